using Paseban.Assistance.Accounts;
using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Verification;

namespace Paseban.Cli.Verification;

internal static class VerificationCommands
{
    public static CommandGroup Group() => new(
        "verification",
        "Findings on their way to a decision: put to the person, replied to, decided.",
        new ListProposalsCommand(), new ProposeCommand(), new ReplyCommand(), new DecideCommand(), new ApplyCommand());

    public static Argument<string> Proposal() => new("VER") { Description = "The finding (VER-...)." };
}

internal sealed class ListProposalsCommand : SessionCommand
{
    private readonly Option<bool> all = new("--all") { Description = "Those decided too." };
    private readonly Option<string?> after = new("--after") { HelpName = "VER", Description = "The last reference of the page before." };
    private readonly Option<int> limit = Operand.Count("--limit", "At most this many.", 50);

    public ListProposalsCommand() : base(
        Access.ToAsk(Inquiry.Registration), "list",
        "Findings that wait: for a reply, for a decision, or escalated because the time to reply is over and nobody decided.",
        "paseban verification list")
    {
        Add(all);
        Add(after);
        Add(limit);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var last = session.Get(after) is { } text ? Reference.Read("VER", text) : Reference.Of("VER", 0);
        if (!last.Succeeded) return session.Refuse(last.Problems);
        var found = await new ListProposals(session.Database).RunAsync(
            new(!session.Get(all), last.Value.Id, session.Get(limit)), session.Today, ct);
        return session.Show(found, View);
    }

    private static void View(Page page, IReadOnlyList<ListedProposal> proposals)
    {
        if (proposals.Count == 0)
        {
            page.Good("Tidak ada temuan yang menunggu.", "No finding waits.");
            return;
        }
        page.Table(
            [
                new("Temuan", "Finding"), new("Orang", "Person"), new("Pendaftaran", "Application"), new("Alasan", "Reason"),
                new("Dasar", "Rests on"), new("Tanggapan sampai", "Reply until"), Column.Number("Tanggapan", "Replies"),
                new("Keadaan", "State"),
            ],
            proposals.Select(proposal => (IReadOnlyList<string>)[
                proposal.Reference, proposal.Person, proposal.Application ?? "-", proposal.Reason, proposal.Evidence,
                proposal.ReplyUntil.Iso, page.Count(proposal.Replies), State(page, proposal.State),
            ]));
    }

    private static string State(Page page, ProposalState state) => state switch
    {
        ProposalState.AwaitingReply => page.Word("menunggu tanggapan", "awaiting reply"),
        ProposalState.Replied => page.Word("ditanggapi, perlu diputuskan", "replied, to be decided"),
        ProposalState.Escalated => page.Word("NAIK: waktu habis, perlu diputuskan", "ESCALATED: time is over, to be decided"),
        ProposalState.Upheld => page.Word("dikuatkan", "upheld"),
        ProposalState.Dismissed => page.Word("digugurkan", "dismissed"),
    };
}

internal sealed class ProposeCommand : LawCommand
{
    private readonly Argument<string> person = new("PERSON") { Description = "A reference (P-...) or a NIK." };
    private readonly Option<string?> application = new("--application")
    {
        HelpName = "REG", Description = "The registration it would stop; a recipient without it.",
    };
    private readonly Option<string> code = new("--finding")
    {
        HelpName = "CODE", Description = "Reason code: NOT_FOUND, OWNS_CAR ...", Required = true,
    };
    private readonly Option<string?> evidence = Reasons.Evidence(required: true);

    public ProposeCommand() : base(
        Access.To(ProcessKind.VerificationProposing), "propose", "Puts a finding to the person, who may reply.",
        "paseban verification propose P-1112-J --finding OWNS_CAR --evidence \"letter 12/2024 of Samsat\"")
    {
        Add(person);
        Add(application);
        Add(code);
        Add(evidence);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var proposed = await new ProposeVerification(session.Database, session.Keys, law).RunAsync(
            new(session.Get(person), session.Get(application), session.Get(code)), session.Context(ProcessKind.VerificationProposing), ct);
        return session.Finish(proposed, (page, result) => page.Pairs(
            ("Temuan", "Finding", result.Reference), ("Tanggapan sampai", "Reply until", result.ReplyUntil.Iso)));
    }
}

