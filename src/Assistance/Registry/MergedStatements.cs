namespace Paseban.Assistance.Registry;

/// <summary>
/// What was stated of records that proved to be the same person as another: it counts for the record that stands. Mergers are few, so
/// that they are held while everyone else streams past.
/// </summary>
internal sealed class MergedStatements
{
    /// <summary>For sheets that somebody else has filled.</summary>
    public static readonly MergedStatements None = new(Array.Empty<KnownRow>().ToLookup(row => row.PersonId));

    private readonly ILookup<long, KnownRow> byStanding;

    private MergedStatements(ILookup<long, KnownRow> byStanding) => this.byStanding = byStanding;

    public static async Task<MergedStatements> ReadAsync(Reading reading, CancellationToken ct)
    {
        var rows = new List<(long Standing, KnownRow Row)>();
        await using var found = await reading.StreamAsync(
            $"""
            select p.merged_into, {KnownRow.Columns}
            from person p join source_record s on s.person_id = p.person_id
            where p.merged_into is not null
            """,
            ct: ct);
        while (await found.ReadAsync(ct)) rows.Add((found.GetInt64(0), KnownRow.Read(found, 1)));
        return new(rows.ToLookup(row => row.Standing, row => row.Row));
    }

    public IEnumerable<KnownRow> Of(long standing) => byStanding[standing];
}
