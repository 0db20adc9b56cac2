using Paseban.Rules;

namespace Paseban.Tests.Unit.Rules;

/// <summary>The people of the issue: eligible, with a car, aged 59, with missing asset data.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public void Of_AnEligibleElder_NamesAmountFactsSourcesAndDates()
    {
        var explanation = Explain("birth_date=1950-05-17", Language.Indonesian);

        Assert.Equal("KLJ (Kartu Lansia Jakarta), Maret 2024", explanation.Title);
        Assert.Equal("Memenuhi syarat: Rp300.000 per bulan.", explanation.Outcome);
        Assert.Equal(LawFolder.Law.Version, explanation.LawVersion);
        var age = explanation.Lines.Single(line => line.Criterion == "minimum_age");
        Assert.Equal(
            [
                new("Umur (tahun genap)", "73", "DTKS", "1 Februari 2024"),
                new("Tanggal lahir", "17 Mei 1950", "DTKS", "1 Februari 2024"),
            ],
            age.Facts);
        Assert.Contains("UU 13/1998", age.Citation, StringComparison.Ordinal);
        Assert.All(explanation.Lines, line => Assert.Null(line.NextStep));
    }

    [Fact]
    public void Of_AnElderWithACar_GivesThePublishedReasonAndTheNextStep()
    {
        var explanation = Explain("birth_date=1950-05-17;owns_car=yes", Language.English);

        Assert.Equal("Not eligible: Owns valuable assets.", explanation.Outcome);
        var car = Assert.Single(explanation.Lines, line => line.Result == Truth.NotMet);
        Assert.Equal("no_car", car.Criterion);
        Assert.Equal(new("The household owns a car", "yes", "DTKS (social welfare registry)", "1 February 2024"), Assert.Single(car.Facts));
        Assert.Contains("Samsat", car.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_APersonOf59_SaysWhenToComeBack()
    {
        var explanation = Explain("birth_date=1964-05-10", Language.English);

        var age = Assert.Single(explanation.Lines, line => line.Result == Truth.NotMet);
        Assert.Equal("59", age.Facts[0].Value);
        Assert.Equal("Register once you are 60; the kelurahan can prepare the record before.", age.NextStep);
    }

    [Fact]
    public void Of_MissingAssetData_GoesToVerificationAndIsNotRefused()
    {
        var explanation = Explain("birth_date=1950-05-17", Language.Indonesian, without: "taxable_property_value");

        Assert.Equal("Perlu verifikasi: Jumlah NJOP rumah tangga.", explanation.Outcome);
        var property = Assert.Single(explanation.Lines, line => line.Result == Truth.Unknown);
        Assert.Equal(new("Jumlah NJOP rumah tangga", "belum diketahui", "belum ada sumber", ""), Assert.Single(property.Facts));
        Assert.Null(property.Reason);
        Assert.NotNull(property.NextStep);
    }

    [Fact]
    public void Of_NoReportOfADeath_SaysThatThereIsNone()
    {
        var explanation = Explain("birth_date=1950-05-17", Language.Indonesian);

        var alive = explanation.Lines.Single(line => line.Criterion == "alive");
        Assert.Equal(new("Masih hidup untuk bulan ini", "ya", "tidak ada laporan", ""), Assert.Single(alive.Facts));
    }

    private static Explanation Explain(string facts, Language language, string without = "")
    {
        var stated = FactSet.Parse(Sample.Facts, facts).Value.Over(Sample.Entitled);
        var kept = stated.ToString().Split(';').Where(one => without.Length == 0 || !one.StartsWith(without, StringComparison.Ordinal));
        var assessor = LawFolder.Law.AssessorFor("KLJ", new Month(2024, 3)).Value;
        var record = new SourceRecord(Sample.Facts.Source("DTKS").Value, new DateOnly(2024, 2, 1), string.Join(';', kept));
        return Explanation.Of(assessor.Assess([record]), language);
    }
}
