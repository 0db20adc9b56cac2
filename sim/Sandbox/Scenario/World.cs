using Paseban.Sandbox.Bank;
using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Scenario;

/// <param name="Scale">Every figure of the scenario times this.</param>
/// <param name="People">Registered people; null for the scenario's figure times the scale.</param>
/// <param name="Territory">Folder of the kelurahan and population files.</param>
internal sealed record WorldRequest(string Scenario, long Seed, decimal Scale, int? People, string Territory, string Folder);

/// <summary>Makes a world: everybody registered, the lists, what happens to people, the bank's accounts, and the calendar.</summary>
internal sealed class World
{
    private readonly ScenarioFile scenario;
    private readonly RecipientPlan plan;
    private readonly Dice dice;
    private readonly BirthDates births;
    private readonly HouseholdMaker maker;
    private readonly Showcase showcase;
    private readonly WorldFiles files;
    private int placed;

    private World(RecipientPlan plan, WorldFiles files, long seed)
    {
        scenario = plan.Scenario;
        this.plan = plan;
        this.files = files;
        dice = Dice.For(seed, "people");
        births = new BirthDates(Dice.For(seed, "births"), scenario);
        maker = new HouseholdMaker(dice, new IdentityNumbers(), scenario.Registry.AsOf);
        showcase = new Showcase(maker, Months.FirstDay(Months.Number(scenario.ExamplesAt)));
    }

    /// <summary>Writes the world; the calendar comes last, so a folder with a calendar is a whole world.</summary>
    public static WorldSummary Make(WorldRequest request)
    {
        var drawn = RecipientPlan.Make(ScenarioFile.Load(request.Scenario), request.Scale, request.Seed);
        var people = request.People ?? drawn.Scaled(drawn.Scenario.People);
        var fewest = drawn.Recipients.Count * 21L / 10;
        if (people < fewest)
        {
            throw new WorldException(
                $"{people} people are too few for {drawn.Recipients.Count} recipients and their households; make at least {fewest}.");
        }
        var territory = Territory.Read(request.Territory);
        World world;
        var beginning = new BankBeginning(drawn.Scenario.FundAccount, drawn.Scenario.ClockStart, drawn.Scenario.BankHolidays);
        using (var bank = AccountOpening.Create(Path.Combine(request.Folder, "bank", "bank.db"), beginning, request.Seed))
        {
            using var written = new WorldFiles(request.Folder, drawn.Scenario, bank, Dice.For(request.Seed, "files"));
            world = new World(drawn, written, request.Seed);
            world.Settle(territory, people);
            bank.Complete();
        }
        var summary = new WorldSummary(drawn, request, people, world.showcase.Examples);
        CalendarFile.Write(summary);
        return summary;
    }

    private void Settle(Territory territory, int people)
    {
        var shares = territory.Share(people);
        long before = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            before += shares[i];
            var last = i == shares.Length - 1;
            var upTo = last ? plan.Recipients.Count : (int)(plan.Recipients.Count * before / people);
            Settle(territory.Kelurahan[i], shares[i], last ? upTo : Math.Min(upTo, placed + (shares[i] / 2)));
        }
    }

    private void Settle(Kelurahan kelurahan, int people, int upTo)
    {
        while (placed < upTo)
        {
            var together = CanShare(placed) && placed + 1 < upTo && CanShare(placed + 1) && dice.Chance(180) ? 2 : 1;
            var space = people - together - ((upTo - placed - together) * 2);
            var wish = dice.Below(100) switch { < 25 => 0, < 60 => 1, < 82 => 2, < 94 => 3, _ => 4 };
            people -= together + SettlePoor(kelurahan, together, Math.Min(wish, space));
        }
        while (people > 0)
        {
            var household = people >= 2 ? showcase.Next(kelurahan) : null;
            var size = dice.Below(100) switch { < 14 => 1, < 32 => 2, < 56 => 3, < 80 => 4, < 93 => 5, _ => 6 };
            household ??= maker.Mixed(kelurahan, Math.Min(people, size));
            people -= household.Members.Count;
            files.Write(household);
        }
    }

    /// <summary>Who will leave the list lives apart from other recipients: what ends the one (a car, a move) touches no other.</summary>
    private bool CanShare(int index) => plan.Recipients[index] is { End: null };

    private int SettlePoor(Kelurahan kelurahan, int together, int others)
    {
        var wanted = new Wanted[together];
        var adult = false;
        for (var i = 0; i < together; i++)
        {
            var recipient = plan.Recipients[placed + i];
            wanted[i] = new Wanted(recipient.Programme, births.Of(recipient));
            adult |= wanted[i].Born.AddYears(22) <= scenario.Registry.AsOf;
        }
        others = Math.Max(others, adult ? 0 : 1);
        var (household, recipients) = maker.Poor(kelurahan, wanted, others);
        files.Write(household);
        for (var i = 0; i < together; i++)
        {
            files.Write(household, recipients[i], plan.Recipients[placed + i]);
            showcase.Notice(recipients[i], plan.Recipients[placed + i]);
        }
        placed += together;
        return others;
    }
}

/// <summary>A world that cannot be made as asked; the message says what to ask instead.</summary>
internal sealed class WorldException(string message) : Exception(message);
