using Paseban.Assistance.Intake;
using Paseban.Assistance.Targeting;

namespace Paseban.Tests.Storage.Targeting;

public sealed class TargetListTests
{
    [DatabaseTheory]
    public async Task Lock_SignedWave_NumbersByKelurahanRwRtAndHouseholdWithTheHeadFirst(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var gambir = await wave.ApplicantAsync(area: Wave.Gambir);
        var (child, head) = (await wave.Village.AddPersonAsync("2018-01-01"), await wave.Village.AddPersonAsync("1980-01-01"));
        await wave.ApplyAsync([head, child], rw: "002");
        var first = await wave.ApplicantAsync(rw: "001");
        foreach (var nik in (string[])[gambir, head, child, first]) await wave.SayAsync(CaseStep.Deliberation, nik);

        var locked = (await wave.LockAsync()).Value;

        Assert.Equal((4L, 3L, ""), (locked.List.Lines, locked.List.Households, locked.List.PartialReason));
        var order = await wave.Village.ListAsync<long>("select person_id from target_list_line order by number");
        var expected = new List<long>();
        foreach (var nik in (string[])[first, head, child, gambir]) expected.Add(await wave.Village.PersonAsync(nik));
        Assert.Equal(expected, order);
        Assert.Equal("11 open", await wave.StandingAsync(gambir));
        await wave.AssertTrailAsync();
    }

