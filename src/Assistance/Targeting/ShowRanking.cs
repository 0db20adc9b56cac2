namespace Paseban.Assistance.Targeting;

/// <summary>A kelurahan of a ranking.</summary>
public sealed record RankedKelurahan(string Area, string Kelurahan, string City, long Selected, long Waiting, long Elsewhere);

/// <param name="Grounds">What the keys compared: <c>decile=2;priority=3;age=71</c>; a question mark where it is unknown.</param>
public sealed record RankedLine(string Area, long Place, long PersonId, string Outcome, string Origin, string Grounds)
{
    public string Person => Registry.PersonKey.ReferenceOf(PersonId);
}

/// <param name="IsWhole">Whether the root computed now from the lines is the one that was sealed.</param>
/// <param name="Lines">In the order of kelurahan and place.</param>
public sealed record RankingShown(
    Ranking Ranking, bool IsWhole, IReadOnlyList<RankedKelurahan> Kelurahan, IReadOnlyList<RankedLine> Lines);

/// <summary>A sealed ranking by kelurahan, and who stands in which place.</summary>
public sealed class ShowRanking(Database database)
{
    /// <param name="reference">Such as RANK-1112-X; null for the newest of the programme and month.</param>
    /// <param name="programme">Code of the programme, where no reference is given.</param>
    /// <param name="at">Month of the ranking, where no reference is given.</param>
    /// <param name="area">Lines of this kelurahan only; null for all.</param>
    /// <param name="size">At most this many lines.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Outcome<RankingShown>> RunAsync(
        string? reference, string programme, Month at, string? area, int size, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = reference is not null
            ? await RankingStore.FindAsync(reading, reference, ct)
            : await RankingStore.NewestAsync(reading, programme, at, ct) is { } newest
                ? newest
                : CandidateErrors.NotRanked(programme, at);
        if (!found.Succeeded) return found.Problems.ToArray();
        var root = await RankingRows.Set.ComputeAsync(reading, found.Value.Id, ct);
        var kelurahan = await reading.ListAsync<RankedKelurahan>(
            """
            select l.area as Area, max(a.name) as Kelurahan, max(c.name) as City,
                   cast(sum(case l.outcome when 'selected' then 1 else 0 end) as bigint) as Selected,
                   cast(sum(case l.outcome when 'waiting' then 1 else 0 end) as bigint) as Waiting,
                   cast(sum(case l.outcome when 'elsewhere' then 1 else 0 end) as bigint) as Elsewhere
            from ranking_line l
            join area a on a.code = l.area join area k on k.code = a.parent join area c on c.code = k.parent
            where l.ranking_id = @Id group by l.area order by l.area
            """,
            new { found.Value.Id },
            ct);
        var lines = await reading.ListAsync<RankedLine>(
            """
            select area as Area, place as Place, person_id as PersonId, outcome as Outcome, origin as Origin, grounds as Grounds
            from ranking_line where ranking_id = @Id and (@area = '' or area = @area) order by area, place, person_id limit @size
            """,
            new { found.Value.Id, area = area ?? "", size = (long)size },
            ct);
        return new RankingShown(found.Value, root.Root == found.Value.MerkleRoot, kelurahan, lines);
    }
}
