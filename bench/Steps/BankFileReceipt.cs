using System.Security.Cryptography;
using Paseban.Assistance.Disbursement;
using Paseban.Bench.Bank;
using Paseban.Bench.Floors;
using Paseban.Bench.Measuring;
using Paseban.Kernel;

namespace Paseban.Bench.Steps;

/// <summary>Everything after the bank has paid: its reports and its statement read and booked, the run reconciled and closed.</summary>
internal sealed class BankFileReceipt : Step
{
    public static readonly FundAccount Fund = new("10123456789", "DINSOS PKD", "BDKIIDJ1XXX");

    private ECDsa? bankKey;

    public override string Name => "settle";

    public override string FloorIs => "XmlReader over the same bytes, and as many report rows through the bulk writer";

    public override Step? After => Of<BankFileSending>();

    public override int? Goal => 10;

    public override Task PrepareAsync(World world)
    {
        bankKey = new Answers(new BankFileFolder(world.Exchange), Fund.Number, RunApproval.Release, World.ValueDate).Write();
        return Task.CompletedTask;
    }

    public override async Task<long> RunAsync(World world, PartTimes parts)
    {
        await ReadAsync(world, parts);
        parts.Begin("reconcile");
        _ = (await new ReconcileRun(world.Database).RunAsync(World.Run, World.Act(ProcessKind.RunReconciling))).Value;
        parts.Begin("close");
        var closed = await new CloseRun(world.Database).RunAsync(World.Run, World.Act(ProcessKind.RunClosing, World.Treasurer));
        return closed.Value.Run.Payments;
    }

    public override async Task<Spent?> FloorAsync(World world)
    {
        await using var copies = await TableCopies.CreateAsync(world.Database, "payment_report");
        return await copies.BulkAsync() + PlainXml.Read(Directory.EnumerateFiles(new BankFileFolder(world.Exchange).FromBank, "*.xml"));
    }

    private async Task ReadAsync(World world, PartTimes parts)
    {
        var receive = new ReceiveBankFiles(world.Database, bankKey!);
        var context = World.Act(ProcessKind.BankFileReceiving, World.Liaison);
        foreach (var file in await receive.RunAsync(new BankFileFolder(world.Exchange), context, new ByKind(parts)))
        {
            if (file.Outcome == "applied" && file.Exceptions == 0) continue;
            var problems = string.Join(' ', file.Problems.Select(problem => problem.Message));
            throw new InvalidOperationException($"{file.Name} {file.Outcome}, {file.Exceptions} exceptions. {problems}");
        }
    }

    /// <summary>The files of one kind are one part, however many they are.</summary>
    private sealed class ByKind(PartTimes parts) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) =>
            parts.Begin(value.Stage.En.Contains("camt", StringComparison.Ordinal) ? "statement" : "status");
    }
}
