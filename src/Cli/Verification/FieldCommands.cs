using Paseban.Assistance.Accounts;
using Paseban.Assistance.Verification;

namespace Paseban.Cli.Verification;

internal sealed class PaperListsCommand : LawCommand
{
    private readonly Option<string> area = new("--area")
    {
        HelpName = "CODE", Description = "A kelurahan, by code or name.", Required = true,
    };
    private readonly Option<string> output = new("--out") { HelpName = "FILE", Description = "An HTML file to print.", Required = true };
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public PaperListsCommand() : base(
        Access.To(ProcessKind.VisitPackaging), "paper",
        "Writes lists of planned visits to print and mark, a page for each RT; enter them back with 'visit import'.",
        "paseban visit paper --area 31.71.03.1002 --out visits.html --reason \"visits of August\"")
    {
        Add(area);
        Add(output);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var written = await new WritePaperLists(session.Database, session.Keys, law).RunAsync(
            new(session.Get(area), Path.GetFullPath(session.Get(output))), session.Context(ProcessKind.VisitPackaging), ct);
        return session.Finish(written, (page, lists) => page.Pairs(
            ("Berkas", "File", lists.Path), ("Kunjungan", "Visits", page.Count(lists.Visits)), (
                "RT", "RT", page.Count(lists.Neighbourhoods))));
    }
}

internal sealed class ExportVisitsCommand : LawCommand
{
    private readonly Option<AreaCode?> area = Operand.OptionalValue<AreaCode>("--area", "CODE", "Only this area. [default: all]");
    private readonly Option<string> output = new("--out") { HelpName = "FILE", Description = "A .csv or .xlsx file.", Required = true };
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public ExportVisitsCommand() : base(
        Access.To(ProcessKind.VisitPackaging), "export",
        "Writes planned visits as a list with empty columns for the answers; enter it back with 'visit import'.",
        "paseban visit export --area 31.71 --out visits.xlsx --reason \"visits of August\"")
    {
        Add(area);
        Add(output);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new ExportVisitsRequest(session.Get(area)?.Value, Path.GetFullPath(session.Get(output)));
        var exported = await session.WorkAsync(progress => new ExportVisits(session.Database, session.Keys, law).RunAsync(
            request, session.Context(ProcessKind.VisitPackaging), progress, ct));
        return session.Finish(
            exported, (page, list) => page.Pairs(("Berkas", "File", list.Path), ("Kunjungan", "Visits", page.Count(list.Visits))));
    }
}

internal sealed class IssuePackageCommand : LawCommand
{
    private readonly Option<string> area = new("--area")
    {
        HelpName = "CODE", Description = "A kelurahan, kecamatan or city, by code.", Required = true,
    };
    private readonly Option<DateOnly> through = Operand.Required<DateOnly>("--through", "DAY", "Visits planned up to this day.");
    private readonly Option<string> output = new("--out")
    {
        HelpName = "FILE", Description = "Where the package is written.", Required = true,
    };
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public IssuePackageCommand() : base(
        Access.To(ProcessKind.VisitPackaging), "package",
        "Packs planned visits to be taken along without signal: one encrypted file, and a code that is shown once.",
        "paseban visit package --area 31.71.03.1002 --through 2021-08-13 --out visits.pkt --reason \"round of the week\"")
    {
        Add(area);
        Add(through);
        Add(output);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var issued = await new IssuePackage(session.Database, session.Keys, law).RunAsync(
            new(session.Get(area), session.Get(through), Path.GetFullPath(session.Get(output))),
            session.Context(ProcessKind.VisitPackaging), ct);
        return session.Finish(issued, (page, package) =>
        {
            page.Pairs(
                ("Paket", "Package", package.Package), ("Berkas", "File", package.Path), (
                    "Kunjungan", "Visits", page.Count(package.Visits)),
                ("Kode pembuka", "Code", package.Code));
            page.Line(page.Word(
                "Catat kode ini terpisah dari berkas; kode tidak disimpan di mana pun.",
                "Keep this code apart from the file; it is kept nowhere else."));
        });
    }
}

internal sealed class MergePackageCommand : LawCommand
{
    private readonly Argument<FileInfo> file = Operand.File("The package as it came back.");
    private readonly Option<string> code = new("--code") { HelpName = "CODE", Description = "The code of the package.", Required = true };

    public MergePackageCommand() : base(
        Access.To(ProcessKind.VisitPackaging), "merge",
        "Merges a package that came back, answer by answer; nothing recorded meanwhile is lost.",
        "paseban visit merge visits-back.pkt --code AB12-CD34-EF56-GH78")
    {
        Add(file);
        Add(code);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var landed = await new MergePackage(session.Database, law).RunAsync(
            new(session.Get(file).FullName, session.Get(code)), session.Context(ProcessKind.VisitPackaging), ct);
        return session.Finish(landed, VisitCommands.View);
    }
}