internal sealed class ReplyCommand : SessionCommand
{
    private readonly Argument<string> proposal = VerificationCommands.Proposal();
    private readonly Option<DateOnly> on = Operand.Required<DateOnly>("--on", "DAY", "The day on which the reply came.");
    private readonly Option<string> note = new("--note")
    {
        HelpName = "TEXT", Description = "What was said; no names, no numbers.", Required = true,
    };
    private readonly Option<string?> evidence = Reasons.Evidence(required: false);

    public ReplyCommand() : base(
        Access.To(ProcessKind.ReplyRecording), "reply", "Records what the person says to a finding.",
        "paseban verification reply VER-1112-J --on 2021-08-15 --note \"the car was sold in 2019\" --evidence \"letter of Samsat\"")
    {
        Add(proposal);
        Add(on);
        Add(note);
        Add(evidence);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var replied = await new RecordReply(session.Database).RunAsync(
            new(session.Get(proposal), session.Get(on), session.Get(note)), session.Context(ProcessKind.ReplyRecording), ct);
        return session.Finish(replied, (page, number) => page.Good($"Tanggapan ke-{number} dicatat.", $"Reply {number} is recorded."));
    }
}

internal sealed class DecideCommand : SessionCommand
{
    private readonly Argument<string> proposal = VerificationCommands.Proposal();
    private readonly Option<bool> uphold = new("--uphold") { Description = "The finding stands and stops." };
    private readonly Option<bool> dismiss = new("--dismiss") { Description = "The finding falls and the case goes on." };
    private readonly Option<DateOnly?> on = Operand.OptionalValue<DateOnly>("--effective-on", "DAY", "From which day. [default: today]");
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public DecideCommand() : base(
        Access.To(ProcessKind.VerificationDeciding), "decide",
        "Decides on a finding, after the reply or the time to reply; never who proposed it.",
        "paseban verification decide VER-1112-J --dismiss --reason \"letter of Samsat seen\"",
        "paseban verification decide VER-1112-J --uphold --reason \"no reply, seen twice\"")
    {
        Add(proposal);
        this.AddEither(uphold, dismiss);
        Add(on);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var decided = await new DecideVerification(session.Database).RunAsync(
            new(session.Get(proposal), session.Get(uphold), session.Get(on) ?? session.Today),
            session.Context(ProcessKind.VerificationDeciding), ct);
        return session.Finish(decided, (page, reference) =>
        {
            page.Good($"{reference} diputuskan.", $"{reference} is decided.");
            if (session.Get(uphold)) page.Next("Bila ia penerima:", "For a recipient:", "paseban verification apply");
        });
    }
}

internal sealed class ApplyCommand : LawCommand
{
    public ApplyCommand() : base(
        Access.To(ProcessKind.RecipientSuspending, ProcessKind.RecipientEnding), "apply",
        "Carries upheld findings into the standing of current recipients: ends and suspensions that rest on the decision.",
        "paseban verification apply")
    {
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var applied = await new ApplyVerification(session.Database, session.Keys, law).RunAsync(
            session.Context(ProcessKind.RecipientSuspending), ct);
        return session.Finish(applied, View, result => result.Refused.Count > 0 ? ExitCode.Problems : ExitCode.Ok);
    }

    private static void View(Page page, VerificationApplied applied)
    {
        page.Pairs(
            ("Keputusan baru", "New decisions", page.Count(applied.Decisions)),
            ("Penghentian dan penangguhan", "Ends and suspensions", page.Count(applied.Recorded)));
        foreach (var refused in applied.Refused) page.Bad(refused);
    }
}
