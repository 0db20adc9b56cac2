using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <summary>
/// The columns of a list of proposals (daftar usulan): who somebody is and where they live, the household's answers, and what the person
/// declares. What only a register may state, such as a death or a status, is not read from such a list.
/// </summary>
internal sealed class ProposalColumns
{
    public static readonly TableColumn Programmes = new("program", "program_diminta", "programmes");
    public static readonly TableColumn Property =
        new("njop_di_atas_1m", "njop_diatas_1m", "njop_lebih_1m", "property_over_1b") { IsRequired = true };

    public ProposalColumns(FactCatalogue catalogue)
    {
        Declared = new DeclaredFacts(catalogue);
        Person = new PersonColumns(catalogue);
        Indicators = [.. HouseholdIndicators.All.Select(indicator => (indicator, new TableColumn(indicator.Code)))];
        All =
        [
            .. Identity, .. Declared.All.Select(Person.ColumnOf), PersonColumns.Letter, PersonColumns.Certifier, PersonColumns.ReviewOn,
            Programmes, Property, .. Indicators.Select(pair => pair.Column),
        ];
    }

    public DeclaredFacts Declared { get; }

    /// <summary>Names the columns of the facts.</summary>
    public PersonColumns Person { get; }

    public IReadOnlyList<(HouseholdIndicator Indicator, TableColumn Column)> Indicators { get; }

    public IReadOnlyList<TableColumn> All { get; }

    /// <summary>What no row may leave empty, beside birth date and kelurahan.</summary>
    public static IReadOnlyList<TableColumn> Needed { get; } =
    [
        PersonColumns.Kk, PersonColumns.Name, PersonColumns.Sex, PersonColumns.Address, PersonColumns.Rt, PersonColumns.Rw,
        PersonColumns.Relation,
    ];

    private static IReadOnlyList<TableColumn> Identity { get; } =
    [
        PersonColumns.Nik, .. Needed, PersonColumns.BirthPlace, PersonColumns.Area, PersonColumns.Kelurahan, PersonColumns.Kecamatan,
        PersonColumns.Phone,
    ];
}
