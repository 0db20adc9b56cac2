namespace Paseban.Cli.Demo;

/// <summary>The folder of a demo and what lies where in it.</summary>
/// <param name="Root">As <c>--out</c> says.</param>
/// <param name="Database">What <c>--database</c> takes.</param>
internal sealed record DemoPlace(string Root, string Database)
{
    public string World => Path.Combine(Root, "world");

    /// <summary>The exchange folder: every file to and from the bank stays here.</summary>
    public string Bank => Path.Combine(Root, "bank");

    public string Keys => Path.Combine(Root, "keys");

    public string Tokens => Path.Combine(Root, "tokens");

    /// <summary>The file of a SQLite database; null on PostgreSQL.</summary>
    public string? DatabaseFile =>
        Database.StartsWith("sqlite:", StringComparison.Ordinal) ? Path.GetFullPath(Database["sqlite:".Length..]) : null;

    /// <summary>Who may log in at the office, and how.</summary>
    public string Users => Path.Combine(Root, "users.txt");

    public string Corrections => Path.Combine(Root, "corrections");

    public string State => Path.Combine(Root, "state.json");

    public string Summary => Path.Combine(Root, "summary.json");

    /// <summary>Shell settings for whoever wants to look around in the demo's database.</summary>
    public string Environment => Path.Combine(Root, "environment.sh");

    /// <summary>Held open while a demo plays, so that two never play in one folder.</summary>
    public string Lock => Path.Combine(Root, "lock");

    public bool IsInside(string file) => file.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Whether the demo of this world lies in the folder, not another's or none.</summary>
    public bool Holds(DemoWorld world) => DemoState.WhoseIs(State) == Key(world);

    /// <summary>Where the key ring of this world's demo is, also while that demo lies aside.</summary>
    public string KeysOf(DemoWorld world) =>
        !Holds(world) && Directory.Exists(Aside(Key(world))) ? Path.Combine(Aside(Key(world)), Path.GetFileName(Keys)) : Keys;

    /// <summary>
    /// Makes room: the demo of another world that lies in the folder is moved aside under its own name, and this one's, if it was moved
    /// aside before, is brought back. Nothing is deleted.
    /// </summary>
    /// <returns>Where the other demo is now; null when none was in the way.</returns>
    public string? MakeRoom(DemoWorld world)
    {
        var here = DemoState.WhoseIs(State);
        var wanted = Aside(Key(world));
        string? moved = null;
        if (here is not null && here != Key(world))
        {
            moved = Aside(here);
            Directory.Move(Root, moved);
        }
        if (
            !File.Exists(State) && Directory.Exists(wanted) && !(
                Directory.Exists(Root) && Directory.EnumerateFileSystemEntries(Root).Any()))
        {
            if (Directory.Exists(Root)) Directory.Delete(Root);
            Directory.Move(wanted, Root);
        }
        Directory.CreateDirectory(Root);
        return moved;
    }

    /// <summary>World and database together: the same world on another engine is another demo, because its bank has other books.</summary>
    public string Key(DemoWorld world) =>
        $"{world.Name} {(Database.StartsWith("postgres:", StringComparison.Ordinal) ? "postgres" : "sqlite")}";

    /// <summary>The executable that plays the outside world: named by PASEBAN_SANDBOX, or built beside this program.</summary>
    public static Outcome<string> FindSandbox(Host host)
    {
        if (host.Variable("PASEBAN_SANDBOX") is { Length: > 0 } named)
            return File.Exists(named) ? named : Missing($"PASEBAN_SANDBOX is set, but there is no {named}.");
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        var beside = Path.Combine(build.FullName, "..", "..", "Sandbox", build.Name, "paseban-sandbox");
        return File.Exists(beside) ? Path.GetFullPath(beside) : Missing("The sandbox is not built.");
    }

    private string Aside(string key) => $"{Root.TrimEnd(Path.DirectorySeparatorChar)} {key}".Replace(' ', '-');

    private static Problem Missing(string message) =>
        Problem.NotFound(
            "demo.sandbox", message, "Start the demo with the launcher (./paseban demo), or set PASEBAN_SANDBOX to the executable.");
}
