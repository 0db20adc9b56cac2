using Paseban.Cli.Intake;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Verification;

namespace Paseban.Cli.Verification;

internal static class VisitCommands
{
    public static CommandGroup Group() => new(
        "visit",
        "Visits at home: plan, take along, record, enter back.",
        new PlanVisitsCommand(),
        new RequestVisitCommand(),
        new PlanRechecksCommand(),
        new ListVisitsCommand(),
        new PaperListsCommand(),
        new ExportVisitsCommand(),
        new IssuePackageCommand(),
        new MergePackageCommand(),
        new RecordVisitCommand(),
        new KeepVisitPhotoCommand(),
        new ReadVisitPhotoCommand(),
        new ImportVisitsCommand(),
        new ShowSlipCommand());

    public static void View(Page page, VisitsPlanned planned)
    {
        if (planned.Visits == 0)
        {
            page.Good(
                "Tidak ada yang perlu dikunjungi: semua sudah dijadwalkan atau dikunjungi.",
                "Nobody is to be visited: all are planned or visited.");
            return;
        }
        page.Pairs(
            ("Kunjungan", "Visits", $"{page.Count(planned.Visits)}  {planned.Reference}"),
            ("karena ada keraguan", "because of a doubt", page.Count(planned.Doubts)),
            ("contoh acak", "sample", page.Count(planned.Sample)),
            ("Kelurahan", "Kelurahan", page.Count(planned.Kelurahan)),
            ("Hari", "Days", $"{planned.First?.Iso} .. {planned.Last?.Iso}"));
        page.Next("Berikutnya:", "Next:", "paseban visit paper, paseban visit package");
    }

    public static void View(Page page, AnswersLanded landed)
    {
        if (landed.Answers == 0)
        {
            page.Good("Sudah tercatat: tidak ada yang berubah.", "On record already: nothing changed.");
            return;
        }
        page.Pairs(
            ("Jawaban dicatat", "Answers recorded", page.Count(landed.Answers)),
            ("Kunjungan selesai", "Visits done", page.Count(landed.Done)),
            ("sesuai", "confirmed", page.Count(landed.Confirmed)),
            ("ada temuan, menunggu tanggapan", "finding, awaiting reply", page.Count(landed.Against)));
        foreach (var contradiction in landed.Contradictions)
            page.Bad($"Dua petugas menjawab berbeda: {contradiction}", $"Two visitors answered differently: {contradiction}");
        if (landed.Against > 0) page.Next("Berikutnya:", "Next:", "paseban verification list");
    }
}

internal sealed class PlanVisitsCommand : SessionCommand
{
    private readonly Option<string> wave = WaveCommands.Required();
    private readonly Option<int> sample = new("--sample")
    {
        HelpName = "PERCENT", Description = "How many of those without a doubt are visited too.", DefaultValueFactory = _ => 0,
    };
    private readonly Option<AreaCode?> area = Operand.OptionalValue<AreaCode>(
        "--area", "CODE", "Only this kelurahan, kecamatan or city.");
    private readonly Option<DateOnly> from = Operand.Required<DateOnly>("--from", "DAY", "The first day of visits.");
    private readonly Option<int> perDay = Operand.Count("--per-day", "Visits a day in a kelurahan.", 8);

    public PlanVisitsCommand() : base(
        Access.To(ProcessKind.VisitPlanning), "plan",
        "Plans a visit for everybody of a wave about whom there is a doubt, and for a sample of the others.",
        "paseban visit plan --wave FMOTM-2021 --sample 5 --from 2021-08-09")
    {
        Add(wave);
        Add(sample);
        Add(area);
        Add(from);
        Add(perDay);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var request = new PlanVisitsRequest(
            session.Get(wave), session.Get(sample), session.Get(area)?.Value, session.Get(from), session.Get(perDay));
        var planned = await new PlanVisits(session.Database).RunAsync(request, session.Context(ProcessKind.VisitPlanning), ct);
        return session.Finish(planned, VisitCommands.View);
    }
}

