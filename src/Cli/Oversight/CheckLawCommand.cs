namespace Paseban.Cli.Oversight;

/// <summary>Needs no database: whoever edits the law proves it before anyone adopts it.</summary>
internal sealed class CheckLawCommand() : OperatorCommand(
    "check",
    "Proves the law: its files are well formed and referenced, no month has a gap, and every golden case comes out as written.",
    "paseban law check",
    "paseban law check --law ../proposal/law --json")
{
    protected override Task<int> RunAsync(Host host, ParseResult args, CancellationToken ct)
    {
        var files = LawFolder.Read(GlobalOptions.Law(host, args) ?? SourceFolders.Find("law"));
        if (!files.Succeeded) return Task.FromResult(Report.Problems(host, args, files.Problems));
        var report = LawCheck.Run(files.Value);
        return Task.FromResult(Report.Result(host, args, report, View, report.Passed ? ExitCode.Ok : ExitCode.Problems));
    }

    public static void View(Page page, LawReport report)
    {
        foreach (var message in report.Messages) page.Line(message.ToString());
        if (report.Passed) page.Good("Hukum lolos pemeriksaan.", "The law holds.");
        else page.Bad(
            $"{report.Messages.Count} hal harus diperbaiki.", $"{Plural.Of(report.Messages.Count, "thing", "things")} to correct.");
        page.Pairs(
            ("Versi", "Version", report.Version),
            ("Berkas", "Files", page.Count(report.Files)),
            ("Program", "Programmes", page.Count(report.Programmes)),
            ("Parameter", "Parameters", page.Count(report.Parameters)),
            ("Kriteria", "Criteria", page.Count(report.Criteria)),
            ("Kasus uji lolos", "Golden cases passed", page.Count(report.CasesPassed)),
            ("Kasus uji gagal", "Golden cases failed", page.Count(report.CasesFailed)));
        if (report.Passed) page.Next("Berikutnya:", "Next:", "paseban law adopt");
    }
}
