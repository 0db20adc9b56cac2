using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Bench.Steps;

/// <summary>A registry holds more people than a decree: each recipient gets likenesses that are paid nothing.</summary>
internal sealed class WiderRegistry(Database database)
{
    private const int Likenesses = 3;

    // More than that would measure the disk of whoever runs it; the city has 11 million.
    private const long Most = 2_500_000;

    /// <summary>Four people for each recipient, as far as the largest registry that is measured allows; once.</summary>
    public async Task WidenAsync(long people)
    {
        await using (var reading = await database.ReadAsync())
        {
            if (await reading.SingleAsync<long>("select max(person_id) from person") > people) return;
        }
        await using var work = await database.BeginAsync(World.Prepare(ProcessKind.DatabaseMigrating));
        for (var likeness = 1; likeness <= Likenesses && people * (likeness + 1) <= Most; likeness++)
        {
            var shift = new { people, shift = people * likeness };
            await work.ExecuteAsync(
                """
                insert into person (person_id, name, folded_name, sex, birth_date, area, household_id, row_hash, recorded_at)
                select person_id + @shift, name, folded_name, sex, birth_date, area, household_id, row_hash, recorded_at
                from person where person_id <= @people
                """,
                shift);
            await work.ExecuteAsync(
                """
                insert into source_record (person_id, source, vintage, status, decile, facts, recorded_at)
                select person_id + @shift, source, vintage, status, decile, facts, recorded_at
                from source_record where person_id <= @people
                """,
                shift);
        }
        await work.AnalyzeAsync(["person", "source_record"]);
        await work.CommitAsync();
    }
}
