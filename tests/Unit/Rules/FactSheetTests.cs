using System.Text;
using Paseban.Rules;

namespace Paseban.Tests.Unit.Rules;

public sealed class FactSheetTests
{
    private static readonly FactCatalogue Facts = LawFolder.Law.Facts;
    private static readonly Fact Birth = Facts.Find("birth_date")!;
    private static readonly Fact Death = Facts.Find("death_date")!;
    private static readonly FactSource Civil = Facts.FindSource("CIVIL")!;
    private static readonly FactSource Field = Facts.FindSource("FIELD")!;

    [Theory]
    [InlineData("1950-05-05", "FIELD 2023-12-01:birth_date=1950-05-05")]
    [InlineData("1950-05-06", "CIVIL 2024-03-01:birth_date=1950-05-06")]
    public void Settle_DateOfTheRegistry_HoldsAndKeepsTheOriginThatSaysTheSame(string date, string expected)
    {
        var (assessor, sheet) = Sheet();
        sheet.Add(Field, new(2023, 12, 1), "birth_date=1950-05-05");

        sheet.Settle(Birth, Civil, Words.Date(date));

        Assert.Equal(expected, Written(assessor, sheet));
    }

    [Fact]
    public void Settle_NoDate_LeavesWhatSourcesSayAside()
    {
        var (assessor, sheet) = Sheet();
        sheet.Add(Field, new(2023, 12, 1), "death_date=2020-01-01");

        sheet.Settle(Death, Civil, null);

        Assert.Equal("", Written(assessor, sheet));
        Assert.Equal(0, assessor.Judge(sheet).NotMet & 1);
    }

    [Fact]
    public void WriteFacts_OfSeveralSources_GroupsThemByOriginInCatalogueOrder()
    {
        var (assessor, sheet) = Sheet();
        sheet.Add(Field, new(2024, 2, 1), "income=small;neglected=no");
        sheet.Add(Facts.FindSource("REVENUE")!, new(2024, 1, 1), "owns_car=no;taxable_property_value=1");
        sheet.Add(Facts.FindSource("DTKS")!, new(2023, 12, 1), "owns_car=yes;poor_family=yes;bedridden=no");

        Assert.Equal(
            "REVENUE 2024-01-01:owns_car=no;taxable_property_value=1|FIELD 2024-02-01:income=small;neglected=no|"
                + "DTKS 2023-12-01:bedridden=no",
            Written(assessor, sheet));
    }

    private static (Assessor, FactSheet) Sheet()
    {
        var assessor = LawFolder.Law.AssessorFor("KLJ", new(2024, 3)).Value;
        return (assessor, assessor.NewSheet());
    }

    private static string Written(Assessor assessor, FactSheet sheet)
    {
        var text = new StringBuilder();
        assessor.WriteFacts(sheet, text);
        return text.ToString();
    }
}
