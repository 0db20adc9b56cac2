using Paseban.Rules;

namespace Paseban.Assistance.Enrolment;

/// <summary>
/// The first month that an event touches: the first whose judged day is the event's day or later. With the status judged on the first
/// day of the month, an event on the first touches that month, and one on the second only the next.
/// </summary>
internal sealed class AffectedMonths(Law law)
{
    private readonly Dictionary<(string Programme, DateOnly Day), Outcome<Month>> known = [];

    public Outcome<Month> First(string programme, DateOnly day)
    {
        if (!known.TryGetValue((programme, day), out var month)) known.Add((programme, day), month = Find(programme, Month.Of(day), day));
        return month;
    }

    private Outcome<Month> Find(string programme, Month month, DateOnly day) => law.PaymentRuleFor(programme, month).Match<Outcome<Month>>(
        rule => rule.JudgedDay >= day ? month : month.Plus(1), problems => problems.ToArray());
}
