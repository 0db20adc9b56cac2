using Paseban.Assistance.Imports;
using Paseban.Assistance.Targeting;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Targeting;

public sealed class QuotaTests
{
    [DatabaseTheory]
    public async Task Import_NewAndChangedQuotas_KeepsWhatWasBefore(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var first = (await ImportAsync(wave, [$"{Wave.Petojo},KLJ,80", "3171031003,klj,50", $"{Wave.Petojo},KAJ,5"])).Value;

        var second = (await ImportAsync(wave, [$"{Wave.Petojo},KLJ,90", $"{Wave.Gambir},KLJ,50"])).Value;

        Assert.Equal(["KAJ 0 5 1", "KLJ 0 130 2"], first.Totals.Select(t => $"{t.Programme} {t.Before} {t.After} {t.Changed}"));
        Assert.Equal(["KLJ 130 140 1"], second.Totals.Select(t => $"{t.Programme} {t.Before} {t.After} {t.Changed}"));
        var shown = (await new ShowQuota(wave.Database).RunAsync(2022, "klj", Stop)).Value;
        Assert.Equal(["Petojo 90 80", "Gambir 50 "], shown.Kelurahan.Select(q => $"{q.Kelurahan} {q.Places} {q.PlacesBefore}"));
        await wave.AssertTrailAsync();
    }

    [DatabaseTheory]
    public async Task Import_SameFileAgain_ChangesNothingUnlessAnotherCameBetween(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await ImportAsync(wave, [$"{Wave.Petojo},KLJ,80"]);

        Assert.Null((await ImportAsync(wave, [$"{Wave.Petojo},KLJ,80"])).Value.Reference);
        await ImportAsync(wave, [$"{Wave.Petojo},KLJ,70"]);
        Assert.NotNull((await ImportAsync(wave, [$"{Wave.Petojo},KLJ,80"])).Value.Reference);
    }

    [DatabaseTheory]
    public async Task Import_BadRowsOrYear_IsRefused(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        (string Row, string Reason)[] cases =
        [
            ("31.71.99.1002,KLJ,80", "no kelurahan of the territory"), ("31.71.03,KLJ,80", "no kelurahan of the territory"),
            ($"{Wave.Petojo},BLT,80", "no such programme"), ($"{Wave.Petojo},KLJ,-1", "not a number of people"),
            ($"{Wave.Petojo},KLJ,80", ""), ($"{Wave.Petojo},KLJ,81", "line 6 sets this quota already"),
        ];

        var imported = (await ImportAsync(wave, [.. cases.Select(c => c.Row)], badRows: BadRows.SkipRow)).Value;

        var errors = (await File.ReadAllLinesAsync(imported.File.ErrorsFile!, Stop)).Skip(1).ToList();
        Assert.Equal(cases.Length - 1, errors.Count);
        Assert.All(
            errors.Zip(cases.Where(c => c.Reason.Length > 0)),
            pair => Assert.Contains(pair.Second.Reason, pair.First, StringComparison.Ordinal));
        Assert.Equal("quota.year", (await ImportAsync(wave, [$"{Wave.Petojo},KLJ,80"], 1999)).Problems[0].Code);
        Assert.Equal("quota.none", (await new ShowQuota(wave.Database).RunAsync(2023, null, Stop)).Problems[0].Code);
    }

    private static Task<Outcome<QuotaImported>> ImportAsync(
        Wave wave, string[] rows, int year = 2022, BadRows badRows = BadRows.RefuseFile) =>
        new ImportQuota(wave.Database, Statute).RunAsync(
            new(wave.Village.WriteFile("kode_kelurahan,program,kuota", rows), year, badRows), Wave.Act(ProcessKind.QuotaSetting), Stop);
}
