using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Publication;
using Paseban.Tests.Storage.Disbursement;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Publication;

public sealed class PaymentBoardTests
{
    [DatabaseTheory]
    public async Task Board_BeforeAnyRun_IsEmpty(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        var board = await new PaymentBoard(city.Database).RunAsync(ct: Stop);

        Assert.Empty(board.Years);
        Assert.Empty(board.Runs);
        Assert.Empty((await new PaymentBoard(city.Database).RunAsync(1999, ct: Stop)).Runs);
    }

    [DatabaseTheory]
    public async Task Board_RunOnItsWay_TellsEachStageWithItsDate(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 3);
        await city.ExecuteAsync("insert into area (code, level, name, folded) values ('31.71', 2, 'Jakarta Pusat', 'jakarta pusat')");
        await city.BuildAsync();
        var built = await OnlyAsync(city);
        await city.CheckAsync();
        await city.ApproveAsync();
        var approved = await OnlyAsync(city);
        await city.OrderAsync();
        await city.InstructAsync();
        await city.SendAsync();
        var sent = await OnlyAsync(city);
        await city.MoveAsync("update payment set state = 'credited', credited_on = '2024-03-01' where person_id < 3");
        await city.MoveAsync("update payment set state = 'rejected' where person_id = 3");
        var crediting = await OnlyAsync(city);

        Assert.Equal((BoardStage.Built, new DateOnly(2024, 2, 26), (DateOnly?)null), (built.Stage, built.BuiltOn, built.ApprovedOn));
        Assert.Equal((BoardStage.Approved, new DateOnly(2024, 2, 26)), (approved.Stage, approved.ApprovedOn!.Value));
        Assert.Equal((BoardStage.AtBank, new DateOnly(2024, 2, 26)), (sent.Stage, sent.AtBankOn!.Value));
        Assert.Equal((BoardStage.Crediting, new DateOnly(2024, 3, 1)), (crediting.Stage, crediting.CreditedFrom!.Value));
        var only = Assert.Single(crediting.Cities);
        Assert.Equal(("KLJ", "Jakarta Pusat", 3L, 2L, 1L), (only.Programme, only.CityName, only.People, only.Credited, only.Mending));
        Assert.Equal((new Rupiah(1_800_000), new Rupiah(1_200_000)), (crediting.Amount, crediting.CreditedAmount));
    }

    [DatabaseTheory]
    public async Task Board_ReissuedPayments_CountOnceForTheRunTheyCameFrom(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 2);
        await city.ReleaseAsync();
        await city.MoveAsync("update payment set state = 'credited', credited_on = '2024-03-01' where person_id = 1");
        await city.MoveAsync("update payment set state = 'rejected' where person_id = 2");
        await city.SetAccountAsync(2, "4010999999");
        await new ReissueRun(city.Database, City.Law).RunAsync(
            new("T1-2024-U", RunActs.Name, ValueDate), Act(ProcessKind.RunBuilding, Officer), Stop);
        var reissued = await OnlyAsync(city);
        await city.MoveAsync("update payment set state = 'credited', credited_on = '2024-03-09' where state = 'planned'");
        var credited = await OnlyAsync(city);

        Assert.Equal((2L, 1L, 0L, BoardStage.Crediting), (reissued.People, reissued.Credited, reissued.Mending, reissued.Stage));
        Assert.Equal((2L, 2L, BoardStage.Credited), (credited.People, credited.Credited, credited.Stage));
        Assert.Equal(new DateOnly(2024, 3, 9), credited.CreditedUntil);
    }

    [DatabaseTheory]
    public async Task Board_CancelledRun_IsLeftOut(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.BuildAsync();
        await city.ExecuteAsync("update run set state = 'cancelled'");

        Assert.Empty((await new PaymentBoard(city.Database).RunAsync(ct: Stop)).Runs);
    }

    [DatabaseTheory]
    public async Task LatestBoard_AskedOften_CountsAtMostOnceAMinuteAndClosedRunsOnceAnHour(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);
        await city.BuildAsync();
        var clock = new Clock();
        using var latest = new LatestBoard(city.Database, clock);
        var first = await latest.OfAsync(null, Stop);
        await city.ExecuteAsync("update run set state = 'closed'");
        await city.MoveAsync("update payment set state = 'credited', credited_on = '2024-03-01'");

        Assert.Same(first, await latest.OfAsync(null, Stop));
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(1, (await latest.OfAsync(null, Stop)).Runs[0].Credited);
        await city.MoveAsync("update payment set state = 'returned'");
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(1, (await latest.OfAsync(null, Stop)).Runs[0].Credited);
        clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(0, (await latest.OfAsync(null, Stop)).Runs[0].Credited);
    }

    private static async Task<BoardRun> OnlyAsync(City city) =>
        Assert.Single((await new PaymentBoard(city.Database).RunAsync(ct: Stop)).Runs);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = A.Morning;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
