using Paseban.Assistance.Registry;
using Paseban.Kernel;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Bench;

/// <summary>
/// What the steps of one measurement work on: a database, keys, the law, a folder for files, and one person for each act.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    /// <summary>The run that is built, sent, credited and closed.</summary>
    public const string Run = "BENCH-1";

    public static readonly DateOnly ValueDate = new(2024, 3, 1);

    public static readonly IReadOnlyList<string> Programmes = ["KLJ", "KPDJ", "KAJ"];

    private World(Database database, KeyRing keys, IReadOnlyList<LawFile> lawFiles, Law law, string folder, long people)
    {
        (Database, Keys, LawFiles, Law, Folder, People) = (database, keys, lawFiles, law, folder, people);
        Vault = new IdentityVault(keys);
    }

    public Database Database { get; }

    public KeyRing Keys { get; }

    public IdentityVault Vault { get; }

    public IReadOnlyList<LawFile> LawFiles { get; }

    public Law Law { get; }

    /// <summary>Everything that a measurement writes beside a PostgreSQL database lies below it.</summary>
    public string Folder { get; }

    public long People { get; }

    /// <summary>The folder through which files go to the bank and come back.</summary>
    public string Exchange => Path.Combine(Folder, "exchange");

    public static Actor Officer { get; } = Person(11, Role.PusdatinOfficer);

    public static Actor Treasurer { get; } = Person(13, Role.Treasurer);

    public static Actor Liaison { get; } = Person(14, Role.BankLiaison);

    /// <summary>In the order in which they approve.</summary>
    public static IReadOnlyList<Actor> Approvers { get; } = [Person(12, Role.DinasApprover), Treasurer, Person(15, Role.RegionalTreasurer)];

    /// <summary>Nobody who approves later may have imported the decree or the accounts, or adopted the law.</summary>
    private static Actor Administrator { get; } = Person(10, Role.Administrator);

    /// <param name="specification">The database, as <c>--database</c> takes it.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="people">How many recipients.</param>
    public static async Task<World> CreateAsync(string specification, string folder, long people)
    {
        var database = Database.Open(specification).Value;
        await database.MigrateAsync();
        var root = Repository.Of("law");
        IReadOnlyList<LawFile> files = [.. Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new LawFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)))];
        var keys = KeyRing.OpenOrCreate(Path.Combine(folder, "keys"));
        return new World(database, keys, files, Law.Load(files).Value, folder, people);
    }

    public string Of(string file) => Path.Combine(Folder, file);

    /// <summary>An act on the day on which the programme's year begins for us; registers and decree come first.</summary>
    public static ProcessContext Act(ProcessKind kind, Actor? actor = null) =>
        new(kind, At(kind), actor ?? Officer, "measured by the bench", "bench");

    /// <summary>An act of the office that prepares the database.</summary>
    public static ProcessContext Prepare(ProcessKind kind) => Act(kind, Administrator);

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var reading = await Database.ReadAsync();
        return await reading.SingleAsync<T>(sql);
    }

    public async ValueTask DisposeAsync()
    {
        Vault.Dispose();
        Keys.Dispose();
        await Database.DisposeAsync();
    }

    private static DateTimeOffset At(ProcessKind kind)
    {
        var day = kind switch
        {
            < ProcessKind.BudgetRecording => new DateOnly(2024, 1, 20),
            ProcessKind.BankFileReceiving or ProcessKind.RunReconciling or ProcessKind.RunClosing => ValueDate.AddDays(1),
            _ => new DateOnly(2024, 2, 26),
        };
        return new(day, new TimeOnly(9, 0), ProcessContext.Jakarta);
    }

    private static Actor Person(long id, Role role) => new(id, role.ToString(), new HashSet<Role> { role });
}
