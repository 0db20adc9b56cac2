using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Publication;

/// <summary>Puts together what the rows of one person say, programme by programme.</summary>
internal sealed class StatusAnswer(Law law, StatusRows rows, DateOnly today)
{
    private readonly Month now = Month.Of(today);
    private readonly CaseStanding cases = new(law, rows);

    public StatusShown Of(StatusRows.PersonRow person, Nik nik)
    {
        var months = MonthsOf(person);
        var programmes = law.Programmes.Where(programme => !programme.PaysNothing)
            .Select(programme => Status(programme, [.. months[programme.Code].OrderBy(month => month.Month)]))
            .OrderBy(status => status.Standing == Standing.NotRegistered ? 1 : 0).ToList();
        var held = programmes.Where(status => status.Standing is Standing.Recipient or Standing.Suspended)
            .Select(status => GroupOf(status.Programme)).ToHashSet(StringComparer.Ordinal);
        programmes = programmes.ConvertAll(status =>
            status is { Standing: Standing.NotRegistered, Judged.Outcome: not Eligibility.NotEligible }
                && held.Contains(GroupOf(status.Programme))
                ? status with { Next = StatusWords.HasAnother }
                : status);
        var registry = cases.OfRegistry();
        return new(
            MaskedName.Of(person.Name), nik.Masked, today, programmes,
            registry is null ? null : new(registry.Standing, registry.Step, registry.Reason, registry.Wave),
            [.. rows.Proposals.Select(open => new OpenFinding(TextOf(open.Reason), IsoDate.Parse(open.ReplyUntil)))],
            rows.Visits is [var visit, ..] ? IsoDate.Parse(visit) : null);
    }

    private ProgrammeStatus Status(ProgrammeLaw programme, IReadOnlyList<MonthStatus> months)
    {
        var (judged, newest) = (Judge(programme), Newest(programme.Code));
        var current = newest is { Status: not "ended" } && new Month((int)newest.ToMonth) >= now ? newest : null;
        var ended = current is null && newest is not null ? EndOf(programme.Code, newest) : ((StatedReason? Reason, long At)?)null;
        var way = current is null ? cases.Of(programme.Code) : null;
        // Somebody whose assistance ended may be on the way back: what was said last counts.
        if (ended is { } end && way is not null && way.At <= end.At) way = null;

        var suspension = current is null ? null : rows.Suspensions.LastOrDefault(span => span.Programme == programme.Code && IsOpen(span));
        var standing = suspension is not null ? Standing.Suspended
            : current is not null ? Standing.Recipient
            : way?.Standing ?? (ended is null ? Standing.NotRegistered : Standing.Ended);
        var reason = suspension is not null
            ? ReasonOf(suspension.Reason, suspension.EffectiveOn is null ? null : IsoDate.Parse(suspension.EffectiveOn))
            : way is not null ? way.Reason : ended?.Reason;
        var place = standing == Standing.Waiting
            ? rows.Places.LastOrDefault(line => line.Programme == programme.Code && line.Outcome == "waiting")?.Place
            : null;
        return new(
            programme, standing, newest is null ? null : new Rupiah(newest.Amount), newest is null ? null : Granted(newest),
            newest?.Decree ?? "", reason, way?.Step, way?.Wave ?? "", place, months,
            StatusWords.Next(standing, months, reason, way, judged), judged);
    }

    /// <summary>Within which a person has one benefit this month; the programme's own where the law lets them have several.</summary>
    private string GroupOf(ProgrammeLaw programme) =>
        law.PaymentRuleFor(programme.Code, now).Match(rule => rule.BenefitGroup, _ => programme.Code);

    private StatusRows.SpanRow? Newest(string programme) =>
        // A line that is in force comes before one that was withdrawn whole, whichever begins later.
        rows.Spans.Where(span => span.Programme == programme)
            .OrderBy(span => span.Status == "ended" ? 0 : 1).ThenBy(span => span.ToMonth).LastOrDefault();

    private static MonthRange? Granted(StatusRows.SpanRow span) =>
        span.ToMonth < span.FromMonth ? null : new MonthRange(new Month((int)span.FromMonth), new Month((int)span.ToMonth));

    private bool IsOpen(StatusRows.SuspensionRow span) =>
        span.FromMonth <= now.Index && (span.ThroughMonth is not { } through || through >= now.Index);

