using System.CommandLine;
using Paseban.Assistance.Targeting;
using Paseban.Kernel;

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
        var given = session.Get(map);
        var path = given?.FullName ?? Path.Combine(SourceFolders.Find("exchange"), "siks-ng.yaml");
        return File.Exists(path)
            ? SiksNgMap.Read(given is null ? Name : given.Name, File.ReadAllText(path), law.Value.Facts)
            : Problem.NotFound("siks-ng.map", $"There is no column map at {path}.", "Give it with --map.");
    }
}
