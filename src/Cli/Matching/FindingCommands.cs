using Paseban.Cli.Intake;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Matching;

namespace Paseban.Cli.Matching;

internal sealed class ListFindingsCommand : SessionCommand
{
    private readonly Option<string> wave = WaveCommands.Required();

    private readonly Option<string?> effect = new("--effect")
    {
        HelpName = "EFFECT", Description = "excludes, verify or note. [default: excludes and verify]",
    };

    private readonly Option<bool> all = new("--all") { Description = "Also what is resolved or superseded." };

    private readonly Option<int> most = Operand.Count("--most", "At most this many.", 50);

    public ListFindingsCommand() : base(
        Access.ToAsk(Inquiry.Registration),
        "findings",
        "What registers say of the people of a wave, with source, vintage and confidence; what must be looked at first.",
        "paseban match findings --wave FMOTM-2021",
        "paseban match findings --wave FMOTM-2021 --effect excludes --most 200 --json")
    {
        effect.AcceptOnlyFromAmong("excludes", "verify", "note");
        foreach (var option in (Option[])[wave, effect, all, most]) Add(option);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) => session.Finish(
        await new ListFindings(session.Database).RunAsync(
            new(session.Get(wave), !session.Get(all), session.Get(effect), session.Get(most)), ct),
        View);

    private static void View(Page page, FindingsListed result)
    {
        page.Table(
            [
                new("Temuan, orang", "Finding, person"), new("Jenis", "Kind"), new("Sumber", "Source"), new("Bukti", "Evidence"),
                Column.Number("Keyakinan", "Confidence"), new("Akibat", "Effect"), new("Alasan", "Reason"), new("Putusan", "Decision"),
            ],
            result.Findings.Select(finding => (IReadOnlyList<string>)[
                $"{finding.Reference} {finding.Person}", finding.Kind, $"{finding.Source} {finding.Vintage}", finding.Evidence,
                $"{finding.Confidence}%", finding.Effect, finding.Reason ?? "-", finding.Resolution ?? "-",
            ]));
        page.Line($"{page.Count(result.Findings.Count)} / {page.Count(result.All)}");
        page.Next("Putuskan:", "Decide:", "paseban match resolve FND-... --confirm|--dismiss --reason TEXT --evidence TEXT");
    }
}

internal sealed class ResolveFindingCommand : LawCommand
{
    private readonly Argument<string> finding = new("FINDING") { Description = "Its reference: FND-..." };
    private readonly Option<bool> confirm = new("--confirm") { Description = "It is so: the cases go no further." };
    private readonly Option<bool> dismiss = new("--dismiss") { Description = "It is not so: doubt or drop are lifted." };

    public ResolveFindingCommand() : base(
        Access.To(ProcessKind.FindingResolving),
        "resolve",
        "Decides on a finding, once, with reason and evidence.",
        "paseban match resolve FND-1112-V --dismiss --reason \"car was sold\" --evidence \"Samsat 12/2021\"")
    {
        Add(finding);
        this.AddEither(confirm, dismiss);
        Add(Reasons.Why(required: true));
        Add(Reasons.Evidence(required: true));
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        return session.Finish(
            await new ResolveFinding(session.Database, law).RunAsync(
                new(session.Get(finding), session.Get(confirm)), session.Context(ProcessKind.FindingResolving), ct),
            View);
    }

    private static void View(Page page, FindingResolved result)
    {
        page.Pairs(
            ("Temuan", "Finding", result.Finding),
            ("Orang", "Person", result.Person),
            ("Putusan", "Decision", result.Decision),
            ("Gugur", "Dropped", page.Count(result.Dropped)),
            ("Dibuka kembali", "Reopened", page.Count(result.Reopened)),
            ("Masih terbuka karena temuan lain", "Still open for another finding", page.Count(result.StillOpen)));
    }
}
