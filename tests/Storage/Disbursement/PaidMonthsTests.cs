using Paseban.Assistance.Disbursement;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Disbursement;

public sealed class PaidMonthsTests
{
    [DatabaseTheory]
    public async Task Read_RecordsThatWereMerged_ShowsTheMonthsPaidOnBoth(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 3);
        await city.BuildAsync();
        await city.MergeAsync(kept: 1, merged: 2);

        await using var reading = await city.Database.ReadAsync(Stop);
        var kept = await PaidMonth.ReadAsync(reading, 1, Stop);
        var merged = await PaidMonth.ReadAsync(reading, 2, Stop);
        var other = await PaidMonth.ReadAsync(reading, 3, Stop);

        Assert.Equal(
            [(1, FirstRun.From), (2, FirstRun.From), (1, FirstRun.Through), (2, FirstRun.Through)],
            kept.Select(m => (m.PersonId, m.Month)));
        Assert.Equal(kept, merged);
        Assert.Equal(2, other.Count);
    }
}
