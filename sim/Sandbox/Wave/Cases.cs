using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Wave;

/// <summary>What the step says that somebody is an example of.</summary>
internal enum Ending
{
    Paid,
    Withdrawn,
    /// <summary>Goes no further, or waits on the list of those for whom the quota has no room.</summary>
    Refused,
    /// <summary>Somebody has to look; the step itself refuses nobody.</summary>
    Doubted,
    /// <summary>Something is found, and the law of the year lets it pass.</summary>
    Allowed,
}

/// <summary>
/// One household for each fate worth following: one person who goes through every step and is paid, and one for whatever else each step
/// can say. Nothing else is wrong with them, so that the step they are named after is the one that decides.
/// </summary>
internal sealed class Cases
{
    private readonly FamilyMaker families;
    private readonly Queue<(string Step, DateOnly Born, int Others, Action<Family, Resident> Fate, Ending Ending)> left = new();
    private readonly Dictionary<(Ending Ending, string Step), string> examples = [];

    /// <param name="families">Makes the households.</param>
    public Cases(FamilyMaker families)
    {
        this.families = families;
        Elder("", 1933, 0, (_, elder) =>
        {
            (elder.Person.Bedridden, elder.Person.Income, elder.LivesAlone) = (true, "tidak_ada", true);
            elder.Verdicts = new Verdicts { Weight = -1 };
        }, Ending.Paid);
        Elder("Completeness", 1950, 2, (family, elder) => Car(family, elder, says: true));
        Elder("CivilRegistry", 1941, 2, (_, elder) => Died(elder, new DateOnly(2021, 2, 11), registered: true));
        Elder("RevenueAgency", 1952, 2, (family, elder) => Car(family, elder, says: false));
        Elder("Institutions", 1944, 2, (_, elder) =>
            (elder.Person.InInstitution, elder.ListedInHome) = (true, new DateOnly(2020, 9, 14)));
        Elder("StateAid", 1951, 1, (_, elder) => (elder.Person.ReceivesStateAid, elder.ListedAid) = (true, "PKH"), Ending.Allowed);
        Elder("Duplicates", 1946, 3, (family, _) => Repeated = family);
        Elder("Criteria", 1953, 3, (family, _) =>
        {
            // No other office has a register of it: the social registry of April asked, and the form now says otherwise.
            (family.Home.DrinkingWater, family.Home.Status, family.IsRegistered) = (1, "tidak_layak", true);
        });
        Elder("NeighbourhoodReview", 1939, 2, (_, elder) =>
        {
            Died(elder, new DateOnly(2021, 5, 2), registered: false);
            elder.Verdicts = new Verdicts { Remark = "meninggal" };
        }, Ending.Doubted);
        Elder("Deliberation", 1955, 3, (family, _) =>
            (family.Home.PoorByCommunity, family.Home.PoorFamily, family.Home.Decile) = (false, false, 6));
        Elder("TargetList", 1954, 3, (_, elder) => Objection = elder);
        Elder("FieldVerification", 1956, 3, (family, elder) =>
        {
            Car(family, elder, says: false);
            family.Vehicles[^1] = family.Vehicles[^1] with { Owner = "Hartono Sandbox" };
            elder.Verdicts = new Verdicts { Meeting = "layak" };
        });
        Elder("Determination", 1949, 2, (family, elder) =>
        {
            family.Home.Decile = 9;
            elder.Verdicts = new Verdicts { Ministry = "tidak_layak" };
        });
        Elder("Determination", 1948, 1, (_, elder) => elder.Verdicts = new Verdicts { Ministry = "perbaikan" }, Ending.Doubted);
        Add("Candidacy", new DateOnly(1962, 1, 20), 2, (_, elder) => elder.Programmes = ["KLJ"]);
        Elder("ProgrammeDeliberation", 1940, 1, (_, elder) => Died(elder, new DateOnly(2021, 11, 20), registered: false));
        Add("Selection", new DateOnly(1961, 12, 5), 3, (family, elder) =>
        {
            (family.Home.Decile, elder.Person.Bedridden, elder.Programmes) = (4, false, ["KLJ"]);
            elder.Verdicts = new Verdicts { Weight = 1 };
            Crowded = family.Home.Kelurahan;
        });
        Elder("DecreeDraft", 1936, 1, (_, elder) =>
        {
            elder.Person.Bedridden = true;
            elder.Verdicts = new Verdicts { Weight = -1 };
            Died(elder, new DateOnly(2021, 12, 14), registered: false);
        });
    }