internal sealed class RecordVisitCommand : LawCommand
{
    private readonly Argument<string> visit = new("VIS") { Description = "The visit (VIS-...)." };
    private readonly Option<DateOnly> on = Operand.Required<DateOnly>("--on", "DAY", "The day of the visit.");
    private readonly Option<string> by = new("--by") { HelpName = "NAME", Description = "Who visited.", Required = true };
    private readonly Option<string[]> answers = new("--answer")
    {
        HelpName = "QUESTION=ANSWER", Description = "hasil=sesuai, rekomendasi=layak, mobil=tidak ...; may be repeated.", Required = true,
    };

    public RecordVisitCommand() : base(
        Access.To(ProcessKind.VisitRecording), "record", "Records the answers of one visit.",
        "paseban visit record VIS-1112-J --on 2021-08-10 --by \"Siti\" --answer hasil=sesuai --answer rekomendasi=layak")
    {
        Add(visit);
        Add(on);
        Add(by);
        Add(answers);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var answer in session.Get(answers))
        {
            var (name, value) = answer.Split('=', 2) is [var left, var right] ? (left.Trim(), right.Trim()) : (answer, "");
            if (value.Length == 0 || !given.TryAdd(name, value))
                return session.Refuse(
                    Problem.Invalid("visit.answer", $"'{answer}' is not one answer to one question.", "Write it as hasil=sesuai."));
        }
        var landed = await new RecordVisit(session.Database, law).RunAsync(
            new(session.Get(visit), session.Get(on), session.Get(by), given), session.Context(ProcessKind.VisitRecording), ct);
        return session.Finish(landed, VisitCommands.View);
    }
}

internal sealed class ImportVisitsCommand : LawCommand
{
    private readonly ImportOptions import = new();

    public ImportVisitsCommand() : base(
        Access.To(ProcessKind.VisitRecording), "import",
        "Enters a list of visited people (referensi or nik, tanggal, petugas, hasil, rekomendasi, lintang, bujur, facts).",
        "paseban visit import visits-back.csv", "paseban visit import visits-back.xlsx --skip-bad-rows --errors refused.csv")
    {
        import.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new ImportVisitsRequest(import.Path(session), import.BadRows(session), import.ErrorsPath(session));
        var imported = await session.WorkAsync(progress => new ImportVisits(session.Database, session.Keys, law).RunAsync(
            request, session.Context(ProcessKind.VisitRecording), progress, ct));
        return session.Finish(imported, View, result => ExitCode.OfRows(result.File.RowsRefused));
    }

    private static void View(Page page, VisitsImported imported)
    {
        ImportOptions.View(page, imported.File);
        if (!imported.File.WasImportedBefore) VisitCommands.View(page, imported.Landed);
    }
}

internal sealed class ShowSlipCommand : LawCommand
{
    private readonly Argument<string> visit = new("VIS") { Description = "The visit (VIS-...)." };

    public ShowSlipCommand() : base(
        Access.ToAsk(Inquiry.Registration), "slip", "The slip for the visited person: reference, result, and how to reply.",
        "paseban visit slip VIS-1112-J")
    {
        Add(visit);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        return session.Finish(await new ShowSlip(session.Database, law).RunAsync(session.Get(visit), ct), View);
    }

    private static void View(Page page, Slip slip)
    {
        page.Heading($"Bukti kunjungan {slip.Reference}", $"Slip of visit {slip.Reference}");
        page.Pairs(
            ("Direncanakan", "Planned", slip.PlannedOn.Iso),
            ("Dikunjungi", "Visited", slip.VisitedOn is { } on ? $"{on.Iso}, {slip.Visitor}" : "-"),
            ("Hasil", "Result", slip.Outcome ?? "-"));
        if (slip.Proposal is null) return;
        page.Line($"{page.Word("Temuan", "Finding")} {slip.Proposal}: {slip.Reason?.In(page.Wording.Operator)}");
        page.Line(page.Word(
            $"Anda berhak menanggapi sampai {slip.ReplyUntil?.Iso} di kelurahan, dengan menyebut nomor ini. Belum ada yang diputuskan.",
            $"You may reply until {slip.ReplyUntil?.Iso} at the kelurahan, naming this number. Nothing is decided yet."));
        if (slip.NextStep is { } next) page.Line(next.In(page.Wording.Operator));
    }
}
