using Paseban.Assistance.Disbursement;
using Paseban.Bench.Measuring;
using Paseban.Kernel;

namespace Paseban.Bench.Steps;

/// <summary>The sentinel's look, its findings accepted, every approval that the total needs, and the treasury's papers.</summary>
internal sealed class RunApproval : Step
{
    /// <summary>Number of the SP2D that releases the money.</summary>
    public const string Release = "SP2D-" + World.Run;

    public override string Name => "approve";

    public override Step? After => Of<RunBuild>();

    public override async Task<long> RunAsync(World world, PartTimes parts)
    {
        parts.Begin("check");
        var run = await CheckAsync(world);
        parts.Begin("approve");
        await ApproveAsync(world);
        parts.Begin("order");
        await OrderAsync(world, run.Total);
        return run.Payments;
    }

    private static async Task<Run> CheckAsync(World world)
    {
        var check = new CheckRun(world.Database, world.Law);
        var context = World.Act(ProcessKind.RunChecking);
        var seen = (await check.RunAsync(new CheckRunRequest(World.Run, []), context)).Value;
        string[] codes = [.. seen.Findings.Select(finding => finding.Code).Distinct(StringComparer.Ordinal)];
        return (await check.RunAsync(new CheckRunRequest(World.Run, codes), context)).Value.Run;
    }

    private static async Task ApproveAsync(World world)
    {
        var approval = new ApproveRun(world.Database, world.Law);
        foreach (var approver in World.Approvers)
        {
            if ((await approval.RunAsync(World.Run, World.Act(ProcessKind.RunApproving, approver))).Value.Open.Count == 0) return;
        }
    }

    private static async Task OrderAsync(World world, Rupiah total)
    {
        var orders = new RecordPaymentOrder(world.Database);
        string[] kinds = ["SPP", "SPM", "SP2D"];
        foreach (var kind in kinds)
        {
            var context = World.Act(ProcessKind.PaymentOrderRecording, World.Treasurer);
            _ = (await orders.RunAsync(World.Run, kind, $"{kind}-{World.Run}", new DateOnly(2024, 2, 26), total, context)).Value;
        }
    }
}
