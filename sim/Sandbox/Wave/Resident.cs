using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Wave;

/// <summary>
/// One person of a household that registers or is on the list: who they truly are (<see cref="Person"/>), what the civil registry says
/// of them, and what the application says.
/// </summary>
internal sealed class Resident(Person person)
{
    public Person Person { get; } = person;

    /// <summary>Occupation as the civil registry prints it.</summary>
    public string Job { get; set; } = "BELUM/TIDAK BEKERJA";

    /// <summary>AKTIF, MENINGGAL, PINDAH, NON_AKTIF or GANDA in the extract, whatever is true.</summary>
    public string CivilStatus { get; set; } = "AKTIF";

    public DateOnly? CivilSince { get; set; }

    /// <summary>NIK on the application; empty when it was left out.</summary>
    public string WrittenNik { get; set; } = person.Nik;

    public string WrittenName { get; set; } = person.Name;

    public DateOnly WrittenBorn { get; set; } = person.Born;

    /// <summary>Programmes asked for, or received by somebody on the list.</summary>
    public IReadOnlyList<string> Programmes { get; set; } = [];

    public bool LivesAlone { get; set; }

    /// <summary>PKH, BPNT or BLT, as the state-aid files list this NIK; null when none does.</summary>
    public string? ListedAid { get; set; }

    /// <summary>Last month of the listed aid; an old one has ended.</summary>
    public string AidPeriod { get; set; } = "2021-06";

    /// <summary>Since when the file of the social homes lists this NIK; it does not know of somebody who left.</summary>
    public DateOnly? ListedInHome { get; set; }

    /// <summary>What the people of the outside world will say of this person whatever the facts are; null lets the facts speak.</summary>
    public Verdicts Verdicts { get; set; } = new();

    public int Age(DateOnly on) => on.Year - Person.Born.Year - (on < Person.Born.AddYears(on.Year - Person.Born.Year) ? 1 : 0);
}

/// <summary>Answers fixed in advance, in the words of the file each goes into.</summary>
internal sealed record Verdicts
{
    /// <summary>Remark of RT and RW.</summary>
    public string? Remark { get; init; }
    /// <summary>Decision of the musyawarah of the wave.</summary>
    public string? Meeting { get; init; }
    /// <summary>Decision of the meeting on recipients.</summary>
    public string? RecipientsMeeting { get; init; }
    /// <summary>The ministry's status.</summary>
    public string? Ministry { get; init; }
    /// <summary>Place among equals: below 0 first, above 0 last.</summary>
    public int Weight { get; init; }
}

/// <summary>A household of the truth, and how its application tells of it.</summary>
internal sealed class Family
{
    public Family(Household home)
    {
        Home = home;
        Members = home.Members.ConvertAll(person => new Resident(person));
        Members[0].LivesAlone = Members.Count == 1;
        (WrittenCard, WrittenAddress, WrittenRt) = (home.Card, home.Address, home.Rt);
    }

    /// <summary>Its facts are the true ones; none is unknown.</summary>
    public Household Home { get; }
    public List<Resident> Members { get; }
    public string WrittenCard { get; set; }
    public string WrittenAddress { get; set; }
    public int? WrittenRt { get; set; }
    public bool? SaysPublicEmployee { get; set; } = false;
    public bool? SaysCar { get; set; } = false;
    public bool? SaysProperty { get; set; } = false;
    public int? SaysWater { get; set; } = 3;
    /// <summary>The social registry of April has the household as it truly was.</summary>
    public bool IsRegistered { get; set; }
    /// <summary>Nobody at the address knows them.</summary>
    public bool NotFound { get; set; }
    /// <summary>Whether the neighbours see through what the household keeps to itself (a car, a house).</summary>
    public bool NeighboursKnow { get; set; }
    public List<Vehicle> Vehicles { get; } = [];
    public List<Property> Properties { get; } = [];
    /// <summary>Empty, <c>person</c> or <c>household</c>: that an earlier application tells of the same.</summary>
    public string Repeats { get; set; } = "";
    /// <summary>Place of the batch in the scenario that carries the application; -1 when it is a single form.</summary>
    public int Batch { get; set; }
}

/// <param name="Nik">NIK the vehicle is registered on.</param>
/// <param name="Owner">Name on the registration, which need not be that NIK's.</param>
internal sealed record Vehicle(string Nik, string Owner, bool Car);

/// <param name="Nik">NIK of the taxpayer on record.</param>
/// <param name="Owner">Name on record.</param>
/// <param name="Value">NJOP in rupiah.</param>
internal sealed record Property(string Nik, string Owner, long Value);
