using Paseban.Rules;

namespace Paseban.Assistance.Registry;

/// <summary>The dates that end or interrupt entitlement, as the person record has them.</summary>
internal sealed record VitalDates(string? DiedOn, string? MovedOutOn)
{
    public static Task<VitalDates> OfAsync(Reading reading, long person, CancellationToken ct) => reading.SingleAsync<VitalDates>(
        "select died_on as DiedOn, moved_out_on as MovedOutOn from person where person_id = @person", new { person }, ct);

    /// <summary>What the person's own source records say: of each date, the statement that was recorded last.</summary>
    private static async Task<VitalDates> FromStatementsAsync(Reading reading, FactCatalogue catalogue, long person, CancellationToken ct)
    {
        var columns = new PersonColumns(catalogue);
        var texts = await reading.ListAsync<string>(
            "select facts from source_record where person_id = @person order by recorded_at, vintage, source", new { person }, ct);
        var dates = new VitalDates(null, null);
        foreach (var text in texts)
        {
            var facts = FactSet.Parse(catalogue, text).Match(set => set, _ => FactSet.Empty(catalogue));
            dates = new(Date(facts[columns.DeathDate]) ?? dates.DiedOn, Date(facts[columns.MovedOutDate]) ?? dates.MovedOutOn);
        }
        return dates;
    }

    /// <summary>
    /// Settles the dates of all records of the person anew, by what their source records say now. Gives those that hold for the record.
    /// </summary>
    public static async Task<VitalDates> ResettleAsync(UnitOfWork work, FactCatalogue catalogue, long person, CancellationToken ct)
    {
        foreach (var record in await MergedRecords.AllOfAsync(work, person, ct))
            await (await FromStatementsAsync(work, catalogue, record, ct)).SaveAsync(work, record, ct);
        await MergedRecords.CarryVitalEventsAsync(work, ct);
        return await OfAsync(work, person, ct);
    }

    public Task SaveAsync(UnitOfWork work, long person, CancellationToken ct) => work.ExecuteAsync(
        "update person set died_on = @DiedOn, moved_out_on = @MovedOutOn where person_id = @person", new { DiedOn, MovedOutOn, person },
        ct);

    /// <summary>
    /// Takes over days that a source reported of many people at once, and carries them to the records that stand for them. A day that is
    /// recorded already stays: whoever corrected it knew more.
    /// </summary>
    public static async Task ReportAsync(
        UnitOfWork work, IReadOnlyCollection<(long PersonId, DateOnly? DiedOn, DateOnly? MovedOutOn)> reports, CancellationToken ct)
    {
        if (reports.Count == 0) return;
        await work.TemporaryAsync("vital_report", "person_id bigint not null, died_on text, moved_out_on text", ct);
        await using (var bulk = work.Bulk("temp_vital_report", "person_id", "died_on", "moved_out_on"))
        {
            foreach (var (person, died, moved) in reports) bulk.Add(person).Add(died).Add(moved).EndRow();
            await bulk.CompleteAsync(ct);
        }
        await work.ExecuteAsync(
            """
            update person set died_on = coalesce(person.died_on, r.died_on), moved_out_on = coalesce(person.moved_out_on, r.moved_out_on)
            from temp_vital_report r where r.person_id = person.person_id
            """,
            ct: ct);
        await MergedRecords.CarryVitalEventsAsync(work, ct);
    }

    private static string? Date(long? day) => day is { } number ? DateOnly.FromDayNumber((int)number).Iso : null;
}
