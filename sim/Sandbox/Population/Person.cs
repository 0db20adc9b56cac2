namespace Paseban.Sandbox.Population;

internal enum Relation
{
    Head,
    Spouse,
    Child,
    Parent,
    Grandchild,
    Other,
}

/// <summary>One registered person. A null answer means that the registry does not say.</summary>
internal sealed class Person
{
    public required string Nik { get; init; }
    public required string Name { get; init; }
    public required bool Female { get; init; }
    public required DateOnly Born { get; init; }
    public required string Birthplace { get; init; }
    public required Relation Relation { get; set; }
    public string? Phone { get; init; }
    public DateOnly? Died { get; set; }
    public DateOnly? MovedOut { get; set; }
    public bool? HasJakartaIdentity { get; set; } = true;
    public bool? InInstitution { get; set; } = false;
    public bool? Pensioner { get; set; } = false;
    public bool? ReceivesStateAid { get; set; } = false;
    /// <summary><c>tidak_ada</c>, <c>kecil</c>, <c>cukup</c>.</summary>
    public string? Income { get; set; }
    public bool? Bedridden { get; set; } = false;
    public bool? Neglected { get; set; } = false;
    public Disability? Disability { get; set; }
}

/// <param name="Kind">BDT code <c>jenis_cacat</c>, 1-12.</param>
internal sealed record Disability(int Kind, string Letter, string Certifier, DateOnly ReviewOn);

/// <summary>People under one family card, and what the registry says about all of them. A null answer means that it does not say.</summary>
internal sealed class Household
{
    public required Kelurahan Kelurahan { get; init; }
    public required string Card { get; init; }
    public required string Address { get; init; }
    public required int Rt { get; init; }
    public required int Rw { get; init; }
    public string? Status { get; set; } = "layak";
    public int? Decile { get; set; }
    public bool? FieldVerified { get; set; } = true;
    public bool? PublicEmployee { get; set; } = false;
    public bool? OwnsCar { get; set; } = false;
    /// <summary>Total NJOP in rupiah.</summary>
    public long? PropertyValue { get; set; }
    /// <summary>BDT code <c>sumber_airminum</c>, 1-12; 1 is branded bottled water.</summary>
    public int? DrinkingWater { get; set; }
    public bool? PoorByCommunity { get; set; } = true;
    public bool? PoorFamily { get; set; } = true;
    public List<Person> Members { get; } = [];
}
