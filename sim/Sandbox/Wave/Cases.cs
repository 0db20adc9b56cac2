using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Wave;

/// <summary>
/// One household for each fate worth following: one person who goes through every step and is paid, and one who is refused at each step.
/// Nothing else is wrong with them, so that the step they are named after is the one that decides.
/// </summary>
internal sealed class Cases
{
    private readonly FamilyMaker families;
    private readonly Queue<(string Step, DateOnly Born, int Others, Action<Family, Resident> Fate)> left = new();

    /// <param name="families">Makes the households.</param>
    /// <param name="lastBatch">Place of the last proposal list.</param>
    public Cases(FamilyMaker families, int lastBatch)
    {
        this.families = families;
        Elder("", 1933, 0, (_, elder) =>
        {
            (elder.Person.Bedridden, elder.Person.Income, elder.LivesAlone) = (true, "tidak_ada", true);
            elder.Verdicts = new Verdicts { Weight = -1 };
        });
        Elder("Completeness", 1950, 2, (family, elder) => Car(family, elder, says: true));
        Elder("CivilRegistry", 1941, 2, (_, elder) => Died(elder, new DateOnly(2021, 2, 11), registered: true));
        Elder("RevenueAgency", 1952, 2, (family, elder) => Car(family, elder, says: false));
        Elder("Institutions", 1944, 2, (_, elder) =>
            (elder.Person.InInstitution, elder.ListedInHome) = (true, new DateOnly(2020, 9, 14)));
        Elder("StateAid", 1951, 1, (_, elder) => (elder.Person.ReceivesStateAid, elder.ListedAid) = (true, "PKH"));
        Elder("Duplicates", 1946, 3, (family, _) => Repeated = family);
        Elder("Criteria", 1953, 3, (family, elder) =>
        {
            // In the last list: the civil registry's daily quota is used up before, and only its extract tells occupations.
            (family.Home.PublicEmployee, family.Batch) = (true, lastBatch);
            (family.Members.Find(other => other != elder && families.IsAdult(other)) ?? elder).Job = "PEGAWAI NEGERI SIPIL";
        });
        Elder("NeighbourhoodReview", 1939, 2, (_, elder) =>
        {
            Died(elder, new DateOnly(2021, 5, 2), registered: false);
            elder.Verdicts = new Verdicts { Remark = "meninggal" };
        });
        Elder("Deliberation", 1955, 3, (family, _) =>
            (family.Home.PoorByCommunity, family.Home.PoorFamily, family.Home.Decile) = (false, false, 6));
        Elder("TargetList", 1954, 3, (_, elder) => Objection = elder);
        Elder("Submission", 1948, 1, (_, elder) => elder.Verdicts = new Verdicts { Ministry = "perbaikan" });
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

    /// <summary>NIK of the one who is paid.</summary>
    public string? Paid { get; private set; }

    /// <summary>NIK by the name of the step that refuses.</summary>
    public SortedDictionary<string, string> Refused { get; } = new(StringComparer.Ordinal);

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
        if (next.Step.Length == 0) Paid = wanted.Person.Nik;
        else Refused[next.Step] = wanted.Person.Nik;
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
            if (other.Person.Nik == Refused["Duplicates"]) Refused["Duplicates"] = member.WrittenNik;
        }
        return again;
    }

    public void RefusedByWithdrawal(string nik) => Refused.TryAdd("Registered", nik);

    private void Elder(string step, int born, int others, Action<Family, Resident> fate) =>
        Add(step, new DateOnly(born, 4, 17), others, fate);

    private void Add(string step, DateOnly born, int others, Action<Family, Resident> fate) =>
        left.Enqueue((step, born, others, fate));

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
