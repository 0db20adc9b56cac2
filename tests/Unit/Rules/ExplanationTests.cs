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
                new("Umur", "73 tahun", "DTKS", "1 Februari 2024"),
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
        Assert.Equal("59 years", age.Facts[0].Value);
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

    [Theory]
    [InlineData("2024-01-15", "1 bulan", "1 month")]
    [InlineData("2022-03-01", "2 tahun", "2 years")]
    [InlineData("2017-03-15", "6 tahun 11 bulan", "6 years 11 months")]
    [InlineData("2017-03-01", "7 tahun", "7 years")]
    [InlineData("1956-06-01", "67 tahun", "67 years")]
    [InlineData("2024-03-20", "belum lahir", "not born yet")]
    public void Of_AnAge_TellsYearsAndOfASmallChildTheMonths(string bornOn, string indonesian, string english)
    {
        foreach (var (language, age) in new[] { (Language.Indonesian, indonesian), (Language.English, english) })
        {
            var explanation = Explain($"birth_date={bornOn}", language, programme: "KAJ");

            Assert.Equal(age, explanation.Lines.Single(line => line.Criterion == "maximum_age").Facts[0].Value);
        }
    }

    [Fact]
    public void Of_ACodedFact_TellsItsWordsAndNoCode()
    {
        var explanation = Explain("disability=0", Language.Indonesian, programme: "KPDJ");

        var disability = Assert.Single(explanation.Lines, line => line.Criterion == "has_disability");
        Assert.Equal(("Tidak terpenuhi", "tidak ada"), (disability.ResultText, disability.Facts[0].Value));
    }

    private static Explanation Explain(string facts, Language language, string without = "", string programme = "KLJ")
    {
        var stated = FactSet.Parse(Sample.Facts, facts).Value.Over(Sample.Entitled);
        var kept = stated.ToString().Split(';').Where(one => without.Length == 0 || !one.StartsWith(without, StringComparison.Ordinal));
        var assessor = LawFolder.Law.AssessorFor(programme, new Month(2024, 3)).Value;
        var record = new SourceRecord(Sample.Facts.Source("DTKS").Value, new DateOnly(2024, 2, 1), string.Join(';', kept));
        return Explanation.Of(assessor.Assess([record]), language);
    }
}