    [DatabaseTheory]
    public async Task Lock_KelurahanWithoutSignedMinutes_IsRefusedAndNamed(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.DeliberatedAsync(1);
        await wave.ApplicantAsync(area: Wave.Gambir);

        var refused = await wave.LockAsync();
        var nameless = await wave.LockAsync(isPartial: true, reason: " ");

        Assert.Equal("target-list.unsigned", refused.Problems[0].Code);
        Assert.Contains("Gambir (31.71.03.1003): 1", refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("target-list.partial", nameless.Problems[0].Code);
        Assert.Equal(0, await wave.Village.SingleAsync<long>("select count(*) from target_list"));
    }

    [DatabaseTheory]
    public async Task Lock_NamePostponedInASignedKelurahan_IsLeftForALaterList(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.DeliberatedAsync(1);
        var postponed = await wave.ApplicantAsync();

        var locked = (await wave.LockAsync()).Value;

        Assert.Equal((1L, 1L, ""), (locked.List.Lines, locked.Undecided, locked.List.PartialReason));
        Assert.Equal("1 open", await wave.StandingAsync(postponed));
    }

    [DatabaseTheory]
    public async Task Lock_PartialThenTheRest_PutsNobodyOnTwoLists(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.DeliberatedAsync(2);
        var late = await wave.ApplicantAsync(area: Wave.Gambir);

        var partial = (await wave.LockAsync(isPartial: true, reason: "cuaca")).Value;
        await wave.SayAsync(CaseStep.Deliberation, late);
        var rest = (await wave.LockAsync()).Value;
        var again = (await wave.LockAsync()).Value;

        Assert.Equal((2L, "cuaca", false), (partial.List.Lines, partial.List.PartialReason, partial.WasKnown));
        Assert.Equal((1L, "", false), (rest.List.Lines, rest.List.PartialReason, rest.WasKnown));
        Assert.Equal((rest.List.Id, true), (again.List.Id, again.WasKnown));
        await wave.AssertTrailAsync();
    }

    [DatabaseTheory]
    public async Task Lock_DroppedDoubtedOrRefusedPeople_TakesOnlyWhoGoesOn(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var niks = await wave.DeliberatedAsync(4);
        await wave.SayAsync(CaseStep.CivilRegistry, niks[0], CaseOutcome.Verify, "IDENTITY_DIFFERS");
        await wave.SayAsync(CaseStep.CivilRegistry, niks[1], CaseOutcome.Dropped, "DECEASED");
        await wave.SayAsync(CaseStep.Deliberation, niks[2], CaseOutcome.Dropped, "NOT_POOR_BY_COMMUNITY");
        await wave.SayAsync(CaseStep.Deliberation, niks[3], CaseOutcome.Dropped, "NOT_FOUND");
        await wave.SayAsync(CaseStep.Deliberation, niks[3], CaseOutcome.Reopened);

        await wave.LockAsync();

        Assert.Equal([1L, 4L], await wave.Village.ListAsync<long>("select person_id from target_list_line order by person_id"));
        Assert.Equal("11 verify IDENTITY_DIFFERS", await wave.StandingAsync(niks[0]));
        Assert.Equal("10 dropped NOT_POOR_BY_COMMUNITY", await wave.StandingAsync(niks[2]));
    }

    [DatabaseTheory]
    public async Task Lock_PersonOfTwoApplications_StandsByTheFirst(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var (nik, twin) = (await wave.ApplicantAsync(), await wave.ApplicantAsync());
        await wave.SayAsync(CaseStep.Deliberation, nik);
        await wave.SayAsync(CaseStep.Deliberation, twin);
        await wave.Village.MergeAsync(nik, twin);

        var locked = (await wave.LockAsync()).Value;

        Assert.Equal((1L, 1L), (locked.List.Lines, locked.Twice));
        Assert.Equal("11 dropped DUPLICATE_PERSON", await wave.StandingAsync(twin));
    }

    [DatabaseTheory]
    public async Task Lock_OpenUnknownOrEmptyWave_IsRefused(Engine engine)
    {
        await using var open = await Wave.CreateAsync(engine, isClosed: false);
        await using var empty = await Wave.CreateAsync(engine);

        var unknown = await new LockTargetList(open.Database).RunAsync(new("FMOTM-1999"), Wave.Act(ProcessKind.TargetListLocking), Stop);

        Assert.Equal("target-list.wave-open", (await open.LockAsync()).Problems[0].Code);
        Assert.Equal("wave.unknown", unknown.Problems[0].Code);
        Assert.Equal("target-list.empty", (await empty.LockAsync()).Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task Lock_BrokenOffAtTheEnd_LeavesNothing(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.DeliberatedAsync(1);
        await wave.Village.ExecuteAsync("insert into audit_event values (1, 1, 1, 1, '', '', 'x', 'x', '{}', '', 'x')");

        await Assert.ThrowsAnyAsync<Exception>(() => wave.LockAsync());

        Assert.Equal(
            0,
            await wave.Village.SingleAsync<long>("select (select count(*) from target_list) + (select count(*) from target_list_line)"));
        Assert.Equal(0, await wave.Village.SingleAsync<long>("select count(*) from case_batch where step = 11"));
    }

    [DatabaseTheory]
    public async Task Show_LockedList_CountsByKelurahanAndNothingCanBeChanged(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var niks = await wave.DeliberatedAsync(2);
        await wave.DeliberatedAsync(1, area: Wave.Gambir);
        var list = (await wave.LockAsync()).Value.List;
        await wave.SayAsync(CaseStep.FieldVerification, niks[0], CaseOutcome.Dropped, "NOT_FOUND");

        var shown = (await new ShowTargetList(wave.Database).RunAsync(list.Reference, Stop)).Value;

        Assert.True(shown.IsWhole);
        Assert.Equal(
            ["Petojo 2 2 1", "Gambir 1 1 1"],
            shown.Kelurahan.Select(a => $"{a.Kelurahan} {a.Lines} {a.Households} {a.StillGoing}"));
        await Assert.ThrowsAnyAsync<Exception>(() => wave.Village.ExecuteAsync("delete from target_list_line"));
        await Assert.ThrowsAnyAsync<Exception>(() => wave.Village.ExecuteAsync("update target_list set lines = 9"));
        Assert.Equal("reference", (await new ShowTargetList(wave.Database).RunAsync("DST-1", Stop)).Problems[0].Code);
        var absent = Reference.Of("DST", 99).ToString();
        Assert.Equal("target-list.unknown", (await new ShowTargetList(wave.Database).RunAsync(absent, Stop)).Problems[0].Code);
    }
}
