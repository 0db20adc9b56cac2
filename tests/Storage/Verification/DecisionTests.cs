using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Verification;
using Paseban.Tests.Storage.Enrolment;
using static Paseban.Tests.Storage.Enrolment.Village;
using static Paseban.Tests.Storage.Verification.Round;

namespace Paseban.Tests.Storage.Verification;

/// <summary>A finding stops nobody by itself: reply, time, and a named officer who did not propose it.</summary>
public sealed class DecisionTests
{
    [DatabaseTheory]
    public async Task Decide_BeforeTheReplyPeriodIsOver_RefusesToUpholdButMayDismiss(Engine engine)
    {
        await using var village = await WithFindingAsync(engine);

        var early = await DecideAsync(village, uphold: true, "2021-08-20");
        var dismissed = await DecideAsync(village, uphold: false, "2021-08-20");

        Assert.Equal("verification.reply-period", early.Problems.Single().Code);
        Assert.True(dismissed.Succeeded);
        Assert.Equal(("open", null, CaseStep.FieldVerification), await StandingAsync(village, 1));
    }

    [DatabaseTheory]
    public async Task Decide_AfterTheReplyPeriod_StopsTheRegistrationWithItsReason(Engine engine)
    {
        await using var village = await WithFindingAsync(engine);

        var waiting = await ListAsync(village, "2021-08-25");
        var upheld = await DecideAsync(village, uphold: true, "2021-08-25");

        Assert.Equal(ProposalState.Escalated, waiting.Single().State);
        Assert.True(upheld.Succeeded);
        Assert.Equal(("dropped", "NOT_FOUND", CaseStep.FieldVerification), await StandingAsync(village, 1));
        Assert.Empty(await ListAsync(village, "2021-09-25"));
    }

    [DatabaseTheory]
    public async Task Decide_AfterAReply_NeedNotWait(Engine engine)
    {
        await using var village = await WithFindingAsync(engine);
        await new RecordReply(village.Database).RunAsync(
            new(First, new(2021, 8, 12), "was in hospital"), At(ProcessKind.ReplyRecording, "2021-08-12"), Stop);

        var upheld = await DecideAsync(village, uphold: true, "2021-08-13");

        Assert.True(upheld.Succeeded);
    }

