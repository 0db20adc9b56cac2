using Paseban.Assistance.Oversight;
using Paseban.Tests.Storage.Accounts;

namespace Paseban.Tests.Storage.Oversight;

public sealed class VerifyAuditTests
{
    [DatabaseTheory]
    public async Task Verify_AnUntouchedTrail_FindsNothing(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        using var keys = KeyRing.OpenOrCreate(test.Folder);
        await Office.BootstrapAsync(test.Database, "Dewi", "psb_first");

        var report = await new VerifyAudit(test.Database, keys).RunAsync(null, null, Stop);

        Assert.True(report.Value.Verified);
        Assert.Equal(1, report.Value.Events);
    }

    [DatabaseTheory]
    public async Task Verify_AgainstAHeadOfAnotherKeyRing_IsRefused(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        using var keys = KeyRing.OpenOrCreate(test.Folder);
        using var other = KeyRing.OpenOrCreate(Path.Combine(test.Folder, "other"));
        var kept = await AuditHead.ReadAsync(test.Database, other, Stop);

        var report = await new VerifyAudit(test.Database, keys).RunAsync(kept, null, Stop);

        Assert.Equal("audit.head-signature", Assert.Single(report.Problems).Code);
    }

    [DatabaseTheory]
    public async Task Verify_AgainstAHeadThatWasKept_FindsItInTheTrail(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        using var keys = KeyRing.OpenOrCreate(test.Folder);
        await Office.BootstrapAsync(test.Database, "Dewi", "psb_first");
        var kept = await AuditHead.ReadAsync(test.Database, keys, Stop);
        await Office.AddAsync(test.Database, "Budi", "psb_budi", Role.PusdatinOfficer);

        var report = await new VerifyAudit(test.Database, keys).RunAsync(kept, null, Stop);

        Assert.Empty(report.Value.Faults);
    }

    [DatabaseTheory]
    public async Task List_OfOneSubject_LeavesOutTheOthers(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var dewi = await Office.BootstrapAsync(test.Database, "Dewi", "psb_first");
        await Office.AddAsync(test.Database, "Budi", "psb_budi", Role.PusdatinOfficer);

        var events = await new ListAuditEvents(test.Database).RunAsync(new(dewi.Value.Actor.ToString(), 0, 10), Stop);

        Assert.Equal(["actor.added"], events.Select(happened => happened.Kind));
    }
}
