using Paseban.Assistance.Accounts;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal sealed class ExplainCommand : LawCommand
{
    private readonly Option<string> nik = new("--nik")
    {
        HelpName = "NIK|P-...", Description = "Whose case: the NIK, or the person's reference.", Required = true,
    };

    private readonly Option<string> programme = new("--programme") { HelpName = "KLJ", Description = "Which programme.", Required = true };

    private readonly Option<Month> at = Operand.Required<Month>("--at", "MONTH", "The month in question: 2024-03.");

    private readonly Option<string?> reason = Reasons.Why(required: false);

    public ExplainCommand() : base(
        Access.ToAsk(Inquiry.OneCase),
        "explain",
        "Why one person is or is not entitled to a month: "
            + "each criterion, the fact and its source, the law, and the next step. Leaves an access record.",
        "paseban explain --nik 3171990101500001 --programme KLJ --at 2024-03",
        "paseban explain --nik P-1112-F --programme KAJ --at 2024-03 --language en --reason \"question at the counter\"")
    {
        Add(nik);
        Add(programme);
        Add(at);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var context = session.Context(ProcessKind.IdentityReading);
        if (context.Reason.Length == 0) context = context with { Reason = "a question about one case (explain)" };
        var explained = await new ExplainDecision(session.Database, session.Keys, law).RunAsync(
            new ExplainRequest(session.Get(nik), session.Get(programme), session.Get(at)), context, ct);
        var language = session.Wording.Citizen;
        return session.Finish(
            explained.Select(found => new ExplainedCase(
                found.Person, found.Name, Explanation.Of(found.Assessment, language), found.Law, found.Stored)),
            View);
    }

    private static void View(Page page, ExplainedCase result)
    {
        var explanation = result.Explanation;
        page.Line($"{result.Person}  {result.Name}");
        page.Line(explanation.Title);
        page.Line();
        page.Line(explanation.Outcome);
        page.Line(explanation.Basis);
        foreach (var line in explanation.Lines)
        {
            page.Line();
            page.Line($"{Mark(line.Result)} {line.ResultText}: {line.Text}");
            foreach (var fact in line.Facts) page.Line($"    {fact.Name}: {fact.Value} ({string.Join(", ", Known(fact))})");
            page.Line($"    {line.Citation}");
            if (line.Reason is not null) page.Line($"    -> {line.Reason}");
            if (line.NextStep is not null) page.Line($"    -> {line.NextStep}");
        }
        page.Line();
        if (result.Law.Warning() is { } warning) page.Line(page.Word(warning.Id, warning.En));
        page.Pairs(
            ("Versi hukum", "Law version", explanation.LawVersion[..16]),
            ("Keputusan tersimpan", "Stored decision", Kept(result.Stored)));
    }

    private static string Kept(StoredDecision? stored) =>
        stored is null ? "-" : $"{stored.Reference}, {Page.Date(stored.At)}, {stored.Outcome}";

    private static IEnumerable<string> Known(ExplainedFact fact) => fact.Date.Length == 0 ? [fact.Source] : [fact.Source, fact.Date];

    private static string Mark(Truth result) => result switch { Truth.Met => "[+]", Truth.NotMet => "[-]", Truth.Unknown => "[?]" };

    private sealed record ExplainedCase(string Person, string Name, Explanation Explanation, LawStanding Law, StoredDecision? Stored);
}
