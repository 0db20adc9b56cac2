using Paseban.Assistance.Registry;
using Paseban.Storage;

namespace Paseban.Cli;

/// <summary>One command at work: the database, the proven actor, the clock, and where results go.</summary>
internal sealed class Session(
    Host host, ParseResult args, Database database, DatabasePlace place, Actor actor, TimeProvider clock) : IAsyncDisposable
{
    private KeyRing? keys;
    private IdentityVault? vault;

    public Host Host => host;

    public Database Database => database;

    public DatabasePlace Place => place;

    public Actor Actor => actor;

    public Wording Wording { get; } = GlobalOptions.Wording(args);

    /// <summary>The key ring that belongs to this database; checked when the session was opened.</summary>
    public KeyRing Keys => keys ??= KeyRing.OpenOrCreate(place.KeysFolder);

    /// <summary>A token given on the command line or in the environment; null when there is none.</summary>
    public string? GivenToken => GlobalOptions.Token(host, args);

    /// <summary>Encrypts and decrypts identities with this database's key ring.</summary>
    public IdentityVault Vault => vault ??= new IdentityVault(Keys);

    /// <summary>The law files as they are on disk now.</summary>
    public string LawFolder => GlobalOptions.Law(host, args) ?? SourceFolders.Find("law");

    /// <summary>The law, as it lies on disk now.</summary>
    public Outcome<Law> Law() => Cli.LawFolder.Load(LawFolder);

    /// <summary>The instant now. Take it once for a process: <see cref="Context"/> does.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Now.ToOffset(ProcessContext.Jakarta).DateTime);

    /// <summary>Begins a process: from here on its instant is fixed.</summary>
    public ProcessContext Context(ProcessKind kind) =>
        new(kind, Now, actor, Text("--reason") ?? "", Text("--evidence") ?? "");

    public T Get<T>(Option<T> option) => args.GetValue(option)!;

    public T Get<T>(Argument<T> argument) => args.GetValue(argument)!;

    /// <summary>Runs long work under a progress display.</summary>
    public Task<T> WorkAsync<T>(Func<IProgress<WorkProgress>, Task<T>> work) => ProgressDisplay.RunAsync(host, args, work);

    /// <summary>Prints a result, or the problems that stood in its way; returns the exit code.</summary>
    public int Finish<T>(Outcome<T> outcome, Action<Page, T> view) => Finish(outcome, view, _ => ExitCode.Ok);

    /// <summary>The same, where the result itself says whether all is well (refused rows, a trail that is not whole).</summary>
    public int Finish<T>(Outcome<T> outcome, Action<Page, T> view, Func<T, int> exitCode) =>
        outcome.Succeeded ? Show(outcome.Value, view, exitCode(outcome.Value)) : Report.Problems(host, args, outcome.Problems);

    public int Show<T>(T result, Action<Page, T> view, int exitCode = ExitCode.Ok) => Report.Result(host, args, result, view, exitCode);

    public int Refuse(params IReadOnlyList<Problem> problems) => Report.Problems(host, args, problems);

    public ValueTask DisposeAsync()
    {
        vault?.Dispose();
        keys?.Dispose();
        return database.DisposeAsync();
    }

    private string? Text(string option) =>
        args.CommandResult.Command.Options.FirstOrDefault(candidate => candidate.Name == option) is Option<string?> known
            ? args.GetValue(known)
            : null;
}
