namespace Paseban.Assistance.Registry;

/// <param name="Place">Place of the blind index in the list that was asked for.</param>
/// <param name="PersonId">Whose number it is or was.</param>
/// <param name="MergedInto">The record that stands for this one since they were found to be one person; null otherwise.</param>
public sealed record PersonByNik(long Place, long PersonId, long? MergedInto)
{
    /// <summary>The record that counts for money: the one merged into, or the person's own.</summary>
    public long StandingId => MergedInto ?? PersonId;
}

/// <summary>Finds many people at once by their blind indexes; a table of the numbers asked for is joined, never a query for each.</summary>
public static class PeopleByIdentity
{
    /// <summary>Finds the people that have, or once had, these NIKs. A number that nobody has gives no row.</summary>
    public static async Task<IReadOnlyList<PersonByNik>> ByNikAsync(
        UnitOfWork work, IReadOnlyList<string> nikIndexes, CancellationToken ct = default)
    {
        if (nikIndexes.Count == 0) return [];
        await StageAsync(work, "nik_asked", nikIndexes, ct);
        return await work.ListAsync<PersonByNik>(
            """
            select a.place as Place, n.person_id as PersonId, p.merged_into as MergedInto
            from temp_nik_asked a join person_nik n on n.blind_index = a.blind_index join person p on p.person_id = n.person_id
            """,
            ct: ct);
    }

    internal static async Task<IReadOnlyList<KnownPerson>> KnownAsync(
        UnitOfWork work, IReadOnlyList<string> nikIndexes, CancellationToken ct)
    {
        if (nikIndexes.Count == 0) return [];
        await StageAsync(work, "nik_asked", nikIndexes, ct);
        return await work.ListAsync<KnownPerson>(
            """
            select a.place as Place, n.person_id as PersonId, p.row_hash as RowHash
            from temp_nik_asked a join person_nik n on n.blind_index = a.blind_index join person p on p.person_id = n.person_id
            """,
            ct: ct);
    }

    /// <summary>Places of those NIKs whose people a register has spoken of: not only they themselves, at a registration.</summary>
    internal static async Task<IReadOnlySet<long>> InRegistersAsync(
        UnitOfWork work, IReadOnlyList<string> nikIndexes, string declared, CancellationToken ct)
    {
        if (nikIndexes.Count == 0) return new HashSet<long>();
        await StageAsync(work, "nik_asked", nikIndexes, ct);
        return (await work.ListAsync<long>(
            """
            select a.place from temp_nik_asked a join person_nik n on n.blind_index = a.blind_index
            where exists (select 1 from source_record s where s.person_id = n.person_id and s.source <> @declared)
            """,
            new { declared },
            ct)).ToHashSet();
    }

    /// <summary>The households of these family cards, current and former, by the card's blind index.</summary>
    internal static async Task<Dictionary<string, long>> HouseholdsAsync(
        UnitOfWork work, IReadOnlyList<string> cardIndexes, CancellationToken ct)
    {
        if (cardIndexes.Count == 0) return [];
        await StageAsync(work, "card_asked", cardIndexes, ct);
        var found = await work.ListAsync<(long Place, long HouseholdId)>(
            "select a.place, c.household_id from temp_card_asked a join household_card c on c.blind_index = a.blind_index", ct: ct);
        return found.ToDictionary(row => cardIndexes[(int)row.Place], row => row.HouseholdId, StringComparer.Ordinal);
    }

    private static async Task StageAsync(UnitOfWork work, string table, IReadOnlyList<string> indexes, CancellationToken ct)
    {
        await work.TemporaryAsync(table, "place bigint not null, blind_index text not null", ct);
        await using var bulk = work.Bulk($"temp_{table}", "place", "blind_index");
        for (var place = 0; place < indexes.Count; place++)
        {
            bulk.Add(place).Add(indexes[place]);
            bulk.EndRow();
        }
        await bulk.CompleteAsync(ct);
    }
}

internal sealed record KnownPerson(long Place, long PersonId, string RowHash);
