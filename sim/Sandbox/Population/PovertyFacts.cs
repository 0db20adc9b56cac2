namespace Paseban.Sandbox.Population;

/// <summary>What the registry says about made people: the clearly poor, and all others with what a real registry holds and lacks.</summary>
internal sealed class PovertyFacts(Dice dice, DateOnly asOf)
{
    /// <summary>Facts that no reading of the law excludes.</summary>
    public void Poor(Household household)
    {
        household.Decile = dice.Between(1, 4);
        household.PropertyValue = dice.Chance(600) ? 0 : dice.Between(30, 700) * 1_000_000L;
        household.DrinkingWater = dice.Between(2, 9);
    }

    /// <summary>Facts of a registered household outside the lists: cars, large property, a doubtful status, gaps.</summary>
    public void Mixed(Household household)
    {
        household.Status = Answer(gaps: 120, yes: 680) switch { true => "layak", false => "tidak_layak", null => null };
        household.Decile = household.Status switch { "layak" => dice.Between(1, 5), "tidak_layak" => dice.Between(5, 10), _ => null };
        household.FieldVerified = Answer(gaps: 250, yes: 800);
        household.PublicEmployee = Answer(gaps: 60, yes: 60);
        household.OwnsCar = Answer(gaps: 100, yes: 130);
        household.PropertyValue = dice.Below(1000) switch
        {
            < 120 => null,
            < 600 => 0,
            < 940 => dice.Between(30, 1000) * 1_000_000L,
            _ => dice.Between(1001, 4500) * 1_000_000L,
        };
        household.DrinkingWater = dice.Chance(90) ? null : dice.Between(1, 12);
        household.PoorByCommunity = Answer(gaps: 200, yes: 700);
        household.PoorFamily = Answer(gaps: 150, yes: 650);
    }

    /// <summary>A recipient of the programme, as its law wants them.</summary>
    public void Recipient(Person person, string programme)
    {
        if (AgeOf(person) >= 15) person.Income = dice.Chance(550) ? "tidak_ada" : "kecil";
        if (programme == "KLJ")
        {
            person.Bedridden = dice.Chance(60);
            person.Neglected = dice.Chance(30);
        }
        if (programme == "KPDJ") person.Disability = Certified(person.Nik);
    }

    /// <summary>Somebody registered who is on no list.</summary>
    public void Other(Person person)
    {
        var age = AgeOf(person);
        if (age >= 15) person.Income = dice.Below(100) switch { < 12 => null, < 35 => "tidak_ada", < 70 => "kecil", _ => "cukup" };
        person.HasJakartaIdentity = Answer(gaps: 20, yes: 970);
        person.InInstitution = Answer(gaps: 30, yes: 6);
        person.ReceivesStateAid = Answer(gaps: 50, yes: 140);
        person.Pensioner = age >= 56 ? Answer(gaps: 40, yes: 90) : false;
        person.Bedridden = Answer(gaps: 80, yes: age >= 60 ? 50 : 8);
        person.Neglected = Answer(gaps: 80, yes: 8);
        if (dice.Chance(18)) person.Disability = Certified(person.Nik);
        if (dice.Chance(age >= 60 ? 45 : 5)) person.Died = Lately(person);
        else if (dice.Chance(12)) person.MovedOut = Lately(person);
    }

    /// <summary>A day of the last three years, but of the person's life; null for who was born today.</summary>
    private DateOnly? Lately(Person person)
    {
        var yesterday = asOf.AddDays(-1);
        if (person.Born > yesterday) return null;
        return dice.Between(person.Born > asOf.AddYears(-3) ? person.Born : asOf.AddYears(-3), yesterday);
    }

    private int AgeOf(Person person) => asOf.Year - person.Born.Year;

    private Disability Certified(string nik) => new(
        dice.Between(1, 12),
        $"SKD/{nik[..4]}/{asOf.Year - 1}/{nik[^4..]}{dice.Between(10, 99)}",
        dice.Chance(700) ? "Puskesmas Sandbox" : "RSUD Sandbox",
        asOf.AddDays(dice.Between(400, 1400)));

    /// <summary>No answer in <paramref name="gaps"/> of a thousand cases, else yes in <paramref name="yes"/> of a thousand.</summary>
    private bool? Answer(int gaps, int yes) => dice.Chance(gaps) ? null : dice.Chance(yes);
}
