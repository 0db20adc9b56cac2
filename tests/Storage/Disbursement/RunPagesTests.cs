using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Oversight;
using Paseban.Ledger;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Disbursement;

/// <summary>What the pages of the office ask about runs.</summary>
public sealed class RunPagesTests
{
    [DatabaseTheory]
    public async Task Agenda_ActByAct_NamesWhatComesNext(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        _ = (await city.BuildAsync()).Value;
        var built = await NextAsync(city);
        _ = await new CheckRun(city.Database, City.Law).RunAsync(
            new CheckRunRequest(RunActs.Name, []), Act(ProcessKind.RunChecking, Officer), Stop);
        var looked = await NextAsync(city);
        await city.CheckAsync();
        var checkedRun = await NextAsync(city);
        _ = (await city.ApproveAsync()).Value;
        var approved = await NextAsync(city);
        await city.OrderAsync();
        var funded = await NextAsync(city);
        _ = (await city.InstructAsync()).Value;
        var instructed = await NextAsync(city);
        await city.SendAsync();
        var sent = await NextAsync(city);
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 1_800_000), city.Bank.Batch());
        await city.ReceiveAsync();
        var received = await NextAsync(city);
        await city.ReconcileAsync();
        var reconciled = await NextAsync(city);
        await city.CloseAsync();
        var closed = await NextAsync(city);

        Assert.Equal(
            ["Check", "Accept", "Approve", "Order", "Instruct", "Send", "Receive", "Reconcile", "Close", ""],
            [built, looked, checkedRun, approved, funded, instructed, sent, received, reconciled, closed]);
    }

    [DatabaseTheory]
    public async Task Agenda_BankRejectedOne_AsksForAReissue(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.ReleaseAsync();
        var ids = city.Bank.Payments.Select(payment => payment.EndToEndId).ToList();
        city.Bank.Report((ids[0], "RJCT", 600_000), (ids[1], "ACSC", 600_000), (ids[2], "ACSC", 600_000));
        await city.ReceiveAsync();

        var agenda = RunAgenda.Of((await ShownAsync(city)).Standing);

        Assert.Contains(agenda, item => item is { Act: RunAct.Reissue, IsNext: true });
        Assert.Contains(agenda, item => item.Act == RunAct.Forfeit);
    }

    [DatabaseTheory]
    public async Task Objection_MakerAndOther_IsToldBeforeTheyAsk(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.BuildAsync();
        var shown = await ShownAsync(city);
        var approve = new ApproveRun(city.Database, City.Law);

        Assert.Equal("run.maker", (await approve.ObjectionAsync(shown, Officer, Stop))?.Code);
        Assert.Equal("run.role", (await approve.ObjectionAsync(shown, Treasurer, Stop))?.Code);
        Assert.Null(await approve.ObjectionAsync(shown, Approver, Stop));
    }

    [DatabaseTheory]
    public async Task Payments_PageByPage_GiveEachOnceWithMaskedNames(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 5);
        _ = (await city.BuildAsync()).Value;
        var list = new ListPayments(city.Database);

        var seen = new List<ListedPayment>();
        for (long? after = 0; after is not null;)
        {
            var page = (await list.RunAsync(new PaymentQuery(RunActs.Name, After: after.Value, Most: 2), Stop)).Value;
            Assert.Equal(5, page.Count);
            seen.AddRange(page.Payments);
            after = page.Next;
        }

        Assert.Equal(5, seen.Select(payment => payment.Id).Distinct().Count());
        Assert.All(seen, payment => Assert.StartsWith("WAR*", payment.Name, StringComparison.Ordinal));
        Assert.Equal(0, await CountAsync(new PaymentQuery(RunActs.Name, PaymentState.Held)));
        Assert.Equal(5, await CountAsync(new PaymentQuery(RunActs.Name, PaymentState.Planned)));
        Assert.Equal(0, await CountAsync(new PaymentQuery(RunActs.Name, Programme: "KAJ")));
        Assert.Equal(5, await CountAsync(new PaymentQuery(RunActs.Name, Area: AreaCode.Parse("31.71.03"))));
        Assert.Equal(5, await CountAsync(new PaymentQuery(RunActs.Name, Area: AreaCode.Parse(Kelurahan))));
        Assert.Equal(0, await CountAsync(new PaymentQuery(RunActs.Name, Area: AreaCode.Parse("31.71.01"))));

        async Task<long> CountAsync(PaymentQuery query)
        {
            var page = (await list.RunAsync(query, Stop)).Value;
            Assert.Equal(page.Count, page.Payments.Count);
            return page.Count;
        }
    }

    [DatabaseTheory]
    public async Task Payments_ReaderOfElsewhere_SeesNone(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        _ = (await city.BuildAsync()).Value;
        var elsewhere = city.Database.Within(new AreaScope(9, [AreaCode.Parse("31.72")]));

        var listed = (await new ListPayments(elsewhere).RunAsync(new PaymentQuery(RunActs.Name), Stop)).Value;
        var payment = (await new ListPayments(city.Database).RunAsync(new PaymentQuery(RunActs.Name), Stop)).Value.Payments[0];
        var followed = await new ShowPayment(elsewhere).RunAsync(payment.Reference.ToString(), Stop);

        Assert.Equal((0L, 0), (listed.Count, listed.Payments.Count));
        Assert.Equal("payment.unknown", followed.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Payment_Credited_IsFollowedFromDecreeToStatementAndBooks(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.ReleaseAsync();
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 1_800_000), city.Bank.Batch());
        await city.ReceiveAsync();
        var listed = (await new ListPayments(city.Database).RunAsync(new PaymentQuery(RunActs.Name), Stop)).Value.Payments[0];

        var shown = (await new ShowPayment(city.Database).RunAsync(listed.Reference.ToString(), Stop)).Value;

        Assert.Equal(["Kepgub 1/2024", "Kepgub 1/2024"], shown.Months.Select(month => month.Decree));
        Assert.Equal(listed.Amount, shown.Months.Select(month => month.Amount).Total());
        Assert.NotNull(shown.BankFile);
        Assert.Equal("debited", shown.Reports.Single().Kind);
        Assert.Equal(new Rupiah(1_800_000), shown.Entries.Single().Amount);
        Assert.Contains("run.approved", shown.Journal.Select(entry => entry.Kind));
        Assert.Contains("run.instructed", shown.Journal.Select(entry => entry.Kind));
        Assert.Contains("bank.statement", shown.Journal.Select(entry => entry.Kind));

        await using var reading = await city.Database.ReadAsync(Stop);
        foreach (var entry in shown.Journal)
        {
            var booked = (await BookedEntry.FindAsync(reading, entry.Id, Stop)).Value;
            var runs = await Run.OfEntryAsync(reading, booked, Stop);
            Assert.Equal([RunActs.Name], runs.Select(run => run.Name));
        }
    }

    [DatabaseTheory]
    public async Task Traffic_BeforeAndAfterSending_ShowsWhatWaitsAndWhatCame(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        _ = (await city.BuildAsync()).Value;
        await city.CheckAsync();
        _ = (await city.ApproveAsync()).Value;
        await city.OrderAsync();
        _ = (await city.InstructAsync()).Value;
        var before = await TrafficAsync(city);
        await city.SendAsync();
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 1_800_000), city.Bank.Batch());
        await city.ReceiveAsync();
        var after = await TrafficAsync(city);

        Assert.Equal((RunActs.Name, 3L, new Rupiah(1_800_000)), before.Waiting.Select(f => (f.Run, f.Payments, f.Total)).Single());
        Assert.Empty(before.Seen);
        Assert.Empty(after.Waiting);
        Assert.Equal("applied", after.Seen.Single().Outcome);
    }

    [DatabaseTheory]
    public async Task Account_SecondPage_OpensWithTheBalanceOfTheFirst(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.ReleaseAsync();
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 1_800_000), city.Bank.Batch());
        await city.ReceiveAsync();
        await using var reading = await city.Database.ReadAsync(Stop);
        var whole = await AccountStatement.ReadAsync(reading, Chart.FundAtBank, Rupiah.Zero, ct: Stop);

        foreach (var movement in whole)
        {
            var opening = await AccountStatement.BalanceThroughAsync(
                reading, Chart.FundAtBank, movement.EntryId, movement.Line, Stop);
            Assert.Equal(movement.Balance, opening);
        }
        Assert.Equal(2, whole.Count);
    }

    [DatabaseTheory]
    public async Task Figures_PaymentHeld_IsCountedByItsReason(Engine engine)
    {
        await using var city = await City.CreateAsync(engine, elders: 1);
        await city.AddRecipientAsync(2, account: "");
        await city.BuildAsync();

        var reasons = await new Figures(city.Database).ReasonsAsync(Stop);

        Assert.Equal([new ReasonFigure("held", "NO_ACCOUNT", 1)], reasons);
    }

    [DatabaseTheory]
    public async Task Figures_RunCredited_AreThoseOfTheRows(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.ReleaseAsync();
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 1_800_000), city.Bank.Batch());
        await city.ReceiveAsync();
        var figures = new Figures(city.Database);
        var elsewhere = new Figures(city.Database.Within(new AreaScope(9, [AreaCode.Parse("31.72")])));

        var days = await figures.DaysAsync(RunActs.Name, Stop);
        var stages = await figures.StagesAsync(2024, Stop);
        Assert.Empty(await figures.ReasonsAsync(Stop));

        Assert.Equal((new DateOnly(2024, 3, 1), "KLJ", 3L), days.Select(d => (d.Day, d.Programme, d.Payments)).Single());
        Assert.Equal(("credited", 3L), stages.Select(s => (s.State, s.Payments)).Single());
        foreach (var figure in Enum.GetValues<AreaFigure>())
        {
            var places = await figures.KelurahanAsync(figure, RunActs.Name, null, Stop);
            long? expected = figure switch
            {
                AreaFigure.Active or AreaFigure.Credited => 3,
                AreaFigure.CreditedRupiah => 1_800_000,
                _ => null,
            };
            Assert.Equal(expected, places.Select(place => (long?)place.Value).SingleOrDefault());
            Assert.Empty(await elsewhere.KelurahanAsync(figure, RunActs.Name, null, Stop));
        }
    }

    private static async Task<RunShown> ShownAsync(City city) =>
        (await new ShowRun(city.Database, City.Law).RunAsync(RunActs.Name, new DateOnly(2024, 2, 26), Stop)).Value;

    private static async Task<string> NextAsync(City city) =>
        string.Join(' ', RunAgenda.Of((await ShownAsync(city)).Standing).Where(item => item.IsNext).Select(item => item.Act));

    private static async Task<BankTraffic> TrafficAsync(City city)
    {
        await using var reading = await city.Database.ReadAsync(Stop);
        return await BankTraffic.ReadAsync(reading, ct: Stop);
    }
}
