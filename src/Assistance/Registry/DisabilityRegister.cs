namespace Paseban.Assistance.Registry;

/// <summary>Certified disabilities: type, letter, who certified it, and when it must be looked at again.</summary>
internal static class DisabilityRegister
{
    private const string Columns = """
        person_id bigint not null, type bigint not null, evidence text not null, certifier text not null, review_on text,
        recorded_at bigint not null
        """;

    public static BulkWriter Bulk(UnitOfWork work, string table) =>
        work.Bulk(table, "person_id", "type", "evidence", "certifier", "review_on", "recorded_at");

    public static void Add(BulkWriter bulk, long personId, DisabilityLetter letter, long at)
    {
        bulk.Add(personId).Add(letter.Type).Add(letter.Evidence).Add(letter.Certifier).Add(letter.ReviewOn).Add(at);
        bulk.EndRow();
    }

    /// <summary>Lands letters of people who are known; the same letter again brings its review date up to date, and into force an entry
    /// that had ended.</summary>
    public static async Task MergeAsync(
        UnitOfWork work, IReadOnlyList<(long PersonId, DisabilityLetter Letter)> letters, CancellationToken ct)
    {
        if (letters.Count == 0) return;
        await work.TemporaryAsync("letter", Columns, ct);
        await using (var bulk = Bulk(work, "temp_letter"))
        {
            foreach (var (personId, letter) in letters) Add(bulk, personId, letter, work.Context.AtMicroseconds);
            await bulk.CompleteAsync(ct);
        }
        await work.ExecuteAsync(
            """
            insert into disability (person_id, type, evidence, certifier, review_on, recorded_at)
            select person_id, type, evidence, certifier, review_on, recorded_at from temp_letter where true
            on conflict (person_id, type, evidence) do update
            set certifier = excluded.certifier, review_on = coalesce(excluded.review_on, disability.review_on), ended_at = null
            """,
            ct: ct);
    }
}
