using Paseban.Assistance.Targeting;

namespace Paseban.Tests.Storage.Targeting;

/// <summary>Whom the list of a wave waits for, as it is locked and as it is announced beforehand.</summary>
public sealed class DisplayedListTests
{
    [DatabaseTheory]
    public async Task Lock_KelurahanWhoseResultIsStillOnDisplay_IsLeftForALaterList(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.DeliberatedAsync(2);
        await wave.DeliberatedAsync(1, area: Wave.Gambir);
        await SignedAsync(wave, 1, Wave.Petojo, closedAt: 9);
        await SignedAsync(wave, 2, Wave.Gambir, closedAt: null);

        var refused = await wave.LockAsync();
        var before = await PreviewAsync(wave);
        var partial = (await wave.LockAsync(isPartial: true)).Value;
        await wave.Village.ExecuteAsync("update display set closed_at = 9 where id = 2");
        var rest = (await wave.LockAsync()).Value;

        Assert.Equal("target-list.unsigned", Assert.Single(refused.Problems).Code);
        Assert.Contains("Gambir (31.71.03.1003): 1", refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal((2L, 2L), (before.People, before.Households));
        Assert.Equal([(Wave.Gambir, 1L, 1L)], before.NotReady.Select(area => (area.Area, area.People, area.Decided)));
        Assert.Equal((2L, 1L, "a test"), (partial.List.Lines, partial.Undecided, partial.List.PartialReason));
        Assert.Equal((1L, 0L, ""), (rest.List.Lines, rest.Undecided, rest.List.PartialReason));
    }

    [DatabaseTheory]
    public async Task Lock_MinutesNeverDisplayedOrCorrectedSince_Waits(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.DeliberatedAsync(1);
        await wave.DeliberatedAsync(1, area: Wave.Gambir);
        await SignedAsync(wave, 1, Wave.Petojo, closedAt: 9);
        await SignedAsync(wave, 2, Wave.Gambir, closedAt: 9);
        await SignedAsync(wave, 3, Wave.Petojo, closedAt: null, number: 2);
        await wave.Village.ExecuteAsync("delete from display where id = 3");

        var waits = (await PreviewAsync(wave)).NotReady;

        Assert.Equal([Wave.Petojo], waits.Select(area => area.Area));
        Assert.Equal("target-list.unsigned", Assert.Single((await wave.LockAsync()).Problems).Code);
    }

    [DatabaseTheory]
    public async Task Preview_OfAWave_CountsWhomLockingTakesAndLeavesOut(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var twice = await wave.DeliberatedAsync(2);
        await wave.ApplicantAsync();
        await wave.ApplicantAsync(area: Wave.Gambir);
        await wave.Village.MergeAsync(twice[0], twice[1]);

        var before = await PreviewAsync(wave);
        var locked = (await wave.LockAsync(isPartial: true)).Value;
        var after = await PreviewAsync(wave);

        Assert.Equal((1L, 2L), (before.People, before.Households));
        Assert.Equal(
            [(Wave.Petojo, 1L, false), (Wave.Gambir, 1L, true)],
            before.Undecided.Select(area => (area.Area, area.People, area.Waits)));
        Assert.Equal((before.People, 2L), (locked.List.Lines, locked.Undecided));
        Assert.Equal(0, after.People);
        Assert.Equal("wave.unknown", (await new PreviewTargetList(wave.Database).RunAsync("X", Stop)).Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task Lock_OtherFiguresThanWereConfirmed_IsRefused(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.DeliberatedAsync(1);
        var seen = (await PreviewAsync(wave)).People;
        await wave.DeliberatedAsync(1);
        var locking = new LockTargetList(wave.Database);

        var refused = await locking.RunAsync(new(Wave.Code, Seen: seen), Wave.Act(ProcessKind.TargetListLocking), Stop);
        var locked = await locking.RunAsync(new(Wave.Code, Seen: 2), Wave.Act(ProcessKind.TargetListLocking), Stop);

        Assert.Equal("target-list.moved", Assert.Single(refused.Problems).Code);
        Assert.Equal(2, locked.Value.List.Lines);
    }

    private static async Task<TargetListPreview> PreviewAsync(Wave wave) =>
        (await new PreviewTargetList(wave.Database).RunAsync(Wave.Code, Stop)).Value;

    /// <summary>A signed meeting of a kelurahan, with its minutes on display.</summary>
    private static async Task SignedAsync(Wave wave, long id, string area, long? closedAt, long number = 1)
    {
        var row = new { id, area, closedAt, number, wave = Wave.Id, minutes = $"{id}/BA" };
        await wave.Village.ExecuteAsync(
            """
            insert into meeting (id, wave_id, kind, area, number, state, names, agenda_root, drawn_at, drawn_by)
            values (@id, @wave, 'fmotm', @area, @number, 'open', 1, '', 1, 1)
            """,
            row);
        await wave.Village.ExecuteAsync(
            """
            insert into minutes (id, meeting_id, number, data_root, pdf_hash, font, batch_id, signed_at, signed_by)
            select @id, @id, @minutes, '', '', '', min(id), 1, 1 from case_batch
            """,
            row);
        await wave.Village.ExecuteAsync("update meeting set state = 'signed' where id = @id", row);
        await wave.Village.ExecuteAsync(
            """
            insert into display (id, minutes_id, opens_on, closes_on, opened_by, closed_at)
            values (@id, @id, '2021-07-21', '2021-07-24', 1, @closedAt)
            """,
            row);
    }
}
