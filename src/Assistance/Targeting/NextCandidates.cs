namespace Paseban.Assistance.Targeting;

/// <param name="Waiting">Place on the waiting list when the ranking was made.</param>
public sealed record NextInLine(long PersonId, string Area, long Place, long Waiting)
{
    public string Person => Registry.PersonKey.ReferenceOf(PersonId);
}

/// <param name="Left">Selected people who no longer count.</param>
/// <param name="Next">Waiting people for whom a place is free.</param>
public sealed record NextInKelurahan(string Area, long Left, long Next);

/// <param name="Ranking">The newest ranking of the programme and month.</param>
/// <param name="LeftBy">How many selected people left, by reason code.</param>
/// <param name="People">By kelurahan and place.</param>
public sealed record NextProposed(
    Ranking Ranking, IReadOnlyDictionary<string, long> LeftBy, IReadOnlyList<NextInKelurahan> Kelurahan,
    IReadOnlyList<NextInLine> People);

/// <summary>Who is next in line where somebody left. Changes nothing: an amendment puts them on the list.</summary>
public sealed class NextCandidates(Database database)
{
    /// <param name="programme">Code of the programme.</param>
    /// <param name="at">The month of the ranking.</param>
    /// <param name="today">Deaths and moves until this day are heard.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Outcome<NextProposed>> RunAsync(string programme, Month at, DateOnly today, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        if (await RankingStore.NewestAsync(reading, programme, at, ct) is not { } ranking) return CandidateErrors.NotRanked(programme, at);
        var month = Month.Of(today) > at ? Month.Of(today) : at;
        var lines = await RankingStanding.ReadAsync(reading, ranking, month, today, ct);
        var left = lines.FindAll(line => line.LeftBy is not null && line.Outcome == RankedOutcome.Selected);
        var selected = lines.Where(line => line.Outcome == RankedOutcome.Selected).GroupBy(line => line.Area)
            .ToDictionary(area => area.Key, area => area.LongCount());
        return new NextProposed(
            ranking,
            left.GroupBy(line => line.LeftBy!).ToDictionary(reason => reason.Key, reason => reason.LongCount()),
            [
                .. lines.GroupBy(line => line.Area)
                    .Select(area => new NextInKelurahan(
                        area.Key, left.LongCount(line => line.Area == area.Key), area.LongCount(line => line.IsNext)))
                    .Where(area => area.Left + area.Next > 0),
            ],
            [
                .. lines.Where(line => line.IsNext)
                    .Select(line => new NextInLine(
                        line.PersonId, line.Area, line.Place, line.Place - selected.GetValueOrDefault(line.Area))),
            ]);
    }
}
