using Paseban.Assistance.Targeting;
using Paseban.Bench.Files;
using Paseban.Bench.Measuring;
using Paseban.Kernel;

namespace Paseban.Bench.Steps;

/// <summary>A registry of more people than are paid, read and judged for one programme and month; nothing is stored.</summary>
internal sealed class RegistryAssessment : Step
{
    public static readonly AssessRequest Request = new(Recipient.LargestProgramme, new Month(2024, 3), Store: false);

    public override string Name => "assess";

    public override string FloorIs => "the same rows read without judging anybody";

    public override Step? After => Of<PersonsImport>();

    public override int? Goal => 5;

    public override Task PrepareAsync(World world) => new WiderRegistry(world.Database).WidenAsync(world.People);

    public override async Task<long> RunAsync(World world, PartTimes parts)
    {
        var assess = new AssessRegistry(world.Database, world.Law);
        return (await assess.RunAsync(Request, World.Act(ProcessKind.PersonsAssessing))).Value.People;
    }

    public override async Task<Spent?> FloorAsync(World world) => await ReadAsync(world);

    /// <summary>What an assessment has to know of each person, and nothing done with it.</summary>
    public static async Task<Spent> ReadAsync(World world)
    {
        await using var reading = await world.Database.ReadAsync();
        var clock = Clock.StartNew();
        await using var rows = await reading.StreamAsync(
            """
            select p.person_id, p.birth_date, p.died_on, p.moved_out_on, s.source, s.vintage, s.facts
            from person p left join source_record s on s.person_id = p.person_id where p.merged_into is null order by p.person_id
            """);
        var cells = new object[rows.FieldCount];
        while (await rows.ReadAsync()) rows.GetValues(cells);
        return clock.Stop();
    }
}
