using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <summary>
/// Who has another benefit of the group in a month (the law's <c>overlap</c> decides whether programmes share a group), by decree or by the
/// newest ranking of another programme.
/// </summary>
/// <param name="Kept">People who keep the other benefit and use no place here.</param>
/// <param name="Given">People selected for another programme who keep this one if they are selected here, with that programme.</param>
internal sealed record OtherBenefits(IReadOnlySet<long> Kept, IReadOnlyDictionary<long, string> Given)
{
    public static async Task<OtherBenefits> ReadAsync(
        Reading reading, PaymentRule payment, RankingRule rule, CancellationToken ct)
    {
        var args = new { payment.Programme, payment.BenefitGroup, month = (long)payment.Month.Index };
        var kept = (await reading.ListAsync<long>(
            """
            select distinct coalesce(p.merged_into, p.person_id)
            from recipient r join person p on p.person_id = r.person_id
            where r.benefit_group = @BenefitGroup and r.programme <> @Programme and r.from_month <= @month and r.to_month >= @month
            """,
            args,
            ct)).ToHashSet();
        var given = new Dictionary<long, string>();
        var selected = await reading.ListAsync<(long Person, string Programme)>(
            """
            select l.person_id, k.programme
            from ranking k join ranking_line l on l.ranking_id = k.id
            where k.month = @month and k.benefit_group = @BenefitGroup and k.programme <> @Programme and l.outcome = 'selected'
              and k.id = (select max(newest.id) from ranking newest where newest.programme = k.programme and newest.month = k.month)
            """,
            args,
            ct);
        foreach (var (person, programme) in selected)
        {
            if (rule.Keeps(programme, payment.Programme)) kept.Add(person);
            else given[person] = programme;
        }
        return new(kept, given);
    }
}
