using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Scenario;

/// <summary>Birth dates that put each recipient on the right side of the law's age limits in every month that counts them.</summary>
internal sealed class BirthDates(Dice dice, ScenarioFile scenario)
{
    private const int ElderAge = 60;
    private readonly int childUntil = scenario.AgeingOut?.UntilBirthday ?? 7;

    public DateOnly Of(PlannedRecipient recipient) => recipient.Programme switch
    {
        "KLJ" => Elder(recipient),
        "KAJ" => Child(recipient),
        _ => dice.Between(scenario.Registry.AsOf.AddYears(-70), scenario.Registry.AsOf.AddYears(-3)),
    };

    /// <summary>At least 60 on the first day of the first month.</summary>
    private DateOnly Elder(PlannedRecipient recipient)
    {
        var latest = Months.FirstDay(recipient.Cohort.Months.First).AddYears(-ElderAge);
        if (recipient.IsNew && dice.Chance(150)) return dice.Between(latest.AddMonths(-6).AddDays(1), latest);
        var (youngest, oldest) = dice.Below(100) switch { < 58 => (0, 10), < 87 => (10, 20), < 98 => (20, 30), _ => (30, 40) };
        return dice.Between(latest.AddYears(-oldest).AddDays(1), latest.AddYears(-youngest));
    }

    /// <summary>Too old first in the month the scenario says, or not before the list ends. Born before the registry was drawn up.</summary>
    private DateOnly Child(PlannedRecipient recipient)
    {
        if (recipient.AgesOutIn is { } month)
            return dice.Between(Months.FirstDay(month - 1).AddYears(-childUntil).AddDays(1), Months.FirstDay(month).AddYears(-childUntil));
        var earliest = Months.FirstDay(recipient.Cohort.Months.Last).AddYears(-childUntil).AddDays(1);
        return dice.Between(earliest, scenario.Registry.AsOf.AddDays(-10));
    }
}
