using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal static class SiksNgCommands
{
    public static CommandGroup Group() => new(
        "siks-ng",
        "The exchange with the ministry's SIKS-NG: the list out, its answers in, and how they differ.",
        new ExportSubmissionCommand(),
        new ImportDeterminationCommand(),
        new ShowDifferencesCommand());
}

/// <summary>The column map of the exchange, from the folder beside the law or where the command says.</summary>
internal sealed class ColumnMapOption
{
    private const string Name = "exchange/siks-ng.yaml";

    private readonly Option<FileInfo?> map = Operand.OptionalFile("--map", $"The column map. [default: {Name}]");

    public void AddTo(Command command) => command.Add(map);

    public Outcome<SiksNgMap> Read(Session session)
    {
        var law = session.Law();
        if (!law.Succeeded) return law.Problems.ToArray();
        return session.Get(map) is { } given ? ReadFile(given.Name, given.FullName, law.Value.Facts) : Standard(law.Value.Facts);
    }

    /// <summary>The map beside the law.</summary>
    public static Outcome<SiksNgMap> Standard(FactCatalogue facts) =>
        ReadFile(Name, Path.Combine(SourceFolders.Find("exchange"), "siks-ng.yaml"), facts);

    private static Outcome<SiksNgMap> ReadFile(string name, string path, FactCatalogue facts) =>
        File.Exists(path)
            ? SiksNgMap.Read(name, File.ReadAllText(path), facts)
            : Problem.NotFound("siks-ng.map", $"There is no column map at {path}.", "Give it with --map.");
}