    [DatabaseTheory]
    public async Task Decide_ByWhoProposed_IsRefusedAndASecondDecisionToo(Engine engine)
    {
        await using var village = await WithFindingAsync(engine);

        var own = await DecideAsync(village, uphold: true, "2021-08-25", actor: 11);
        await DecideAsync(village, uphold: true, "2021-08-25");
        var second = await DecideAsync(village, uphold: false, "2021-08-26");

        Assert.Equal("verification.own-proposal", own.Problems.Single().Code);
        Assert.Equal("verification.decided", second.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Decide_AfterSomethingElseDroppedTheCase_BringsItBackByNoDismissal(Engine engine)
    {
        await using var village = await WithFindingAsync(engine);
        var letter = await ProposeAsync(village, "OWNS_CAR");
        await DecideAsync(village, uphold: true, "2021-08-25");

        var dismissed = await DecideAsync(village, uphold: false, "2021-08-26", proposal: letter.Value.Reference);

        Assert.True(dismissed.Succeeded);
        Assert.Equal(("dropped", "NOT_FOUND", CaseStep.FieldVerification), await StandingAsync(village, 1));
    }

    [DatabaseTheory]
    public async Task Decide_OneOfTwoFindings_KeepsTheDoubtUntilTheLast(Engine engine)
    {
        await using var village = await WithFindingAsync(engine);
        var letter = await ProposeAsync(village, "OWNS_CAR");

        await DecideAsync(village, uphold: false, "2021-08-20");
        var between = await StandingAsync(village, 1);
        await DecideAsync(village, uphold: false, "2021-08-21", proposal: letter.Value.Reference);

        Assert.Equal(("verify", "NOT_FOUND", CaseStep.FieldVerification), between);
        Assert.Equal(("open", null, CaseStep.FieldVerification), await StandingAsync(village, 1));
    }

    [DatabaseTheory]
    public async Task Decide_AFindingOfNoVisit_LeavesTheDoubtOfAnotherStep(Engine engine)
    {
        await using var village = await Round.BeginAsync(engine);
        var letter = await ProposeAsync(village, "OWNS_CAR");

        await DecideAsync(village, uphold: false, "2021-08-20", proposal: letter.Value.Reference);

        Assert.Equal(("verify", "FACT_UNKNOWN", CaseStep.FieldVerification), await StandingAsync(village, 1));
    }

    [DatabaseTheory]
    public async Task Propose_TheSameAgainOrForAReasonThatStopsNobody_OpensNothing(Engine engine)
    {
        await using var village = await Round.BeginAsync(engine);

        var first = await ProposeAsync(village, "OWNS_CAR");
        var again = await ProposeAsync(village, "OWNS_CAR");
        var quota = await ProposeAsync(village, "QUOTA_FULL");
        var recipient = await new ProposeVerification(village.Database, village.Keys, Statute).RunAsync(
            new(Reference.Of("P", 1).ToString(), null, "QUOTA_FULL"),
            At(ProcessKind.VerificationProposing, "2021-08-11") with { Evidence = "Samsat 12" }, Stop);

        Assert.Equal(first.Value, again.Value);
        Assert.Equal(("reason", "reason"), (quota.Problems.Single().Code, recipient.Problems.Single().Code));
        Assert.Single(await ListAsync(village, "2021-08-12"));
    }

    [DatabaseTheory]
    public async Task Reply_OfADayToCome_IsRefused(Engine engine)
    {
        await using var village = await WithFindingAsync(engine);

        var early = await new RecordReply(village.Database).RunAsync(
            new(First, new(2021, 8, 13), "was in hospital"), At(ProcessKind.ReplyRecording, "2021-08-12"), Stop);

        Assert.Equal("reply.future", early.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Apply_AnUpheldFindingAboutARecipient_SuspendsOnceOnTheDecision(Engine engine)
    {
        await using var village = await Village.CreateAsync(engine);
        var nik = await village.AddPersonAsync();
        await village.ImportAsync([Line(nik, "KLJ", from: "2024-01", to: "2024-12")], "Kepgub 1/2024");
        var proposed = await new ProposeVerification(village.Database, village.Keys, Statute).RunAsync(
            new(nik, null, "OWNS_CAR"), At(ProcessKind.VerificationProposing, "2024-03-01") with { Evidence = "Samsat 12" }, Stop);
        await new DecideVerification(village.Database).RunAsync(
            new(proposed.Value.Reference, Uphold: true, new(2024, 4, 1)), At(ProcessKind.VerificationDeciding, "2024-03-20", 12), Stop);
        var apply = new ApplyVerification(village.Database, village.Keys, Statute);

        var applied = await apply.RunAsync(At(ProcessKind.RecipientSuspending, "2024-03-21"), Stop);
        var again = await apply.RunAsync(At(ProcessKind.RecipientSuspending, "2024-03-22"), Stop);

        Assert.Equal((1, 1, 0), (applied.Value.Decisions, applied.Value.Recorded, applied.Value.Refused.Count));
        Assert.Equal((0, 0), (again.Value.Decisions, again.Value.Recorded));
        await using var reading = await village.Database.ReadAsync(Stop);
        Assert.Equal(
            ("suspended", "OWNS_CAR", proposed.Value.Reference),
            await reading.SingleAsync<(string, string, string)>("select kind, reason, evidence from recipient_event", ct: Stop));
    }

    [DatabaseTheory]
    public async Task Apply_OnADayWithAnotherEvent_NamesTheDecisionThatWasNotApplied(Engine engine)
    {
        await using var village = await Village.CreateAsync(engine);
        var nik = await village.AddPersonAsync();
        await village.ImportAsync([Line(nik, "KLJ", from: "2024-01", to: "2024-12")], "Kepgub 1/2024");
        await village.ChangeAsync([$"{nik},KLJ,tangguhkan,NOT_FOUND,2024-04-01,letter 1", $"{nik},KLJ,pulihkan,,2024-05-01,letter 2"]);
        var proposed = await new ProposeVerification(village.Database, village.Keys, Statute).RunAsync(
            new(nik, null, "DECEASED"), At(ProcessKind.VerificationProposing, "2024-03-01") with { Evidence = "RT 004" }, Stop);
        await new DecideVerification(village.Database).RunAsync(
            new(proposed.Value.Reference, Uphold: true, new(2024, 5, 1)), At(ProcessKind.VerificationDeciding, "2024-06-20", 12), Stop);

        var applied = await new ApplyVerification(village.Database, village.Keys, Statute).RunAsync(
            At(ProcessKind.RecipientEnding, "2024-06-21"), Stop);

        Assert.Equal(0, applied.Value.Recorded);
        Assert.StartsWith(proposed.Value.Reference, Assert.Single(applied.Value.Refused), StringComparison.Ordinal);
    }

    private static readonly string First = Reference.Of("VER", 1).ToString();

    private static async Task<Village> WithFindingAsync(Engine engine)
    {
        var village = await Round.BeginAsync(engine);
        await PlanAsync(village);
        await AnswerAsync(village, "2021-08-10", "Siti", ("hasil", "tidak_ditemukan"), ("rekomendasi", "tidak_layak"));
        return village;
    }

    private static Task<Outcome<VerificationProposed>> ProposeAsync(Village village, string reason) =>
        new ProposeVerification(village.Database, village.Keys, Statute).RunAsync(
            new(Reference.Of("P", 1).ToString(), Reference.Of("REG", 1).ToString(), reason),
            At(ProcessKind.VerificationProposing, "2021-08-11") with { Evidence = "Samsat 12" }, Stop);

    private static Task<Outcome<string>> DecideAsync(Village village, bool uphold, string on, long actor = 12, string? proposal = null) =>
        new DecideVerification(village.Database).RunAsync(
            new(proposal ?? First, uphold, IsoDate.Parse(on)), At(ProcessKind.VerificationDeciding, on, actor), Stop);

    private static Task<IReadOnlyList<ListedProposal>> ListAsync(Village village, string on) =>
        new ListProposals(village.Database).RunAsync(new(OpenOnly: true, 0, 10), IsoDate.Parse(on), Stop);
}
