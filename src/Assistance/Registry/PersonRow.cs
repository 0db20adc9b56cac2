namespace Paseban.Assistance.Registry;

/// <summary>Where the NIK and what is recorded disagree: for a person to look at, never a reason to refuse.</summary>
[Flags]
public enum IdentityFlags
{
    None = 0,

    /// <summary>The NIK tells another birth date.</summary>
    BirthDateDiffers = 1,

    /// <summary>The NIK tells the other sex.</summary>
    SexDiffers = 2,
}

/// <summary>What one source says about one person at one time.</summary>
/// <param name="Source">Code of the catalogue: DTSEN, CIVIL, REVENUE ...</param>
/// <param name="Vintage">The month that the data describe.</param>
/// <param name="Status">Status in a registry snapshot, as the facts say it too.</param>
/// <param name="Decile">Decile in a registry snapshot, 1 to 10.</param>
/// <param name="Facts">Fact text in catalogue order.</param>
internal sealed record Statement(string Source, Month Vintage, string? Status, long? Decile, string Facts);

/// <param name="Type">1 to 12, code list of the catalogue's fact <c>disability</c>.</param>
/// <param name="Evidence">Number of the letter that certifies it.</param>
/// <param name="Certifier">Who wrote the letter.</param>
/// <param name="ReviewOn">When it must be looked at again.</param>
internal sealed record DisabilityLetter(long Type, string Evidence, string Certifier, DateOnly? ReviewOn);

/// <summary>One good row of a persons file. A null says nothing and erases nothing.</summary>
internal sealed class PersonRow
{
    public required long Line { get; init; }

    /// <summary>Null only in a list of proposals: such a row waits until somebody says who it is, and never lands.</summary>
    public required Nik? NikOrNone { get; init; }

    public Nik Nik => NikOrNone ?? throw new InvalidOperationException($"The row of line {Line} has no NIK.");

    public required string NikIndex { get; init; }

    /// <summary>Fingerprint of all that the row says; equal to the recorded one when the row was applied last.</summary>
    public required string RowHash { get; init; }

    public string? Kk { get; init; }

    public string? KkIndex { get; init; }

    public string? Name { get; init; }

    /// <summary>The name as it is searched by.</summary>
    public string? FoldedName { get; init; }

    public Sex? Sex { get; init; }

    public DateOnly? BirthDate { get; init; }

    public string? BirthPlace { get; init; }

    public string? Address { get; init; }

    public string? Rt { get; init; }

    public string? Rw { get; init; }

    public string? Area { get; init; }

    public string? Relation { get; init; }

    /// <summary>In international form, +62...</summary>
    public string? Phone { get; init; }

    public DateOnly? DiedOn { get; init; }

    public DateOnly? MovedOutOn { get; init; }

    public IReadOnlyList<Statement> Statements { get; init; } = [];

    public DisabilityLetter? Disability { get; init; }

    // Found or given when the row lands.
    public long PersonId { get; set; }

    public long HouseholdId { get; set; }

    /// <summary>The same row, silent about who the person is: where they live and what is stated of them only.</summary>
    public PersonRow WithoutIdentity() => new()
    {
        Line = Line,
        NikOrNone = NikOrNone,
        NikIndex = NikIndex,
        RowHash = RowHash,
        Kk = Kk,
        KkIndex = KkIndex,
        Address = Address,
        Rt = Rt,
        Rw = Rw,
        Area = Area,
        Relation = Relation,
        Phone = Phone,
        Statements = Statements,
        Disability = Disability,
    };

    public IdentityFlags FlagsFor(DateOnly birthDate, Sex sex) => FlagsOf(Nik, birthDate, sex);

    public static IdentityFlags FlagsOf(Nik nik, DateOnly birthDate, Sex sex) =>
        (nik.AgreesWith(birthDate) ? IdentityFlags.None : IdentityFlags.BirthDateDiffers)
        | (nik.Sex == sex ? IdentityFlags.None : IdentityFlags.SexDiffers);
}

/// <summary>The relations of a family card, as stored.</summary>
internal static class Relation
{
    public const string Head = "head";
    public const string Other = "other";

    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kepala_keluarga"] = Head, ["kepala keluarga"] = Head, ["kepala"] = Head, [Head] = Head,
        ["pasangan"] = "spouse", ["istri"] = "spouse", ["suami"] = "spouse", ["spouse"] = "spouse",
        ["anak"] = "child", ["child"] = "child",
        ["orang_tua"] = "parent", ["orang tua"] = "parent", ["parent"] = "parent",
        ["cucu"] = "grandchild", ["grandchild"] = "grandchild",
        ["lainnya"] = Other, ["famili lain"] = Other, [Other] = Other,
    };

    public static string? Read(ReadOnlySpan<char> text) =>
        Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var relation) ? relation : null;
}
