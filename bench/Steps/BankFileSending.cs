using Paseban.Assistance.Disbursement;
using Paseban.Bench.Floors;
using Paseban.Bench.Measuring;
using Paseban.Kernel;

namespace Paseban.Bench.Steps;

/// <summary>The bank files made from the database, compared with their hashes, signed and put where the bank reads them.</summary>
internal sealed class BankFileSending : Step
{
    public override string Name => "bank-file";

    public override string FloorIs => "XmlWriter writes the same payments from memory to a file";

    public override Step? After => Of<RunInstruction>();

    public override int? Goal => 3;

    public override async Task<long> RunAsync(World world, PartTimes parts)
    {
        var send = new SendBankFiles(world.Database, world.Vault, world.Keys);
        var folder = new BankFileFolder(world.Exchange);
        var sent = (await send.RunAsync(folder, World.Act(ProcessKind.BankFileSending, World.Liaison))).Value;
        return sent.Failed.Count == 0 ? world.People : throw new InvalidOperationException(sent.Failed[0].Error);
    }

    public override Task<Spent?> FloorAsync(World world) =>
        Task.FromResult<Spent?>(PlainXml.Write(Directory.EnumerateFiles(new BankFileFolder(world.Exchange).ToBank, "*.xml")));
}