internal sealed class RequestVisitCommand : SessionCommand
{
    private readonly Argument<string> person = new("PERSON") { Description = "A reference (P-...) or a NIK." };
    private readonly Option<DateOnly> on = Operand.Required<DateOnly>("--on", "DAY", "The day on which somebody comes.");
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public RequestVisitCommand() : base(
        Access.To(ProcessKind.VisitPlanning), "request", "Plans a visit to one person who cannot come (jemput bola).",
        "paseban visit request P-1112-J --on 2024-03-04 --reason \"bed-ridden, asks for help to register\"")
    {
        Add(person);
        Add(on);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var planned = await new RequestVisit(session.Database, session.Keys).RunAsync(
            new(session.Get(person), session.Get(on)), session.Context(ProcessKind.VisitPlanning), ct);
        return session.Finish(planned, VisitCommands.View);
    }
}

internal sealed class PlanRechecksCommand : LawCommand
{
    private readonly Option<string> programme = new("--programme")
    {
        HelpName = "CODE", Description = "Whose recipients.", Required = true,
    };
    private readonly Option<DateOnly> from = Operand.Required<DateOnly>("--from", "DAY", "The first day of visits.");
    private readonly Option<int> perDay = Operand.Count("--per-day", "Visits a day in a kelurahan.", 8);
    private readonly Option<int> most = Operand.Count("--most", "At most this many.", int.MaxValue);

    public PlanRechecksCommand() : base(
        Access.To(ProcessKind.VisitPlanning), "recheck",
        "Plans a visit to recipients whom nobody from the field has seen for the months that the law sets (law/steps/recheck_months.yaml).",
        "paseban visit recheck --programme KLJ --from 2024-08-01 --most 500")
    {
        Add(programme);
        Add(from);
        Add(perDay);
        Add(most);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new PlanRechecksRequest(session.Get(programme), session.Get(from), session.Get(perDay), session.Get(most));
        var planned = await new PlanRechecks(session.Database, law).RunAsync(
            request, session.Context(ProcessKind.VisitPlanning), ct);
        return session.Finish(planned, VisitCommands.View);
    }
}

internal sealed class ListVisitsCommand : SessionCommand
{
    private readonly Option<AreaCode?> area = Operand.OptionalValue<AreaCode>("--area", "CODE", "Only this area.");
    private readonly Option<string?> state = new("--state") { HelpName = "planned|done|cancelled", Description = "Only in this state." };
    private readonly Option<string?> after = new("--after") { HelpName = "VIS", Description = "The last reference of the page before." };
    private readonly Option<int> limit = Operand.Count("--limit", "At most this many.", 50);

    public ListVisitsCommand() : base(
        Access.ToAsk(Inquiry.Registration), "list", "Visits by number, a page at a time; nobody's name is in it.",
        "paseban visit list --area 31.71.03.1002 --state planned")
    {
        state.AcceptOnlyFromAmong("planned", "done", "cancelled");
        Add(area);
        Add(state);
        Add(after);
        Add(limit);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var last = session.Get(after) is { } text ? Reference.Read(Visits.Prefix, text) : Reference.Of(Visits.Prefix, 0);
        if (!last.Succeeded) return session.Refuse(last.Problems);
        var visits = await new ListVisits(session.Database).RunAsync(
            new(session.Get(area)?.Value, session.Get(state), last.Value.Id, session.Get(limit)), ct);
        return session.Show(visits, View);
    }

    private static void View(Page page, IReadOnlyList<ListedVisit> visits)
    {
        if (visits.Count == 0)
        {
            page.Line(page.Word("Tidak ada kunjungan.", "No visits."));
            return;
        }
        page.Table(
            [
                new("Kunjungan", "Visit"), new("Orang", "Person"), new("Pendaftaran", "Application"), new("Alasan", "Reason"),
                new("Wilayah", "Area"), new("RW/RT", "RW/RT"), new("Rencana", "Planned"), new("Keadaan", "State"),
            ],
            visits.Select(visit => (IReadOnlyList<string>)[
                visit.Reference, visit.Person, visit.Application ?? "-", visit.Reason, visit.Area, $"{visit.Rw}/{visit.Rt}",
                visit.PlannedOn.Iso, visit.VisitedOn is { } on ? $"{visit.State} {on.Iso}" : visit.State,
            ]));
    }
}
