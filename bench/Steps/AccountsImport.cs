using Paseban.Assistance.Registry;
using Paseban.Bench.Files;
using Paseban.Bench.Floors;
using Paseban.Bench.Measuring;
using Paseban.Kernel;

namespace Paseban.Bench.Steps;

/// <summary>An account for each of the people: found by NIK, encrypted, indexed, written.</summary>
internal sealed class AccountsImport : Step
{
    public override string Name => "accounts";

    public override string FloorIs => "the same rows through the bulk writer, and their values through HMAC and AES";

    public override Step? After => Of<PersonsImport>();

    public override Task PrepareAsync(World world)
    {
        InputFiles.WriteAccounts(world.Of("accounts.csv"), world.People);
        return Task.CompletedTask;
    }

    public override async Task<long> RunAsync(World world, PartTimes parts)
    {
        var import = new ImportAccounts(world.Database, world.Keys);
        var imported = await import.RunAsync(new(world.Of("accounts.csv")), World.Act(ProcessKind.AccountsImporting));
        return imported.Value.Created;
    }

    public override async Task<Spent?> FloorAsync(World world)
    {
        await using var copies = await TableCopies.CreateAsync(world.Database, "bank_account");
        return await copies.BulkAsync() + Cryptography.Time(indexes: 2 * world.People, ciphertexts: world.People);
    }
}
