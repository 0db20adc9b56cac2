using Paseban.Rules;

namespace Paseban.Assistance.Disbursement;

/// <summary>A span of a recipient, as far as it says what is due.</summary>
/// <param name="Until">The last month that may be paid; before <paramref name="From"/> when nothing is left of it.</param>
internal sealed record DueSpan(string Programme, Month From, Month Until, Rupiah Amount);

/// <param name="Through">Null while it is not lifted.</param>
internal sealed record DueSuspension(string Programme, Month From, Month? Through)
{
    public bool Covers(string programme, Month month) =>
        Programme == programme && month >= From && (Through is not { } through || month <= through);
}

/// <summary>
/// The months of one person that a run would pay: what <see cref="MonthsDue"/> says of everybody, from rows that were read already. A test
/// asks that both agree.
/// </summary>
internal static class PersonDue
{
    /// <param name="law">What each month is paid by.</param>
    /// <param name="spans">Of all records of the person.</param>
    /// <param name="suspensions">Of all records of the person.</param>
    /// <param name="held">Months that a live payment holds, with the programme that it is of.</param>
    /// <param name="dates">Birth, death and move as the registry has them.</param>
    /// <param name="through">The last month to look at.</param>
    public static IEnumerable<(string Programme, Month Month, Rupiah Amount)> Of(
        Law law, IReadOnlyList<DueSpan> spans, IReadOnlyList<DueSuspension> suspensions, IEnumerable<(string Programme, Month Month)> held,
        (DateOnly Born, DateOnly? Died, DateOnly? MovedOut) dates, Month through)
    {
        var groups = law.Programmes.Index().ToDictionary(
            each => each.Item.Code, each => (each.Index, each.Item.Group), StringComparer.Ordinal);
        var taken = held.Where(month => groups.ContainsKey(month.Programme))
            .Select(month => (groups[month.Programme].Group, month.Month)).ToHashSet();
        var known = spans.Where(span => groups.ContainsKey(span.Programme))
            .OrderBy(span => groups[span.Programme].Index).ThenBy(span => span.From);
        foreach (var span in known)
        {
            for (var month = span.From; month <= span.Until && month <= through; month = month.Plus(1))
            {
                var rule = law.PaymentRuleFor(span.Programme, month);
                if (rule.Succeeded && IsDue(rule.Value, suspensions, dates) && taken.Add((rule.Value.BenefitGroup, month)))
                    yield return (span.Programme, month, span.Amount);
            }
        }
    }

    private static bool IsDue(
        PaymentRule rule, IReadOnlyList<DueSuspension> suspensions, (DateOnly Born, DateOnly? Died, DateOnly? MovedOut) dates) =>
        rule.Allows(dates.Born, dates.Died, dates.MovedOut)
        && !suspensions.Any(suspension =>
            suspension.Covers(rule.Programme, rule.Month) && (!rule.SuspendedMonthsPaid || suspension.Through is null));
}
