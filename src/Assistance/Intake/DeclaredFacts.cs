using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <summary>
/// The facts that a registration may state: those about which the law hears the declarant, and the disability, of which only a letter
/// is heard.
/// </summary>
internal sealed class DeclaredFacts
{
    /// <summary>The source of what people say of themselves.</summary>
    public const string Code = "DECLARED";

    public DeclaredFacts(FactCatalogue catalogue)
    {
        Source = catalogue.FindSource(Code) ?? throw new InvalidOperationException($"law/common/facts.yaml has no source {Code}.");
        Disability = Of(catalogue, "disability");
        BirthDate = Of(catalogue, "birth_date");
        PublicEmployee = Of(catalogue, "public_employee_in_household");
        Car = Of(catalogue, "owns_car");
        Water = Of(catalogue, "drinking_water_source");
        All = [.. catalogue.Facts.Where(fact => fact == Disability || (!fact.IsDerived && fact.Ranks[Source.Index] >= 0))];
        OfPerson = [.. All.Except([BirthDate, PublicEmployee, Car, Water])];
    }

    public FactSource Source { get; }

    /// <summary>In the order of the catalogue.</summary>
    public IReadOnlyList<Fact> All { get; }

    /// <summary>Those a member states; birth date and the household's answers have fields of their own.</summary>
    public IReadOnlyList<Fact> OfPerson { get; }

    public Fact Disability { get; }

    public Fact BirthDate { get; }

    public Fact PublicEmployee { get; }

    public Fact Car { get; }

    public Fact Water { get; }

    private static Fact Of(FactCatalogue catalogue, string code) =>
        catalogue.Find(code) ?? throw new InvalidOperationException($"law/common/facts.yaml has no '{code}', which every form asks for.");
}
