using Paseban.Assistance.Disbursement;
using Paseban.Bench.Floors;
using Paseban.Bench.Measuring;
using Paseban.Kernel;

namespace Paseban.Bench.Steps;

/// <summary>A run of one month for everyone: who is due, the payees frozen, the months allocated, the Merkle root.</summary>
internal sealed class RunBuild : Step
{
    public override string Name => "build";

    public override string FloorIs => "insert ... select of the same payments and allocations";

    public override Step? After => Of<DecreeImport>();

    public override int? Goal => 3;

    public override async Task PrepareAsync(World world)
    {
        var budget = new RecordBudget(world.Database);
        var context = World.Act(ProcessKind.BudgetRecording, World.Treasurer);
        foreach (var programme in World.Programmes)
            _ = (await budget.RunAsync(2024, programme, $"DPA-{programme}", new Rupiah(100_000_000_000_000), context)).Value;
        _ = (await BankFileReceipt.Fund.RecordAsync(world.Database, context)).Value;
    }

    public override async Task<long> RunAsync(World world, PartTimes parts)
    {
        var january = new Month(2024, 1);
        var request = new BuildRunRequest(World.Run, World.Programmes, null, new MonthRange(january, january), World.ValueDate);
        return (await new BuildRun(world.Database, world.Law).RunAsync(request, World.Act(ProcessKind.RunBuilding), parts)).Value.Payments;
    }

    public override async Task<Spent?> FloorAsync(World world)
    {
        await using var copies = await TableCopies.CreateAsync(world.Database, "payment", "month_allocation");
        return await copies.InsertSelectAsync();
    }
}
