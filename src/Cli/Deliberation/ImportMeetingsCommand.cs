using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Imports;

namespace Paseban.Cli.Deliberation;

internal sealed class ImportMeetingsCommand : LawCommand
{
    private readonly Argument<FileInfo[]> files = new("FILE")
    {
        Description = "Meetings, attendance, proposals and decisions, in any order (CSV or XLSX); each is known by its columns.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<string> wave = MeetingOperands.Wave();
    private readonly Option<bool> skip = new("--skip-bad-rows")
    {
        Description = "Let the good rows land; otherwise one bad row refuses all files. Bad rows are listed beside each file.",
    };

    public ImportMeetingsCommand() : base(
        Access.To(ProcessKind.MeetingHolding),
        "import",
        "Takes in what came back on paper from many meetings. The same files again change nothing.",
        "paseban meeting import meetings.csv attendance.csv decisions.csv --wave FMOTM-2021",
        "paseban meeting import decisions-cideng.xlsx --wave FMOTM-2021 --skip-bad-rows")
    {
        Add(files);
        Add(wave);
        Add(skip);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new MeetingFiles(
            session.Get(wave), [.. session.Get(files).Select(file => file.FullName)],
            session.Get(skip) ? BadRows.SkipRow : BadRows.RefuseFile);
        var imported = await session.WorkAsync(progress => new ImportMeetings(session.Database, session.Keys, law)
            .RunAsync(request, session.Context(ProcessKind.MeetingHolding), progress, ct));
        return session.Finish(imported, View, result => result.HasRefusedRows ? ExitCode.Problems : ExitCode.Ok);
    }

    private static void View(Page page, MeetingsImported imported)
    {
        foreach (var file in imported.Files)
        {
            ImportOptions.View(page, file.File);
            if (file.File.WasImportedBefore) continue;
            page.Pairs(
                ("Jenis berkas", "What it holds", file.What),
                ("Baru atau berubah", "New or changed", page.Count(file.Changed)),
                ("Sudah tercatat", "On record already", page.Count(file.Repeated)));
        }
        page.Next("Berikutnya:", "Next:", "paseban meeting sign --all --wave WAVE");
    }
}
