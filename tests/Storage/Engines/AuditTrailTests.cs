namespace Paseban.Tests.Storage.Engines;

public sealed class AuditTrailTests
{
    private static readonly RowSet Settings = new(
        "test.settings", "select name, value from setting where name <> 'key-ring' order by name");

    [DatabaseTheory]
    public async Task Verify_AfterManyWritersAtOnce_FindsOneWholeChain(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);

        await Task.WhenAll(Enumerable.Range(1, 15).Select(number => RecordAsync(test, number)));

        var report = await AuditVerification.RunAsync(test.Database, new(), ct: Stop);
        Assert.Empty(report.Faults);
        Assert.Equal(15, report.Events);
    }

    [DatabaseTheory]
    public async Task Verify_AnEventChangedBehindItsBack_NamesTheEvent(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        for (var number = 1; number <= 3; number++) await RecordAsync(test, number);

        await TamperAsync(test, "update audit_event set reason = 'another' where sequence = 2");

        var report = await AuditVerification.RunAsync(test.Database, new(), ct: Stop);
        Assert.Equal(["Event 2 was changed after it was written."], report.Faults);
    }

    [DatabaseTheory]
    public async Task Verify_AnEventTakenOut_NamesTheGap(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        for (var number = 1; number <= 3; number++) await RecordAsync(test, number);

        await TamperAsync(test, "delete from audit_event where sequence = 2");

        var report = await AuditVerification.RunAsync(test.Database, new(), ct: Stop);
        Assert.Equal(["Event 2 is missing.", "Event 3 does not follow the event before it."], report.Faults);
    }

    [DatabaseTheory]
    public async Task Verify_TheLastEventTakenOut_DisagreesWithTheHead(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        for (var number = 1; number <= 3; number++) await RecordAsync(test, number);

        await TamperAsync(test, "delete from audit_event where sequence = 3");

        var report = await AuditVerification.RunAsync(test.Database, new(), ct: Stop);
        Assert.Equal(["The head names event 3, but the chain ends at event 2."], report.Faults);
    }

    /// <summary>Whoever owns the database can make a chain that agrees with itself; only a head kept elsewhere tells.</summary>
    [DatabaseTheory]
    public async Task Verify_AWholeHistoryRewritten_DisagreesWithTheHeadKeptOutside(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        using var keys = KeyRing.OpenOrCreate(test.Folder);
        for (var number = 1; number <= 3; number++) await RecordAsync(test, number);
        var kept = await AuditHead.ReadAsync(test.Database, keys, Stop);

        await TamperAsync(
            test, "delete from audit_event", $"update audit_head set sequence = 0, hash = '{new string('0', 64)}'");
        for (var number = 11; number <= 13; number++) await RecordAsync(test, number);

        Assert.True(kept.IsSignedBy(keys));
        Assert.True((await AuditVerification.RunAsync(test.Database, new(), ct: Stop)).Verified);
        var fault = Assert.Single((await AuditVerification.RunAsync(test.Database, new(), kept, ct: Stop)).Faults);
        Assert.Contains("history was rewritten", fault, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Verify_ARowThatAnEventVouchesFor_IsRecomputed(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await using (var work = await test.Database.BeginAsync(A.Process(), Stop))
        {
            await work.ExecuteAsync("insert into setting (name, value) values ('a', '1'), ('b', '2')", ct: Stop);
            work.Record("test.set", "TEST-1", new { rows = await Settings.ComputeAsync(work, 1, Stop) });
            await work.CommitAsync(Stop);
        }
        var before = await AuditVerification.RunAsync(test.Database, new() { RowSets = [Settings] }, ct: Stop);

        await TamperAsync(test, "update setting set value = '3' where name = 'b'");

        var after = await AuditVerification.RunAsync(test.Database, new() { RowSets = [Settings] }, ct: Stop);
        Assert.Empty(before.Faults);
        Assert.Equal((1, 2L), (before.RowSets, before.Rows));
        Assert.Equal(["The rows 'test.settings' of 1 differ from what event 1 recorded."], after.Faults);
    }

    private static async Task RecordAsync(TestDatabase test, int number)
    {
        await using var work = await test.Database.BeginAsync(A.Process(ProcessKind.FactRecording), Stop);
        work.Record("test.done", $"TEST-{number}", new { number });
        await work.CommitAsync(Stop);
    }

    /// <summary>Does what only the database's owner can do: takes the guards away first.</summary>
    private static async Task TamperAsync(TestDatabase test, params string[] statements)
    {
        string[] unguard = test.Engine == Engine.Sqlite
            ? ["drop trigger audit_event_fixed_update", "drop trigger audit_event_fixed_delete"]
            : ["alter table audit_event disable trigger all"];
        await using var work = await test.Database.BeginAsync(A.Process(), Stop);
        foreach (var statement in unguard.Concat(statements)) await work.ExecuteAsync(statement, ct: Stop);
        await work.CommitAsync(Stop);
    }
}
