using Paseban.Cli.Intake;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Matching;

namespace Paseban.Cli.Matching;

internal sealed class LinkProposalsCommand : LawCommand
{
    private readonly Option<string> wave = WaveCommands.Required();

    public LinkProposalsCommand() : base(
        Access.To(ProcessKind.ProposalsLinking),
        "link",
        "Looks in the registry for those whom lists proposed without a usable NIK; nothing is decided.",
        "paseban proposal link --wave FMOTM-2021")
    {
        Add(wave);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var linked = await session.WorkAsync(progress => new LinkProposals(session.Database, law).RunAsync(
            session.Get(wave), session.Context(ProcessKind.ProposalsLinking), progress, ct));
        return session.Finish(linked, View);
    }

    private static void View(Page page, ProposalsLinked result)
    {
        page.Pairs(
            ("Orang tanpa NIK", "People without a NIK", page.Count(result.Waiting)),
            ("Ada calonnya di registri", "Perhaps in the registry", page.Count(result.Found)),
            ("Pasangan yang menunggu keputusan", "Pairs to decide", page.Count(result.Candidates)));
        page.Next("Berikutnya:", "Next:", $"paseban proposal list --wave {result.Wave}");
    }
}

internal sealed class ListProposalsCommand : SessionCommand
{
    private readonly Option<string> wave = WaveCommands.Required();

    public ListProposalsCommand() : base(
        Access.ToAsk(Inquiry.Registration),
        "list",
        "Who was proposed without a usable NIK, and whom the registry has for them; names are masked.",
        "paseban proposal list --wave FMOTM-2021")
    {
        Add(wave);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(await new ListProposals(session.Database).RunAsync(session.Get(wave), ct), View);

    private static void View(Page page, IReadOnlyList<WaitingProposal> waiting)
    {
        page.Table(
            [
                new("Usulan", "Proposal"), new("Draf", "Draft"), new("Asal", "From"), new("Nama", "Name"), new("Calon", "Candidate"),
                new("Nama", "Name"), Column.Number("Peluang", "Probability"), new("Mengapa", "Why"),
            ],
            waiting.SelectMany(one => one.Candidates.Select(candidate => (IReadOnlyList<string>)[
                one.Reference, one.Application, $"{one.Import}:{one.Line}", one.Name, candidate.Person, candidate.Name,
                $"{candidate.PerMille / 10}%", candidate.Parts,
            ]).DefaultIfEmpty([
                one.Reference, one.Application, $"{one.Import}:{one.Line}", one.Name, "-", "", "",
                page.Word("minta KTP", "ask for the card"),
            ])));
        page.Next("Putuskan:", "Decide:", "paseban proposal decide USL-... --person P-... --same|--different ...");
    }
}

internal sealed class DecideProposalCommand : LawCommand
{
    private readonly Argument<string> proposal = new("PROPOSAL") { Description = "Its reference: USL-..." };
    private readonly Option<string> person = new("--person")
    {
        HelpName = "PERSON", Description = "One of its candidates: P-... or a NIK.", Required = true,
    };
    private readonly Option<bool> same = new("--same") { Description = "It is they: their NIK goes into the form, which is submitted." };
    private readonly Option<bool> different = new("--different") { Description = "It is somebody else: never shown again." };

    public DecideProposalCommand() : base(
        Access.To(ProcessKind.ProposalDeciding),
        "decide",
        "Decides once whether somebody proposed without a usable NIK is a person of the registry.",
        "paseban proposal decide USL-1112-K --person P-1113-N --same --reason \"same KTP\" --evidence \"copy of the KTP\"")
    {
        Add(proposal);
        Add(person);
        this.AddEither(same, different);
        Add(Reasons.Why(required: true));
        Add(Reasons.Evidence(required: true));
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        return session.Finish(
            await new DecideProposal(session.Database, session.Keys, law).RunAsync(
                new(session.Get(proposal), session.Get(person), session.Get(same)), session.Context(ProcessKind.ProposalDeciding), ct),
            View);
    }

    private static void View(Page page, ProposalDecided result)
    {
        page.Good(
            result.AreSame ? $"{result.Proposal} adalah {result.Person}." : $"{result.Proposal} bukan {result.Person}.",
            result.AreSame ? $"{result.Proposal} is {result.Person}." : $"{result.Proposal} is not {result.Person}.");
        if (result.Submitted is { } submitted)
            page.Line($"{result.Application}: {page.Word("diajukan", "submitted")}, {submitted.Wave.Code}");
        foreach (var gap in result.Gaps) page.Line($"{result.Application}: {page.Words(gap)}");
    }
}
