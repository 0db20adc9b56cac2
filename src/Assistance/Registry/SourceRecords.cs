using Paseban.Rules;

namespace Paseban.Assistance.Registry;

/// <summary>
/// What each source says of each person, one record for a source and month. A later statement of the same source about the same
/// month completes the record: what it says replaces, what it leaves open stays.
/// </summary>
internal static class SourceRecords
{
    private const string Columns = """
        person_id bigint not null, source text not null, vintage bigint not null, status text, decile bigint, facts text not null,
        recorded_at bigint not null
        """;

    public static BulkWriter Bulk(UnitOfWork work, string table) =>
        work.Bulk(table, "person_id", "source", "vintage", "status", "decile", "facts", "recorded_at");

    public static void Add(BulkWriter bulk, long personId, Statement statement, long at)
    {
        bulk.Add(personId).Add(statement.Source).Add(statement.Vintage.Index).Add(statement.Status).Add(statement.Decile)
            .Add(statement.Facts).Add(at);
        bulk.EndRow();
    }

    /// <summary>Lands statements about people who are known. Returns those whose record is new or says something else now.</summary>
    public static async Task<IReadOnlyList<(long PersonId, Statement Statement)>> MergeAsync(
        UnitOfWork work, FactCatalogue catalogue, IReadOnlyList<(long PersonId, Statement Statement)> stated, CancellationToken ct)
    {
        if (stated.Count == 0) return [];
        await StageAsync(work, stated, ct);
        var recorded = (await work.ListAsync<RecordedStatement>(
            """
            select s.person_id as PersonId, s.source as Source, s.vintage as Vintage, s.status as Status, s.decile as Decile,
            s.facts as Facts
            from temp_statement t
            join source_record s on s.person_id = t.person_id and s.source = t.source and s.vintage = t.vintage
            """,
            ct: ct)).ToDictionary(row => (row.PersonId, row.Source, row.Vintage));
        var landed = new List<(long PersonId, Statement Statement)>();
        foreach (var (personId, statement) in stated)
        {
            var merged = statement;
            if (recorded.TryGetValue((personId, statement.Source, statement.Vintage.Index), out var earlier))
            {
                merged = Over(catalogue, statement, earlier);
                if (merged.Facts == earlier.Facts) continue;
            }
            landed.Add((personId, merged));
        }
        if (landed.Count == 0) return landed;
        // A new snapshot meets no earlier record of its month, so what is staged can land as it is.
        if (recorded.Count > 0) await StageAsync(work, landed, ct);
        await work.ExecuteAsync(
            """
            insert into source_record (person_id, source, vintage, status, decile, facts, recorded_at)
            select person_id, source, vintage, status, decile, facts, recorded_at from temp_statement where true
            on conflict (person_id, source, vintage) do update
            set status = excluded.status, decile = excluded.decile, facts = excluded.facts, recorded_at = excluded.recorded_at
            """,
            ct: ct);
        return landed;
    }

    private static async Task StageAsync(UnitOfWork work, IReadOnlyList<(long PersonId, Statement Statement)> rows, CancellationToken ct)
    {
        await work.TemporaryAsync("statement", Columns, ct);
        await using var bulk = Bulk(work, "temp_statement");
        foreach (var (personId, statement) in rows) Add(bulk, personId, statement, work.Context.AtMicroseconds);
        await bulk.CompleteAsync(ct);
    }

    private static Statement Over(FactCatalogue catalogue, Statement later, RecordedStatement earlier)
    {
        // A fact that the law has dropped since is left out rather than standing in the way.
        var before = FactSet.Parse(catalogue, earlier.Facts).Match(set => set, _ => FactSet.Empty(catalogue));
        var facts = FactSet.Parse(catalogue, later.Facts).Value.Over(before).ToString();
        return later with { Status = later.Status ?? earlier.Status, Decile = later.Decile ?? earlier.Decile, Facts = facts };
    }

    private sealed record RecordedStatement(long PersonId, string Source, long Vintage, string? Status, long? Decile, string Facts);
}
