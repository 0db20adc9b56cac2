using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Oversight;
using Paseban.Cli.Registry;

namespace Paseban.Cli.Oversight;

/// <summary>One registration from the first day to the last rupiah.</summary>
internal sealed class ShowCaseCommand : LawCommand
{
    private readonly Argument<string> key = new("REF")
    {
        Description = "An application (REG-...), a person (P-...), or a NIK.",
    };
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public ShowCaseCommand() : base(
        Access.ToAsk(Inquiry.OneCase),
        "show",
        "Follows one registration through every step: what it said, why, on what it rests, and what can be done.",
        "paseban case show REG-1112-J --reason \"asks where it stands\"",
        "paseban case show P-1112-J --reason \"objection\"")
    {
        Add(key);
        Add(reason);
    }

    public static CommandGroup Group() => new(
        "case", "A registration and its way through the steps of the process.", new ShowCaseCommand());

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var shown = await new ShowCase(session.Database, session.Keys, law).RunAsync(
            session.Get(key), session.Context(ProcessKind.IdentityReading), ct);
        if (!shown.Succeeded) return session.Refuse(shown.Problems);
        await using var reading = await session.Database.ReadAsync(ct);
        var people = new List<CaseOfPerson>();
        foreach (var found in shown.Value.Cases)
        {
            var person = Reference.Read("P", found.Person).Value.Id;
            people.Add(new(found, await PaidMonth.ReadAsync(reading, person, ct)));
        }
        return session.Show(new CaseFile(shown.Value.Asked, people), View);
    }

    private static void View(Page page, CaseFile file)
    {
        foreach (var (found, months) in file.Cases)
        {
            page.Heading($"{found.Name}  {found.Person}", $"{found.Name}  {found.Person}");
            page.Pairs(
                ("Pendaftaran", "Application", found.Application ?? page.Word("tanpa pendaftaran", "none")),
                ("Gelombang", "Wave", found.Wave ?? "-"),
                ("Program yang diminta", "Programmes asked for", found.Programmes.Length == 0 ? "-" : found.Programmes),
                ("Kedudukan", "Standing", Standing(page, found)));
            Steps(page, found);
            Advice(page, found);
            if (months.Count > 0) PersonPage.Months(page, months);
            page.Line();
        }
    }

    private static void Steps(Page page, ShownCase found) =>
        page.Table(
            [
                new("Waktu", "When"),
                new("Langkah", "Step"),
                new("Hasil", "Outcome"),
                new("Alasan", "Reason"),
                new("Keterangan", "Detail"),
                new("Dasar", "Rests on"),
                new("Oleh", "By"),
            ],
            found.Steps.Select(step => (IReadOnlyList<string>)[
                Page.Date(step.At),
                step.Programme.Length == 0 ? step.Step.Text().In(page.Wording.Operator)
                    : $"{step.Step.Text().In(page.Wording.Operator)} {step.Programme}",
                Outcome(page, step.Outcome),
                step.ReasonText?.In(page.Wording.Operator) ?? step.Reason ?? "",
                step.Detail.Replace(";", "; ", StringComparison.Ordinal),
                step.Reference,
                step.By,
            ]));

    /// <summary>What the person can do: the newest word that asks something of them.</summary>
    private static void Advice(Page page, ShownCase found)
    {
        var last = found.Steps.LastOrDefault(step => step.NextStep is not null);
        if (last?.NextStep is { } advice && found.Standing is not "open")
            page.Line($"{page.Word("Yang dapat dilakukan", "What can be done")}: {advice.In(page.Wording.Operator)}");
        if (found.WaitsFor is { } next)
            page.Line($"{page.Word("Langkah berikutnya", "Next step")}: {next.Text().In(page.Wording.Operator)}");
    }

    private static string Standing(Page page, ShownCase found) => found.Standing switch
    {
        "open" => page.Word("berjalan", "under way"),
        "verify" => page.Word("berjalan, perlu diperiksa", "under way, to be verified"),
        "dropped" => page.Word("tidak dilanjutkan", "goes no further"),
        "withdrawn" => page.Word("ditarik", "withdrawn"),
        _ => "-",
    };

    private static string Outcome(Page page, string outcome) => outcome switch
    {
        "passed" => page.Word("lolos", "passed"),
        "verify" => page.Word("perlu diperiksa", "to be verified"),
        "waiting" => page.Word("menunggu", "waits"),
        "dropped" => page.Word("tidak lolos", "not passed"),
        "reopened" => page.Word("dibuka kembali", "reopened"),
        _ => outcome,
    };

    private sealed record CaseFile(string Asked, IReadOnlyList<CaseOfPerson> Cases);

    private sealed record CaseOfPerson(ShownCase Case, IReadOnlyList<PaidMonth> Months);
}
