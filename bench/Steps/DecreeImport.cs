using Paseban.Assistance.Enrolment;
using Paseban.Bench.Files;
using Paseban.Bench.Floors;
using Paseban.Bench.Measuring;
using Paseban.Kernel;

namespace Paseban.Bench.Steps;

/// <summary>A decree that lists everyone: found by NIK, judged by the law of the first month, written as lines and recipients.</summary>
internal sealed class DecreeImport : Step
{
    public override string Name => "decree";

    public override string FloorIs => "the same lines and recipients through the bulk writer, and each NIK through HMAC";

    public override Step? After => Of<AccountsImport>();

    public override Task PrepareAsync(World world)
    {
        InputFiles.WriteDecree(world.Of("decree.csv"), world.People);
        return Task.CompletedTask;
    }

    public override async Task<long> RunAsync(World world, PartTimes parts)
    {
        var decree = new DecreeFile(world.Of("decree.csv"), "Kepgub 120/2024", "Penerima bantuan sosial 2024", new DateOnly(2024, 1, 15));
        var import = new ImportDecree(world.Database, world.Keys, world.Law);
        return (await import.RunAsync(decree, World.Act(ProcessKind.DecreeImporting), parts)).Value.Decree.Lines;
    }

    public override async Task<Spent?> FloorAsync(World world)
    {
        await using var copies = await TableCopies.CreateAsync(world.Database, "decree_line", "recipient");
        return await copies.BulkAsync() + Cryptography.Time(indexes: world.People, ciphertexts: 0);
    }
}
