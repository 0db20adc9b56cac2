using Paseban.Bench.Measuring;

namespace Paseban.Bench.Steps;

/// <summary>One step of the process as it is measured, and its floor.</summary>
internal abstract class Step
{
    /// <summary>The order in which a world goes through them.</summary>
    public static readonly IReadOnlyList<Step> All =
    [
        new PersonsImport(), new AccountsImport(), new DecreeImport(), new RunBuild(), new RunApproval(), new RunInstruction(),
        new BankFileSending(), new BankFileReceipt(), new RegistryAssessment(), new DecisionStoring(),
        new ExtractMatching(), new PageReading(),
    ];

    /// <summary>What <c>--only</c> takes.</summary>
    public abstract string Name { get; }

    /// <summary>What the floor does, in a few words; empty where there is none.</summary>
    public virtual string FloorIs => "";

    /// <summary>The step that must have been done before this one; null for the first.</summary>
    public abstract Step? After { get; }

    /// <summary>The number of recipients that the goals are for.</summary>
    public const long GoalPeople = 250_000;

    /// <summary>Seconds at <see cref="GoalPeople"/> that issue 2 asks for; null where it asks for nothing.</summary>
    public virtual int? Goal => null;

    /// <summary>Whether the step repeats itself until the runtime has compiled it, so that it need not be done elsewhere before.</summary>
    public virtual bool WarmsItself => false;

    /// <summary>What single pages took, for a step that asks for pages.</summary>
    public virtual IReadOnlyList<PageTime>? Pages => null;

    /// <summary>Makes what others would have brought: files, answers. Not measured.</summary>
    public virtual Task PrepareAsync(World world) => Task.CompletedTask;

    /// <summary>Does the step with the ordinary use cases.</summary>
    /// <returns>How many rows it was about: people, recipients, payments.</returns>
    public abstract Task<long> RunAsync(World world, PartTimes parts);

    /// <summary>The time of the least work that could leave the same behind; null where there is no such measure.</summary>
    public virtual Task<Spent?> FloorAsync(World world) => Task.FromResult<Spent?>(null);

    /// <summary>Does it unmeasured, because a later step needs what it leaves behind.</summary>
    public async Task DoAsync(World world)
    {
        await PrepareAsync(world);
        await RunAsync(world, new PartTimes());
    }

    /// <summary>Whether <paramref name="other"/> must have been done before this one.</summary>
    public bool Needs(Step other) => After is { } before && (before == other || before.Needs(other));

    public static Step? Find(string name) => All.FirstOrDefault(step => step.Name == name);

    protected static Step Of<T>() where T : Step => All.OfType<T>().Single();
}