    /// <summary>How many applications the cases take, the repeated one included.</summary>
    public int Left => left.Count + (Repeated is null ? 0 : 1);

    /// <summary>NIK by what is said and the name of the step that says it; the step is empty for who is paid or withdrew.</summary>
    public IReadOnlyDictionary<(Ending Ending, string Step), string> Examples => examples;

    /// <summary>The household that registers a second time; null before it was made and after it was.</summary>
    public Family? Repeated { get; private set; }

    /// <summary>Against whom somebody objects while the list is on display.</summary>
    public Resident? Objection { get; private set; }

    /// <summary>Where somebody has to be chosen.</summary>
    public List<Kelurahan> Winners { get; } = [];

    /// <summary>Where the quota is short.</summary>
    public Kelurahan? Crowded { get; private set; }

    /// <summary>Who dies between the meeting and the decree, and is reported.</summary>
    public Resident? LateDeath { get; private set; }

    /// <summary>The next case's household; null when all were made.</summary>
    public Family? Next(Kelurahan kelurahan)
    {
        if (!left.TryDequeue(out var next)) return null;
        var (family, wanted) = families.Around(kelurahan, new Wanted("KLJ", next.Born), next.Others);
        families.Ask(family);
        family.Home.Decile = 1;
        (wanted.Programmes, wanted.Person.Income) = (["KLJ"], "tidak_ada");
        family.NeighboursKnow = false;
        next.Fate(family, wanted);
        examples[(next.Ending, next.Step)] = wanted.Person.Nik;
        if (next.Step == "DecreeDraft") LateDeath = wanted;
        if (next.Step is "" or "DecreeDraft") Winners.Add(kelurahan);
        return family;
    }

    /// <summary>The household registered once more, as another application with other numbers.</summary>
    public Family? Repeat(PlantedErrors errors)
    {
        if (Repeated is not { } first) return null;
        Repeated = null;
        var again = new Family(first.Home) { Repeats = "household", SaysWater = first.SaysWater };
        foreach (var (member, other) in again.Members.Zip(first.Members))
        {
            (member.Programmes, member.WrittenNik) = (other.Programmes, errors.DigitOff(member.Person.Nik));
            member.WrittenName = errors.Respelling.Of(member.Person.Name);
            if (other.Person.Nik == examples[(Ending.Refused, "Duplicates")])
                examples[(Ending.Refused, "Duplicates")] = member.WrittenNik;
        }
        return again;
    }

    public void Withdrawn(string nik) => examples.TryAdd((Ending.Withdrawn, ""), nik);

    private void Elder(string step, int born, int others, Action<Family, Resident> fate, Ending ending = Ending.Refused) =>
        Add(step, new DateOnly(born, 4, 17), others, fate, ending);

    private void Add(string step, DateOnly born, int others, Action<Family, Resident> fate, Ending ending = Ending.Refused) =>
        left.Enqueue((step, born, others, fate, ending));

    private static void Car(Family family, Resident owner, bool says)
    {
        (family.Home.OwnsCar, family.SaysCar) = (true, says);
        family.Vehicles.Add(new Vehicle(owner.Person.Nik, owner.Person.Name, Car: true));
    }

    private static void Died(Resident member, DateOnly on, bool registered)
    {
        member.Person.Died = on;
        if (registered) (member.CivilStatus, member.CivilSince) = ("MENINGGAL", on);
    }
}
