using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Wave;

/// <summary>Makes households whose every fact is known to the world, and decides what they ask for.</summary>
internal sealed class FamilyMaker(HouseholdMaker maker, Dice dice, DateOnly asOf)
{
    private static readonly string[] Jobs =
    [
        "KARYAWAN SWASTA", "BURUH HARIAN LEPAS", "WIRASWASTA", "MENGURUS RUMAH TANGGA", "PEDAGANG", "SOPIR", "PEMBANTU RUMAH TANGGA",
        "TUKANG JAHIT", "BELUM/TIDAK BEKERJA", "MENGURUS RUMAH TANGGA", "BURUH HARIAN LEPAS",
    ];

    public Dice Dice { get; } = dice;

    public DateOnly AsOf { get; } = asOf;

    /// <summary>A poor household of <paramref name="size"/> people, all alive and at home.</summary>
    public Family Poor(Kelurahan kelurahan, int size) => Truthful(maker.Poor(kelurahan, [], size).Household);

    /// <summary>A poor household around one wanted person, who comes second in the answer.</summary>
    public (Family Family, Resident Wanted) Around(Kelurahan kelurahan, Wanted wanted, int others)
    {
        var (household, people) = maker.Poor(kelurahan, [wanted], others);
        var family = Truthful(household);
        return (family, family.Members.Find(member => ReferenceEquals(member.Person, people[0]))!);
    }

    /// <summary>Fills in what a registry may leave open, so that the household is a truth; nobody in it has died or moved.</summary>
    public Family Truthful(Household home)
    {
        (home.OwnsCar, home.PublicEmployee, home.PoorByCommunity, home.PoorFamily, home.Status) = (false, false, true, true, "layak");
        if (home.PropertyValue is null or > 900_000_000) home.PropertyValue = 0;
        if (home.DrinkingWater is null or 1) home.DrinkingWater = Dice.Between(2, 9);
        home.Decile = Dice.Below(100) switch { < 38 => 1, < 66 => 2, < 86 => 3, _ => 4 };
        foreach (var person in home.Members)
        {
            (person.Died, person.MovedOut, person.HasJakartaIdentity) = (null, null, true);
            (person.InInstitution, person.ReceivesStateAid) = (false, false);
            person.Pensioner = person.Pensioner == true && Dice.Chance(250);
            (person.Bedridden, person.Neglected) = (person.Bedridden ?? false, person.Neglected ?? false);
            if (AsOf.Year - person.Born.Year >= 15) person.Income ??= "kecil";
            if (person.Income == "cukup" && Dice.Chance(700)) person.Income = "kecil";
        }
        var family = new Family(home) { SaysWater = home.DrinkingWater };
        foreach (var member in family.Members) member.Job = JobOf(member);
        if (home.PropertyValue is > 0 and var value && Dice.Chance(800))
            family.Properties.Add(new Property(home.Members[0].Nik, home.Members[0].Name, value));
        if (Dice.Chance(600) && family.Members.Find(IsAdult) is { } rider)
            family.Vehicles.Add(new Vehicle(rider.Person.Nik, rider.Person.Name, Car: false));
        return family;
    }

    /// <summary>Each member asks for what their age and state suggest; some ask for nothing but the social registry.</summary>
    public void Ask(Family family)
    {
        foreach (var member in family.Members)
        {
            var age = member.Age(AsOf);
            var programmes = new List<string>();
            if (age >= 60 && Dice.Chance(860)) programmes.Add("KLJ");
            if (member.Person.Disability is not null && Dice.Chance(900)) programmes.Add("KPDJ");
            if (age < 7 && Dice.Chance(860)) programmes.Add("KAJ");
            if (age is >= 7 and < 19 && Dice.Chance(550)) programmes.Add("KJP");
            member.Programmes = programmes;
        }
    }

    public bool IsAdult(Resident member) => member.Age(AsOf) >= 18;

    private string JobOf(Resident member) => member.Age(AsOf) switch
    {
        < 6 => "BELUM/TIDAK BEKERJA",
        < 18 => "PELAJAR/MAHASISWA",
        _ when member.Person.Pensioner == true => "PENSIUNAN",
        >= 66 => Dice.Chance(500) ? "MENGURUS RUMAH TANGGA" : "BELUM/TIDAK BEKERJA",
        _ => Dice.Pick<string>(Jobs),
    };
}
