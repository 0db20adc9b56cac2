using System.Globalization;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <summary>One line of a draft.</summary>
/// <param name="Action">tambah, ubah or hapus.</param>
/// <param name="Reason">Why, as an amendment says it: a reason code or the ranking.</param>
internal sealed record DraftLine(
    long PersonId, long CaseId, long ApplicationId, string Programme, string Action, long Amount, Month From, Month To, string Origin,
    string Reason);

/// <summary>What a draft will say, before identities are read.</summary>
internal sealed class DraftPlan
{
    public const string Add = "tambah";
    public const string Change = "ubah";
    public const string Remove = "hapus";

    private static readonly string[] ListHeader = ["nik", "program", "jumlah_per_bulan", "mulai", "sampai", "asal", "kohort"];

    private readonly DraftRequest request;
    private readonly string cohort;
    private readonly Dictionary<string, long> leftBy = new(StringComparer.Ordinal);
    private readonly List<DraftLine> gone = [];
    private readonly List<long?> waves = [];

    private DraftPlan(DraftRequest request, Month from)
    {
        this.request = request;
        cohort = request.Cohort ?? from.Year.ToString(CultureInfo.InvariantCulture);
    }

    public List<DraftLine> Lines { get; } = [];

    public List<string> Rankings { get; } = [];

    public IReadOnlyList<string> Header => request.Amends is null ? ListHeader : [.. ListHeader, "tindakan", "alasan"];

    public long PerMonth => Lines.Where(line => line.Action != Remove).Sum(line => line.Amount);

    public static async Task<Outcome<DraftPlan>> MakeAsync(UnitOfWork work, Law law, DraftRequest request, CancellationToken ct)
    {
        if (await AdoptedLaw.CheckAsync(work, law, ct) is { } notInForce) return notInForce;
        var rankings = new List<Ranking>();
        foreach (var reference in request.Rankings)
        {
            var found = await RankingStore.FindAsync(work, reference, ct);
            if (!found.Succeeded) return found.Problems.ToArray();
            var newest = await RankingStore.NewestAsync(work, found.Value.Programme, found.Value.Month, ct);
            if (newest!.Id != found.Value.Id) return DraftErrors.OldRanking(found.Value, newest);
            var candidacy = await Candidacy.NewestAsync(work, newest.Programme, newest.Month, ct);
            if (!newest.IsOf(candidacy!.AssessmentId, law.Version)) return DraftErrors.Outdated(newest);
            rankings.Add(found.Value);
        }
        if (rankings.Count == 0 || rankings.Select(r => r.MonthIndex).Distinct().Count() > 1
            || rankings.Select(r => r.Programme).Distinct().Count() < rankings.Count)
            return DraftErrors.SeveralMonths;
        var from = request.From ?? rankings[0].Month;
        var to = request.To ?? new Month(from.Year, 12);
        if (to < from || to - from >= 12) return DraftErrors.Months(from, to);
        long? root = null;
        if (request.Amends is { } amends)
        {
            root = await work.FindAsync<long?>("select root_id from decree where number = @amends", new { amends }, ct);
            if (root is null) return DraftErrors.UnknownDecree(amends);
        }
        var plan = new DraftPlan(request, from);
        foreach (var ranking in rankings)
        {
            var payment = law.PaymentRuleFor(ranking.Programme, from);
            if (!payment.Succeeded) return payment.Problems.ToArray();
            await plan.AddAsync(work, ranking, payment.Value.AmountPerMonth.Amount, from, to, root, ct);
        }
        return plan;
    }

    public IReadOnlyList<string> Cells(DraftLine line, string nik)
    {
        string[] cells = line.Action == Remove
            ? [nik, line.Programme, "", line.From.ToString(), "", "", ""]
            :
            [
                nik, line.Programme, line.Amount.ToString(CultureInfo.InvariantCulture), line.From.ToString(), line.To.ToString(),
                line.Origin == "existing" ? "eksisting" : "baru", cohort,
            ];
        return request.Amends is null ? cells : [.. cells, line.Action, line.Reason];
    }

    public DecreeDrafted Result(string reference, string hash, bool wasKnown) => new(
        reference, hash, Counted(line => line.Action), Counted(line => line.Programme), new(PerMonth), leftBy, wasKnown);

    public async Task StageAsync(UnitOfWork work, CancellationToken ct)
    {
        await work.TemporaryAsync("draft", "place bigint not null primary key, person_id bigint not null", ct);
        await using (var bulk = work.Bulk("temp_draft", "place", "person_id"))
        {
            for (var place = 0; place < Lines.Count; place++) bulk.Add((long)place).Add(Lines[place].PersonId).EndRow();
            await bulk.CompleteAsync(ct);
        }
        await work.AnalyzeAsync(["temp_draft"], ct);
    }

