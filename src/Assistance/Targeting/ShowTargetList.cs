namespace Paseban.Assistance.Targeting;

/// <param name="StillGoing">Lines whose case was not dropped or withdrawn since.</param>
public sealed record TargetListKelurahan(string Area, string Kelurahan, string City, long Lines, long Households, long StillGoing);

/// <param name="IsWhole">Whether the root computed now from the lines is the one that was locked.</param>
public sealed record TargetListShown(TargetList List, bool IsWhole, IReadOnlyList<TargetListKelurahan> Kelurahan);

/// <summary>A locked list by kelurahan, with its hash computed anew.</summary>
public sealed class ShowTargetList(Database database)
{
    public async Task<IReadOnlyList<TargetList>> ListAsync(CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        return await TargetListStore.AllAsync(reading, ct);
    }

    /// <param name="reference">Such as DST-1112-X.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Outcome<TargetListShown>> RunAsync(string reference, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = await TargetListStore.FindAsync(reading, reference, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var root = await TargetListRows.Set.ComputeAsync(reading, found.Value.Id, ct);
        var kelurahan = await reading.ListAsync<TargetListKelurahan>(
            """
            select l.area as Area, max(a.name) as Kelurahan, max(c.name) as City, count(*) as Lines,
                   count(distinct l.application_id) as Households,
                   cast(sum(case when m.standing in ('open', 'verify') then 1 else 0 end) as bigint) as StillGoing
            from target_list_line l
            join area a on a.code = l.area
            join area k on k.code = a.parent
            join area c on c.code = k.parent
            left join application_member m on m.person_id = l.person_id and m.application_id = l.application_id
            where l.target_list_id = @Id
            group by l.area order by l.area
            """,
            new { found.Value.Id },
            ct);
        return new TargetListShown(found.Value, root.Root == found.Value.MerkleRoot, kelurahan);
    }
}
