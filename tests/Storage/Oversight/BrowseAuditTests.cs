using Paseban.Assistance.Oversight;
using Paseban.Tests.Storage.Accounts;

namespace Paseban.Tests.Storage.Oversight;

public sealed class BrowseAuditTests
{
    [DatabaseTheory]
    public async Task Browse_PageByPage_GoesFromTheNewestToTheOldest(Engine engine)
    {
        await using var test = await WithThreeAsync(engine);
        var trail = new BrowseAudit(test.Database);

        var newest = (await trail.RunAsync(new(Most: 2), Stop)).Value;
        var oldest = (await trail.RunAsync(new(Before: newest.Before, Most: 2), Stop)).Value;

        Assert.Equal([3, 2], newest.Events.Select(happened => happened.Sequence));
        Assert.Equal([1], oldest.Events.Select(happened => happened.Sequence));
        Assert.Equal((2L, (long?)null), (newest.Before, oldest.Before));
    }

    [DatabaseTheory]
    public async Task Browse_ByWhatThereIs_FindsThatOnly(Engine engine)
    {
        await using var test = await WithThreeAsync(engine);
        var trail = new BrowseAudit(test.Database);

        var choices = await trail.ChoicesAsync(Stop);
        var (reference, name) = Assert.Single(choices.Actors);
        var byKind = (await trail.RunAsync(new(Kind: "list.exported"), Stop)).Value;
        var byActor = (await trail.RunAsync(new(Actor: reference, Kind: "actor.added"), Stop)).Value;
        var bySubject = (await trail.RunAsync(new("runs.csv"), Stop)).Value;
        var byNobody = (await trail.RunAsync(new(Actor: "ACT-nonsense"), Stop)).Problems;

        Assert.Equal(["actor.added", "list.exported"], choices.Kinds);
        Assert.Equal("system", name);
        Assert.Equal("runs.csv", Assert.Single(byKind.Events).Subject);
        Assert.Equal(2, byActor.Events.Count);
        Assert.Equal("list.exported", Assert.Single(bySubject.Events).Kind);
        Assert.NotEmpty(byNobody);
    }

    [DatabaseTheory]
    public async Task Browse_AnEmptyTrail_OffersNothing(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var trail = new BrowseAudit(test.Database);

        var choices = await trail.ChoicesAsync(Stop);

        Assert.Empty((await trail.RunAsync(new(), Stop)).Value.Events);
        Assert.Empty(choices.Kinds);
        Assert.Empty(choices.Actors);
    }

    /// <summary>Two actors added and one list exported, all by the system.</summary>
    private static async Task<TestDatabase> WithThreeAsync(Engine engine)
    {
        var test = await TestDatabase.CreateAsync(engine);
        await Office.BootstrapAsync(test.Database, "Dewi", "psb_first");
        await Office.AddAsync(test.Database, "Budi", "psb_budi", Role.PusdatinOfficer);
        await new RecordExport(test.Database).RunAsync("runs.csv", 1, "", A.Process(ProcessKind.ListExporting), Stop);
        return test;
    }
}
