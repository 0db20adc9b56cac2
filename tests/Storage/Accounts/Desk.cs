using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;

namespace Paseban.Tests.Storage.Accounts;

/// <summary>A database with an area and a clock that moves on, where people sign in.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string Cideng = "31.71.03.1002";
    public const string Password = "tujuh kuda hijau";

    private readonly TestDatabase test;

    private Desk(TestDatabase test)
    {
        this.test = test;
        Keys = KeyRing.OpenOrCreate(test.Folder);
        Messages = new Letterbox(this);
    }

    public Database Database => test.Database;

    public KeyRing Keys { get; }

    public Letterbox Messages { get; }

    public DateTimeOffset Now { get; private set; } = A.Morning;

    public static async Task<Desk> OpenAsync(Engine engine, bool sandbox = true)
    {
        var desk = new Desk(await TestDatabase.CreateAsync(engine));
        await using var work = await desk.Database.BeginAsync(A.Process(), Stop);
        await work.ExecuteAsync(
            "insert into area (code, level, name, parent, folded) values (@Cideng, 4, 'Cideng', null, 'cideng')", new { Cideng }, Stop);
        if (sandbox) await work.ExecuteAsync("insert into setting (name, value) values ('sandbox', 'yes')", ct: Stop);
        await work.CommitAsync(Stop);
        return desk;
    }

    public void Wait(TimeSpan time) => Now += time;

    public ProcessContext Process(ProcessKind kind = ProcessKind.SigningIn) => A.Process(kind, Now);

    public Task<Outcome<UserAdded>> AddAsync(
        string login, GivenCredentials? given = null, Role role = Role.PusdatinOfficer, string? area = null) =>
        new AddUser(Database, Keys).RunAsync(
            new(login, $"Name of {login}", new HashSet<Role> { role }, area is null ? [] : [AreaCode.Parse(area)], given),
            Process(ProcessKind.ActorAdding),
            Stop);

    /// <summary>A user whose password and second step are known; returns the secret.</summary>
    public async Task<string> AddKnownAsync(string login)
    {
        var secret = new string('A', 31) + "B";
        await AddAsync(login, new(Password, secret));
        return secret;
    }

    public Task<Outcome<SignInStep>> SignInAsync(string login, string password = Password, AccountKind kind = AccountKind.Staff) =>
        new SignIn(Database, Keys).RunAsync(new(kind, login, password, "Firefox"), Process(), Stop);

    public Task<Outcome<SignInStep>> ConfirmAsync(string token, string code) =>
        new ConfirmSecondStep(Database, Keys).RunAsync(token, code, Process(), Now, Stop);

    /// <summary>Signs in with both steps; half a minute goes by, so that each time has its own code.</summary>
    public async Task<SignInStep> EnterAsync(string login, string secret)
    {
        Wait(TimeSpan.FromSeconds(30));
        var first = await SignInAsync(login);
        return (await ConfirmAsync(first.Value.Token, Totp.CodeAt(secret, Now))).Value;
    }

    public Task<SignedIn?> FindAsync(string token) => new Sessions(Database).FindAsync(token, Now, ct: Stop);

    public async Task<IReadOnlyList<string>> EventsAsync() =>
        [.. (await new ListAuditEvents(Database).RunAsync(new(null, 0, 100), Stop)).Select(happened => happened.Kind)];

    public async Task<IReadOnlyList<string>> BodiesAsync() =>
        [.. (await new ListAuditEvents(Database).RunAsync(new(null, 0, 100), Stop)).Select(happened => happened.Body)];

    public async ValueTask DisposeAsync()
    {
        Keys.Dispose();
        await test.DisposeAsync();
    }
}