    private (StatedReason? Reason, long At) EndOf(string programme, StatusRows.SpanRow newest)
    {
        // Without a decision the decree simply ran out; whoever decides on the next list has not spoken.
        var ran = Instant.ToMicroseconds(new(
            new Month((int)newest.ToMonth).LastDay, new TimeOnly(23, 59), ProcessContext.Jakarta));
        if (newest.Status != "ended" || rows.Ends.LastOrDefault(end => end.Programme == programme) is not { } ended) return (null, ran);
        return (ReasonOf(ended.Reason, IsoDate.Parse(ended.EffectiveOn)), ended.RecordedAt);
    }

    private StatedReason ReasonOf(string code, DateOnly? on) =>
        law.Reasons.Find(code) is { } reason
            ? new(reason.PublicText, reason.NextStep, on)
            : new(StatusWords.ByDecision, null, on);

    private BilingualText TextOf(string code) => law.Reasons.Find(code)?.PublicText ?? StatusWords.ByDecision;

    private Assessment? Judge(ProgrammeLaw programme)
    {
        var compiled = programme.At(now);
        if (!compiled.Succeeded || rows.Known.Count == 0) return null;
        var sheet = new PersonSheet(law, compiled.Value, MergedStatements.None);
        sheet.Begin(rows.Known[0]);
        foreach (var row in rows.Known.Skip(1)) sheet.Add(row);
        sheet.Settle();
        return compiled.Value.Assess(sheet.Facts);
    }

    private ILookup<string, MonthStatus> MonthsOf(StatusRows.PersonRow person)
    {
        var spans = rows.Spans.Select(span => new DueSpan(
            span.Programme, new Month((int)span.FromMonth), Month.First.Plus((int)span.ToMonth - Month.First.Index),
            new Rupiah(span.Amount))).ToList();
        var suspensions = rows.Suspensions.Select(span => new DueSuspension(
            span.Programme, new Month((int)span.FromMonth), span.ThroughMonth is { } through ? new Month((int)through) : null)).ToList();
        var paid = rows.Months.Select(month => (month.Programme, Status: StageOf(month))).ToList();
        var due = PersonDue.Of(
            law, spans, suspensions, rows.Months.Select(month => (month.Programme, month.Month)),
            (IsoDate.Parse(person.BornOn), Day(person.DiedOn), Day(person.MovedOutOn)), now);
        var known = paid.Concat(due.Select(month => (month.Programme, Status: new MonthStatus(month.Month, month.Amount, MonthStage.Due))))
            .ToList();
        var settled = known.Select(month => (month.Programme, month.Status.Month)).ToHashSet();
        var suspended =
            from span in spans
            from month in Months(span)
            where !settled.Contains((span.Programme, month)) && suspensions.Exists(s => s.Covers(span.Programme, month))
            select (span.Programme, Status: new MonthStatus(month, span.Amount, MonthStage.Suspended));
        return known.Concat(suspended).ToLookup(month => month.Programme, month => month.Status);
    }

    private IEnumerable<Month> Months(DueSpan span)
    {
        for (var month = span.From; month <= span.Until && month <= now; month = month.Plus(1)) yield return month;
    }

    private MonthStatus StageOf(PaidMonth month)
    {
        var payment = rows.Payments.FirstOrDefault(row => Reference.Of(BankFilePayments.Prefix, row.Id) == month.Payment);
        var expected = payment is null ? (DateOnly?)null : IsoDate.Parse(payment.ValueDate);
        return month switch
        {
            { Receivable: true, RepaidOn: null } => new(month.Month, month.Amount, MonthStage.ClaimedBack, month.CreditedOn),
            { State: PaymentState.Credited } => new(month.Month, month.Amount, MonthStage.Credited, month.CreditedOn),
            { State: PaymentState.Instructed } => new(month.Month, month.Amount, MonthStage.AtBank, expected),
            { State: PaymentState.Approved } => new(month.Month, month.Amount, MonthStage.Approved, expected),
            { State: PaymentState.Planned } => new(month.Month, month.Amount, MonthStage.Prepared, expected),
            { State: PaymentState.Held } => new(month.Month, month.Amount, MonthStage.Held, null, payment?.HoldReason),
            { State: PaymentState.Forfeited } => new(month.Month, month.Amount, MonthStage.Forfeited),
            _ => new(month.Month, month.Amount, MonthStage.Returned),
        };
    }

    private static DateOnly? Day(string? day) => day is null ? null : IsoDate.Parse(day);
}
