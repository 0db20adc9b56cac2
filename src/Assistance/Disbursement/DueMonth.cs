using Paseban.Rules;

namespace Paseban.Assistance.Disbursement;

/// <summary>A month that somebody is entitled to and that no run has taken up yet.</summary>
public sealed record DueMonth(Month Month, string Programme, Rupiah Amount)
{
    /// <summary>Nobody waits for more years than these; it bounds what the law is asked.</summary>
    private const int MostMonths = 60;

    /// <param name="work">Reads; nothing of it is kept but temporary tables.</param>
    /// <param name="law">Says which months age, life and residence allow.</param>
    /// <param name="standing">The record that stands for the person.</param>
    /// <param name="through">The last month that is asked for.</param>
    /// <param name="ct">Ends the reading.</param>
    internal static async Task<IReadOnlyList<DueMonth>> ReadAsync(
        UnitOfWork work, Law law, long standing, Month through, CancellationToken ct)
    {
        var spans = await work.ListAsync<(string Programme, long From, long To)>(
            """
            select r.programme, min(r.from_month), max(r.to_month) from recipient r join person p on p.person_id = r.person_id
            where p.person_id = @standing or p.merged_into = @standing group by r.programme order by r.programme
            """,
            new { standing }, ct);
        if (spans.Count == 0) return [];
        var last = Math.Min(spans.Max(span => span.To), through.Index);
        var first = Math.Max(spans.Min(span => span.From), last - MostMonths);
        if (last < first) return [];
        var programmes = law.Programmes.Where(p => spans.Any(span => span.Programme == p.Code)).Select(p => p.Code).ToList();
        // A month that the law does not reach cannot be due; the months that it reaches are shown in any case.
        _ = await MonthsDue.WriteRulesAsync(work, law, programmes, new(new((int)first), new((int)last)), ct);
        return await MonthsDue.OfPersonAsync(work, standing, ct);
    }
}
