using Paseban.Assistance.Targeting;
using Paseban.Bench.Floors;
using Paseban.Bench.Measuring;
using Paseban.Kernel;

namespace Paseban.Bench.Steps;

/// <summary>The same assessment with every decision kept, with its facts, beneath a Merkle root.</summary>
internal sealed class DecisionStoring : Step
{
    public override string Name => "decisions";

    public override string FloorIs => "the rows of the registry read, and the same decisions through the bulk writer";

    public override Step? After => Of<RegistryAssessment>();

    public override async Task<long> RunAsync(World world, PartTimes parts)
    {
        var assess = new AssessRegistry(world.Database, world.Law);
        var request = RegistryAssessment.Request with { Store = true };
        var assessed = (await assess.RunAsync(request, World.Act(ProcessKind.PersonsAssessing))).Value;
        parts.Add("judging", assessed.Evaluating);
        parts.Add("storing", assessed.Storing);
        return assessed.People;
    }

    public override async Task<Spent?> FloorAsync(World world)
    {
        await using var copies = await TableCopies.CreateAsync(world.Database, "decision");
        return await RegistryAssessment.ReadAsync(world) + await copies.BulkAsync();
    }
}
