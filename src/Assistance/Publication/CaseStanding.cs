using Paseban.Assistance.Intake;
using Paseban.Rules;

namespace Paseban.Assistance.Publication;

/// <summary>How far an application has come for one programme.</summary>
/// <param name="Step">The step that comes next, or that spoke last.</param>
/// <param name="At">When the last step spoke, in microseconds.</param>
internal sealed record CaseWay(Standing Standing, StatedReason? Reason, BilingualText Step, string Wave, long At);

/// <summary>Reads the trail of a person's applications as the person would ask: where does it stand for this programme?</summary>
internal sealed class CaseStanding(Law law, StatusRows rows)
{
    /// <summary>Null for whoever asked for nothing and of whom no step has spoken.</summary>
    public CaseWay? Of(string programme) =>
        Of(rows.Members.LastOrDefault(member => member.Programmes.Split(',').Contains(programme, StringComparer.Ordinal)), programme);

    /// <summary>
    /// The newest application that asked for the social registry only, from which every programme draws; null without one.
    /// </summary>
    public CaseWay? OfRegistry() =>
        rows.Members.LastOrDefault(member => member.Programmes.Length == 0) is { } application ? Of(application, "") : null;

    private CaseWay? Of(StatusRows.MemberRow? application, string programme)
    {
        // A current recipient goes through the steps of a new list without an application, which is number 0.
        var number = application?.Application ?? 0;
        var steps = rows.Steps.Where(step => step.Application == number && (step.Programme.Length == 0 || step.Programme == programme))
            .ToList();
        var spoken = steps.LastOrDefault(step => step.Programme == programme) is { } own ? own : steps.LastOrDefault();
        if (application is null) return spoken is not null && spoken.Programme == programme ? Said(spoken, "") : null;
        if (application.Standing == "withdrawn")
            return new(Standing.NotRegistered, ReasonOf("WITHDRAWN", null), Text(application.Step), application.Wave, At(spoken));
        if (application.Standing == "dropped" && spoken?.Outcome != "dropped")
            return new(Standing.Refused, ReasonOf(application.Reason, spoken), Text(application.Step), application.Wave, At(spoken));
        return spoken is null
            ? new(Standing.Considered, null, CaseStep.Registered.Text(), application.Wave, 0)
            : Said(spoken, application.Wave);
    }

    private CaseWay Said(StatusRows.StepRow step, string wave) => step.Outcome switch
    {
        "dropped" => new(Standing.Refused, ReasonOf(step.Reason, step), Text(step.Step), wave, step.RecordedAt),
        "waiting" => new(Standing.Waiting, ReasonOf(step.Reason, step), Text(step.Step), wave, step.RecordedAt),
        "verify" => new(Standing.Considered, ReasonOf(step.Reason, step), Text(step.Step), wave, step.RecordedAt),
        _ => new(Standing.Considered, null, Text(NextAfter(step.Step)), wave, step.RecordedAt),
    };

    private static long NextAfter(long step) =>
        Enum.GetValues<CaseStep>().Select(known => (long)known).Where(known => known > step).DefaultIfEmpty(step).First();

    private static BilingualText Text(long step) => ((CaseStep)step).Text();

    private static long At(StatusRows.StepRow? step) => step?.RecordedAt ?? 0;

    private StatedReason? ReasonOf(string? code, StatusRows.StepRow? step)
    {
        if (code is null) return null;
        var (source, vintage) = SourceOf(step?.Detail ?? "");
        var on = step is null
            ? (DateOnly?)null
            : DateOnly.FromDateTime(Instant.FromMicroseconds(step.RecordedAt).ToOffset(ProcessContext.Jakarta).DateTime);
        return law.Reasons.Find(code) is { } reason
            ? new(reason.PublicText, reason.NextStep ?? CriterionOf(code)?.NextStepIfNotMet, on, source, vintage)
            : new(StatusWords.ByDecision, null, on, source, vintage);
    }

    private Criterion? CriterionOf(string reason) =>
        law.Programmes.SelectMany(programme => programme.Criteria).FirstOrDefault(criterion => criterion.Reason.Code == reason);

    /// <summary>
    /// Steps that rest on another register begin their remark with its code and month, after a word when it is of the household:
    /// <c>rumah tangga: REVENUE 2021-05: ...</c>.
    /// </summary>
    private (BilingualText? Source, Month? Vintage) SourceOf(string detail)
    {
        const string Household = "rumah tangga: ";
        var words = (detail.StartsWith(Household, StringComparison.Ordinal) ? detail[Household.Length..] : detail).Split(' ', 3);
        return words.Length > 1 && law.Facts.FindSource(words[0]) is { } source && Month.TryParse(words[1].TrimEnd(':'), out var month)
            ? (source.Text, month)
            : (null, null);
    }
}
