using Paseban.Assistance.Enrolment;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Enrolment;

public sealed class ShowRecipientTests
{
    [DatabaseTheory]
    public async Task Show_SuspendedAndRestored_TellsSpansSuspensionAndEvents(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        await village.ImportAsync([Line(elder)]);
        await village.ChangeAsync([$"{elder},KLJ,tangguhkan,NOT_FOUND,2024-04-01,BA 1", $"{elder},KLJ,pulihkan,,2024-06-01,BA 2"]);

        var shown = (await ShowAsync(village, elder)).Value;

        Assert.Equal(
            new("KLJ", new Month(2024, 1), new Month(2024, 12), new Rupiah(300_000), "existing", "2024-I", "Kepgub 120/2024", "active"),
            Assert.Single(shown.Spans));
        Assert.Equal(new("KLJ", new Month(2024, 4), new Month(2024, 5), "NOT_FOUND"), Assert.Single(shown.Suspensions));
        Assert.Equal(["suspended", "restored"], shown.Events.Select(happened => happened.Kind));
    }

    [DatabaseTheory]
    public async Task Show_DiedOrMovedOut_TellsTheDayAndThatPaymentStops(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var died = await village.AddPersonAsync(died: "2024-03-15");
        var moved = await village.AddPersonAsync(movedOut: "2024-04-02");
        var there = await village.AddPersonAsync();
        await village.ImportAsync([Line(died), Line(moved), Line(there)]);

        var told = new List<string>();
        foreach (var person in (string[])[died, moved, there])
            told.AddRange((await ShowAsync(village, person)).Value.Stops(day => day.Iso).Select(stop => stop.En));

        Assert.Equal(
            [
                "Died on 2024-03-15: no month after that one is paid, though the decree may still grant it.",
                "Moved out of DKI Jakarta on 2024-04-02: no month after that one is paid, though the decree may still grant it.",
            ],
            told);
    }

    [DatabaseTheory]
    public async Task Show_SomebodyUnknown_LeavesAnAccessRecordAllTheSame(Engine engine)
    {
        await using var village = await CreateAsync(engine);

        var shown = await ShowAsync(village, "3171990505509999");

        Assert.Equal(ProblemKind.NotFound, Assert.Single(shown.Problems).Kind);
        Assert.Equal(1, await village.SingleAsync<long>("select count(*) from access_record where person_id is null"));
    }

    private static Task<Outcome<RecipientShown>> ShowAsync(Village village, string person) =>
        new ShowRecipient(village.Database, village.Keys).RunAsync(person, Act(ProcessKind.IdentityReading), Stop);
}
