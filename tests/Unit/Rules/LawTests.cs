using Paseban.Rules;

namespace Paseban.Tests.Unit.Rules;

public sealed class LawTests
{
    [Fact]
    public void Version_OfTheSameText_DoesNotDependOnOrderOrLineEnds()
    {
        var shuffled = LawFolder.Files.Reverse().Select(file => file with { Text = file.Text.ReplaceLineEndings("\r\n") });

        Assert.Equal(LawFolder.Law.Version, Load(shuffled).Version);
        Assert.Matches("^[0-9a-f]{64}$", LawFolder.Law.Version);
    }

    [Fact]
    public void Version_WithoutGoldenCases_IsTheSame()
    {
        var withoutCases = LawFolder.Files.Where(file => !file.Path.Contains("/cases/", StringComparison.Ordinal));

        Assert.Equal(LawFolder.Law.Version, Load(withoutCases).Version);
    }

    [Fact]
    public void Version_OfAnotherAmount_IsAnother() =>
        Assert.NotEqual(LawFolder.Law.Version, Load(LawFolder.With("kaj/parameters/amount.yaml", "300000", "300001")).Version);

    [Fact]
    public void Load_AFolderMore_AddsAProgrammeWithoutAnyCode()
    {
        var another = LawFolder.Files
            .Where(file => file.Path.StartsWith("kparj/", StringComparison.Ordinal))
            .Select(file => file with
            {
                Path = "kjp/" + file.Path["kparj/".Length..],
                Text = file.Text.Replace("KPARJ", "KJP", StringComparison.Ordinal),
            });

        var files = LawFolder.Files.Concat(another).ToList();

        Assert.Equal(new Rupiah(300_000), Load(files).PaymentRuleFor("KJP", new Month(2024, 3)).Value.AmountPerMonth);
        Assert.True(LawCheck.Run(files).Passed);
    }

    [Fact]
    public void Assess_AllocatesNothing_InABatch()
    {
        var assessor = LawFolder.Law.AssessorFor("KLJ", new Month(2024, 3)).Value;
        var (sheet, source) = (assessor.NewSheet(), LawFolder.Law.Facts.Source("DTKS").Value);
        var text = "birth_date=1950-05-17;" + Sample.Entitled;
        Fill();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) Fill();
        var after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(0, after - before);

        void Fill()
        {
            sheet.Clear();
            sheet.Add(source, new DateOnly(2024, 1, 1), text);
            if (assessor.Judge(sheet).Outcome != Eligibility.Eligible) throw new InvalidOperationException("The sample is entitled.");
        }
    }

    [Fact]
    public void Judge_ASheetOfAnotherDay_IsRefused()
    {
        var march = LawFolder.Law.AssessorFor("KLJ", new Month(2024, 3)).Value;
        var april = LawFolder.Law.AssessorFor("KLJ", new Month(2024, 4)).Value;

        Assert.Throws<ArgumentException>(() => april.Judge(march.NewSheet()));
    }

    private static Paseban.Rules.Law Load(IEnumerable<LawFile> files) => Paseban.Rules.Law.Load(files).Value;
}
