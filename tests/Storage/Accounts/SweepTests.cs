using Paseban.Assistance.Accounts;
using static Paseban.Tests.Storage.Accounts.Desk;

namespace Paseban.Tests.Storage.Accounts;

public sealed class SweepTests
{
    [DatabaseTheory]
    public async Task Sweep_AtOnce_KeepsEverything(Engine engine)
    {
        await using var desk = await UsedAsync(engine);

        Assert.Equal(new(0, 0, 0, 0), await SweepAsync(desk));
    }

    [DatabaseTheory]
    public async Task Sweep_WhenTheirTimeIsOver_DeletesCodesSessionsAttemptsAndMessages(Engine engine)
    {
        await using var desk = await UsedAsync(engine);

        desk.Wait(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        var day = await SweepAsync(desk);
        desk.Wait(TimeSpan.FromDays(29));
        var month = await SweepAsync(desk);

        Assert.Equal(new(1, 1, 1, 0), day);
        Assert.Equal(new(0, 0, 0, 1), month);
        await using var reading = await desk.Database.ReadAsync(Stop);
        Assert.Equal(0, await reading.SingleAsync<long>("select count(*) from outbox where channel = 'message'", ct: Stop));
    }

    /// <summary>One of each: a session, a failed attempt, a code and the message that took it.</summary>
    private static async Task<Desk> UsedAsync(Engine engine)
    {
        var desk = await OpenAsync(engine);
        await desk.AddKnownAsync("budi");
        await desk.SignInAsync("budi");
        await desk.SignInAsync("budi", "salah sekali ini");
        await new BeginRecovery(desk.Database, desk.Keys).RunAsync("siti@contoh.id", desk.Process(ProcessKind.SigningUp), Stop);
        await new SendMessages(desk.Database, desk.Keys, [desk.Messages], TimeProvider.System)
            .RunAsync(desk.Process(ProcessKind.MessageSending), Stop);
        return desk;
    }

    private static Task<AccountsSwept> SweepAsync(Desk desk) =>
        new SweepAccounts(desk.Database).RunAsync(desk.Process(ProcessKind.Housekeeping), Stop);
}