    public async Task MoveAsync(UnitOfWork work, string reference, CancellationToken ct)
    {
        await CaseTrail.StageAsync(work, ct);
        await using (var bulk = CaseTrail.Bulk(work))
        {
            // Who was selected and left since is told so, not passed over.
            foreach (var line in Lines.Concat(gone))
            {
                var outcome = line.Action == Remove ? CaseOutcome.Dropped : CaseOutcome.Passed;
                bulk.Add(line.CaseId).Add(line.ApplicationId).Add(line.Programme).Add(outcome.Code())
                    .Add(line.Action == Remove ? line.Reason : null)
                    .Add($"draft={reference};decree={request.Number.Replace(';', ' ')};action={line.Action}").EndRow();
            }
            await bulk.CompleteAsync(ct);
        }
        var wave = waves.Distinct().ToList() is [{ } only] ? only : (long?)null;
        await CasesMoved.LandAsync(work, new(CaseStep.DecreeDraft, wave, reference), ct);
    }

    private async Task AddAsync(
        UnitOfWork work, Ranking ranking, long amount, Month from, Month to, long? root, CancellationToken ct)
    {
        Rankings.Add(ranking.Reference);
        waves.Add(await work.SingleAsync<long?>(
            "select b.wave_id from candidacy c join case_batch b on b.id = c.batch_id where c.assessment_id = @AssessmentId",
            new { ranking.AssessmentId }, ct));
        var standing = await RankingStanding.ReadAsync(work, ranking, from, work.Context.Today, ct);
        DraftLine Line(StandingLine line, string action, string reason) => new(
            line.PersonId, line.CaseId, line.ApplicationId, ranking.Programme, action, amount, from, to, line.Origin, reason);
        foreach (var left in standing.Where(line => line.LeftBy is not null && line.Outcome == RankedOutcome.Selected))
        {
            leftBy[left.LeftBy!] = leftBy.GetValueOrDefault(left.LeftBy!) + 1;
            if (root is null) gone.Add(Line(left, Remove, left.LeftBy!));
        }
        if (root is not { } list)
        {
            Lines.AddRange(standing.Where(line => line.Outcome == RankedOutcome.Selected && line.LeftBy is null)
                .Select(line => Line(line, Add, ranking.Reference)));
            return;
        }
        var listed = await ListedAsync(work, ranking.Programme, list, from, ct);
        foreach (var line in standing)
        {
            var isListed = listed.Remove(line.PersonId, out var now);
            if (line.HasPlace && !isListed) Lines.Add(Line(line, Add, ranking.Reference));
            else if (line.HasPlace && (now.Amount != amount || now.To != to.Index)) Lines.Add(Line(line, Change, ranking.Reference));
            else if (isListed && !line.HasPlace) Lines.Add(Line(line, Remove, line.LeftBy ?? "QUOTA_FULL"));
        }
        await RemoveRefusedAsync(work, ranking, amount, from, to, listed, ct);
    }

    /// <summary>
    /// People of the list whom the law refused. Somebody who was not judged, or not yet, stays: they came on it by another decision.
    /// </summary>
    private async Task RemoveRefusedAsync(
        UnitOfWork work, Ranking ranking, long amount, Month from, Month to, Dictionary<long, (long Amount, long To)> listed,
        CancellationToken ct)
    {
        if (listed.Count == 0) return;
        var refused = await work.ListAsync<(long Person, long Case, long Application, string Reason)>(
            """
            select coalesce(p.merged_into, p.person_id), s.person_id, s.application_id, coalesce(s.reason, '')
            from candidacy c join case_step s on s.batch_id = c.batch_id join person p on p.person_id = s.person_id
            where c.assessment_id = @AssessmentId and s.outcome = 'dropped' order by 1, 3 desc
            """,
            new { ranking.AssessmentId },
            ct);
        Lines.AddRange(refused.DistinctBy(row => row.Person).Where(row => listed.ContainsKey(row.Person)).Select(row => new DraftLine(
            row.Person, row.Case, row.Application, ranking.Programme, Remove, amount, from, to, "existing", row.Reason)));
    }

    /// <summary>Who stands on the list in that month or later, with amount and last month.</summary>
    private static async Task<Dictionary<long, (long Amount, long To)>> ListedAsync(
        Reading reading, string programme, long root, Month from, CancellationToken ct)
    {
        var rows = await reading.ListAsync<(long Person, long Amount, long To)>(
            """
            select coalesce(p.merged_into, p.person_id), max(r.amount), max(r.to_month)
            from recipient r join decree d on d.id = r.decree_id join person p on p.person_id = r.person_id
            where d.root_id = @root and r.programme = @programme and r.to_month >= @from and r.to_month >= r.from_month
            group by coalesce(p.merged_into, p.person_id)
            """,
            new { root, programme, from = (long)from.Index },
            ct);
        return rows.ToDictionary(row => row.Person, row => (row.Amount, row.To));
    }

    private Dictionary<string, long> Counted(Func<DraftLine, string> by) =>
        Lines.GroupBy(by).ToDictionary(group => group.Key, group => group.LongCount(), StringComparer.Ordinal);
}
