namespace Paseban.Assistance.Targeting;

/// <summary>A programme's candidates in order, cut at the quotas, as it was sealed.</summary>
/// <param name="Group">The benefit group within which a person has one benefit.</param>
/// <param name="LawHash">The law whose rule was applied; <paramref name="RuleFrom"/> is the day from which that rule holds.</param>
/// <param name="QuotaChange">The newest change of quotas that was heard.</param>
/// <param name="Amount">Rupiah a month for each selected person.</param>
/// <param name="Elsewhere">Candidates who keep another benefit of the group.</param>
public sealed record Ranking(
    long Id, string Programme, long MonthIndex, string Group, long AssessmentId, string LawHash, string RuleFrom, long QuotaChange,
    long Amount, long Selected, long Waiting, long Elsewhere, string MerkleRoot, long RankedAt)
{
    public string Reference => ReferenceOf(Id);

    public Month Month => new((int)MonthIndex);

    public DateTimeOffset At => Instant.FromMicroseconds(RankedAt);

    /// <summary>What the selected cost a month.</summary>
    public Rupiah PerMonth => new(checked(Selected * Amount));

    /// <summary>Made of this judgement, and by this law; otherwise the candidates have to be ranked again.</summary>
    public bool IsOf(long assessment, string law) => AssessmentId == assessment && LawHash == law;

    internal static string ReferenceOf(long id) => Kernel.Reference.Of("RANK", id).ToString();
}

internal static class RankingStore
{
    private const string Select = """
        select id as Id, programme as Programme, month as MonthIndex, benefit_group as "Group", assessment_id as AssessmentId,
               law_hash as LawHash, rule_from as RuleFrom, quota_change as QuotaChange, amount as Amount, selected as Selected,
               waiting as Waiting, elsewhere as Elsewhere, merkle_root as MerkleRoot, ranked_at as RankedAt
        from ranking
        """;

    public static Task<Ranking?> NewestAsync(Reading reading, string programme, Month month, CancellationToken ct) =>
        reading.FindAsync<Ranking>(
            $"{Select} where programme = @programme and month = @month order by id desc limit 1",
            new { programme, month = (long)month.Index },
            ct);

    /// <summary>The ranking of a reference such as RANK-1112-X.</summary>
    public static async Task<Outcome<Ranking>> FindAsync(Reading reading, string reference, CancellationToken ct)
    {
        var read = Reference.Read("RANK", reference);
        if (!read.Succeeded) return read.Problems.ToArray();
        return await reading.FindAsync<Ranking>($"{Select} where id = @Id", new { read.Value.Id }, ct) is { } found
            ? found
            : Problem.NotFound("ranking.unknown", $"There is no ranking {read.Value}.", "Compare the number letter by letter.")
                .InIndonesian($"Tidak ada peringkat {read.Value}.", "Cocokkan lagi nomornya huruf demi huruf.")
                .AtCommandLine("Make one: paseban candidates rank");
    }

    public static Task<int> InsertAsync(UnitOfWork work, Ranking ranking, CancellationToken ct) => work.ExecuteAsync(
        """
        insert into ranking (id, programme, month, benefit_group, assessment_id, law_hash, rule_from, quota_change, amount, selected,
                             waiting, elsewhere, merkle_root, ranked_at, ranked_by)
        values (@Id, @Programme, @MonthIndex, @Group, @AssessmentId, @LawHash, @RuleFrom, @QuotaChange, @Amount, @Selected,
                @Waiting, @Elsewhere, @MerkleRoot, @RankedAt, @by)
        """,
        new
        {
            ranking.Id,
            ranking.Programme,
            ranking.MonthIndex,
            ranking.Group,
            ranking.AssessmentId,
            ranking.LawHash,
            ranking.RuleFrom,
            ranking.QuotaChange,
            ranking.Amount,
            ranking.Selected,
            ranking.Waiting,
            ranking.Elsewhere,
            ranking.MerkleRoot,
            ranking.RankedAt,
            by = work.Context.Actor.Id,
        },
        ct);
}

/// <summary>The lines of a ranking, which never change.</summary>
public static class RankingRows
{
    public static readonly RowSet Set = new(
        "ranking.lines",
        """
        select area, place, person_id, case_id, application_id, outcome, origin, grounds from ranking_line where ranking_id = @id
        order by area, place, person_id
        """);
}
