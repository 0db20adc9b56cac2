namespace Paseban.Assistance.Registry;

/// <summary>Who read whose identity, and what for. Without a purpose nothing is shown.</summary>
internal static class AccessLog
{
    public static Problem? MissingPurpose(ProcessContext context) => string.IsNullOrWhiteSpace(context.Reason)
        ? Problem.Invalid(
            "access.purpose", "Reading an identity needs a purpose.", "Say what you need it for; it is kept with your name.")
            .InIndonesian("Data identitas hanya dibuka untuk suatu keperluan.", "Tulis keperluannya; dicatat bersama nama Anda.")
            .AtCommandLine("Give it with --reason.")
        : null;

    /// <summary>One record for each person shown; one without a person when nobody was, so that guessing leaves a trace too.</summary>
    public static async Task RecordAsync(UnitOfWork work, IReadOnlyCollection<long> people, CancellationToken ct)
    {
        var count = Math.Max(1, people.Count);
        var id = await work.TakeNumbersAsync("access_record", count, ct);
        await using var bulk = work.Bulk("access_record", "id", "at", "actor_id", "person_id", "purpose");
        foreach (var person in people.Select(person => (long?)person).DefaultIfEmpty(null))
        {
            bulk.Add(id++).Add(work.Context.AtMicroseconds).Add(work.Context.Actor.Id).Add(person).Add(work.Context.Reason);
            bulk.EndRow();
        }
        await bulk.CompleteAsync(ct);
    }
}
