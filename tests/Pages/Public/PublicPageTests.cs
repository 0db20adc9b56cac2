using System.Net;
using System.Text;
using Paseban.Storage;
using Paseban.Web.Assets;

namespace Paseban.Tests.Pages.Public;

public sealed class PublicPageTests
{
    private const int MostAtFirstView = 60_000;

    [DatabaseTheory]
    public async Task Page_WhereThereIsNothingYet_OpensForAnybodyInBothLanguages(Engine engine)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, engine);
        using var reader = new Reader(site);
        foreach (var language in new[] { "id", "en" })
        {
            await reader.GetAsync($"/bahasa/{language}");
            foreach (var page in PageList.OpenToAll(site))
            {
                var shown = await reader.GetAsync(page);
                Assert.True(shown.Status == HttpStatusCode.OK, $"{page} answers {shown.Status}.");
                Assert.Equal(language, shown.Document.DocumentElement.GetAttribute("lang"));
                Assert.True(shown.Document.QuerySelectorAll("h1").Length == 1, $"{page} has not one h1.");
                Assert.Empty(shown.Document.QuerySelectorAll("script, style, [style], [onclick]"));
                Assert.Empty(shown.Document.QuerySelectorAll("th:not([scope]), dl:empty, ul:empty, ol:empty"));
                shown.AssertLight();
            }
        }
    }

    [Fact]
    public async Task Page_OfAProgramme_HasAmountsConditionsAndPapersOfTheLaw()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var reader = new Reader(site);

        var elders = await reader.GetAsync("/program/klj");
        var children = await reader.GetAsync("/program/kaj");

        Assert.Contains("Rp300.000", elders.Text, StringComparison.Ordinal);
        Assert.Contains("Rp600.000", elders.Text, StringComparison.Ordinal);
        Assert.Contains("Rp300.000 sebulan, mulai 1 Januari 2023 (sekarang)", elders.Text, StringComparison.Ordinal);
        Assert.Contains("60 tahun ke atas", elders.Text, StringComparison.Ordinal);
        Assert.Contains("Meninggal dunia", elders.Text, StringComparison.Ordinal);
        Assert.Contains("Akta kelahiran", children.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/program/fmotm")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/program/blt")).Status);
    }

    [Fact]
    public async Task Page_InEachLanguage_WritesAmountsAndMonthsAsItDoes()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var reader = new Reader(site);

        string[] paths = ["/program", "/program/klj"];
        foreach (var path in paths)
            Assert.Matches(@"Rp\d+\.000\b(?!.*Rp\d+,)", (await reader.GetAsync(path)).Text.ReplaceLineEndings(" "));
        await reader.GetAsync("/bahasa/en");
        foreach (var path in paths)
            Assert.Matches(@"Rp\d+,000\b(?!.*(Rp\d+\.|Januari|Maret|Agustus))", (await reader.GetAsync(path)).Text.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task Page_OfAProgramme_CitesInTheReadersLanguageAndKeepsOurNotes()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var reader = new Reader(site);

        var indonesian = await reader.GetAsync("/program/klj");
        var open = await reader.GetAsync("/program/kparj");
        await reader.GetAsync("/bahasa/en");
        var english = await reader.GetAsync("/program/klj");

        Assert.Contains("kilas24.com, Oktober 2023", indonesian.Text, StringComparison.Ordinal);
        Assert.Contains("kilas24.com, October 2023", english.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kriteria rumah tangga", english.Text, StringComparison.Ordinal);
        Assert.Empty(indonesian.Document.QuerySelectorAll("main [lang]"));
        foreach (var note in new[] { "parameter", "sumber lemah", "Diturunkan" })
            Assert.DoesNotContain(note, indonesian.Text + open.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PaymentBoard_SameMonthsForOtherPeople_AreToldApart()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await Family.AddAsync(site, 1, Family.Elder);
        await Family.EnrolAsync(site, 1, "KLJ", new Month(2024, 1), 2);
        await Family.ExecuteAsync(site, "update run set cohort = '2024-II', from_month = (select min(from_month) from run) where id = 2");
        using var reader = new Reader(site);

        var board = await reader.GetAsync("/kapan-cair");
        var none = await reader.GetAsync("/kapan-cair?tahun=1900");

        var titles = board.Document.QuerySelectorAll("main h2").Select(title => title.TextContent).ToList();
        Assert.Equal(2, titles.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(
            titles, title => title.EndsWith("KLJ, Januari 2024 - Februari 2024, penerima gelombang 2024-II", StringComparison.Ordinal));
        Assert.Contains("KLJ: Kartu Lansia Jakarta", board.Text, StringComparison.Ordinal);
        Assert.Contains("Tidak ada pencairan pada tahun 1900.", none.Text, StringComparison.Ordinal);
        Assert.Empty(none.Document.QuerySelectorAll("main h2"));
        Assert.NotNull(none.Document.QuerySelector("a[href='/kapan-cair?tahun=2024']"));
    }

    [DatabaseTheory]
    public async Task PaymentBoard_YearOfRuns_ShowsTheNewestFirstAndEachByCity(Engine engine)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, engine);
        await Family.AddAsync(site, 1, Family.Elder);
        await Family.EnrolAsync(site, 1, "KLJ", new Month(2024, 1), 14);
        using var reader = new Reader(site);

        var board = await reader.GetAsync("/kapan-cair");
        var older = await reader.GetAsync("/kapan-cair?tahun=2024&lewati=12");
        var run = await reader.GetAsync("/kapan-cair/2024/T1-2024");

        Assert.Equal(12, board.Document.QuerySelectorAll("main h2").Length);
        Assert.Equal(2, older.Document.QuerySelectorAll("main h2").Length);
        Assert.Contains("31.71", run.Text, StringComparison.Ordinal);
        Assert.Contains("1 (100%)", run.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/kapan-cair/2024/T99")).Status);
        var mistyped = await reader.GetAsync("/kapan-cair?tahun=abc&lewati=-3");
        Assert.Equal((HttpStatusCode.OK, "Kapan cair? - Bansos Jakarta"), (mistyped.Status, mistyped.Document.Title));
        board.AssertLight();
        run.AssertLight();
    }

    [Fact]
    public async Task Address_ThatIsNone_SaysSoInTheCitizensWords()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var reader = new Reader(site);

        var none = await reader.GetAsync("/tidak-ada");

        Assert.Equal(HttpStatusCode.NotFound, none.Status);
        Assert.Contains("Alamat ini tidak ada", none.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("wilayah Anda", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waves_ExtendedTwice_TellEachReason()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await Family.ExecuteAsync(
            site,
            """
            insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by)
            values (1, 'DTKS-2024', 'Pendaftaran DTKS', '2024-02-01', '2024-03-15', 0, 0);
            insert into wave_extension (wave_id, number, closed_on, closes_on, reason, recorded_at, recorded_by)
            values (1, 1, '2024-02-20', '2024-03-15', 'Banjir di Jakarta Utara', 1, 1)
            """);
        using var reader = new Reader(site);

        var waves = await reader.GetAsync("/gelombang");

        Assert.Contains("Sedang dibuka", waves.Text, StringComparison.Ordinal);
        Assert.Contains("Banjir di Jakarta Utara", waves.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstView_PageWithStyles_TravelsInSixtyKilobytes()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var reader = new Reader(site);

        foreach (var page in PageList.OpenToAll(site))
            Assert.InRange(
                Encoding.UTF8.GetByteCount((await reader.GetAsync(page)).Html) + AssetFiles.CompressedLength("portal.css"), 1,
                MostAtFirstView);
    }
}
