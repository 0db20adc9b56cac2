using Paseban.Assistance.Disbursement;
using Paseban.Bench.Bank;
using Paseban.Bench.Files;
using Paseban.Bench.Floors;
using Paseban.Bench.Measuring;
using Paseban.Kernel;

namespace Paseban.Bench.Steps;

/// <summary>The last screening, the cutting of bank files, and the making of each file's hash.</summary>
internal sealed class RunInstruction : Step
{
    public override string Name => "instruct";

    public override string FloorIs => "each payment moved on by one update of an indexed copy, and written once by XmlWriter to nowhere";

    public override Step? After => Of<RunApproval>();

    public override async Task<long> RunAsync(World world, PartTimes parts)
    {
        var instruct = new InstructRun(world.Database, world.Law, world.Vault);
        var context = World.Act(ProcessKind.RunInstructing, World.Liaison);
        var instructed = await instruct.RunAsync(new InstructRunRequest(World.Run), context, parts);
        return instructed.Value.Files.Sum(file => file.Payments);
    }

    public override async Task<Spent?> FloorAsync(World world)
    {
        await using var copies = await TableCopies.CreateAsync(world.Database, "payment");
        await copies.InsertSelectAsync();
        return await copies.UpdateAsync("state = 'credited', file_id = file_id + 1")
            + PlainXml.Write(null, Recipient.All(world.People).Select(Payment));
    }

    private static SentPayment Payment(Recipient recipient) => new(
        Reference.Of("PAY", recipient.Number + 1).ToString(), "300000", "Bank DKI", recipient.Name, recipient.Account,
        $"{recipient.Programme} 2024-01");
}
