using System.Net;
using System.Text.RegularExpressions;
using Paseban.Assistance.Intake;
using Paseban.Portal.Registration;
using Paseban.Storage;
using Paseban.Tests.Pages.Accounts;
using static Paseban.Tests.Pages.Registration.Household;

namespace Paseban.Tests.Pages.Registration;

/// <summary>One question a page: each says where it stands, leads to the next, and is changed by itself.</summary>
public sealed partial class QuestionTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/bahasa/en")]
    public async Task Pages_OnTheWay_AskOneThingAndCountUp(string language)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await PrepareAsync(site);
        using var reader = await Citizens.SignUpAsync(site);
        if (language.Length > 0) await reader.GetAsync(language);
        var reference = (await FillInAsync(reader)).Path.Split('/')[2];

        List<Shown>[] ways =
        [
            await WalkAsync(reader, reference, "nama-1", "/kk"), await WalkAsync(reader, reference, "nama-2", "/anggota"),
            await WalkAsync(reader, reference, "pegawai", "/rumah"), await WalkAsync(reader, reference, "rumah", "/dokumen"),
        ];

        Assert.All(ways, way => Assert.Equal(
            Enumerable.Range(1, way.Count).Select(place => (place, way.Count)), way.Select(PlaceOf)));
        Assert.All(ways.SelectMany(way => way), page =>
        {
            Assert.Single(page.Document.QuerySelectorAll("h1"));
            var fields = page.Document.QuerySelectorAll("main form > .govuk-form-group").Length;
            Assert.True(fields == (Together().IsMatch(page.Path) ? 2 : 1), $"{page.Path} asks {fields} things.");
            page.AssertLight();
        });
    }

    [Fact]
    public async Task Change_OfOneAnswer_LeadsToItsQuestionAndBackToThePageOfAnswers()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await PrepareAsync(site);
        using var reader = await Citizens.SignUpAsync(site);
        var check = await FillInAsync(reader);
        var person = await reader.GetAsync(LinkTo(check, "periksa-2"));

        var income = await reader.GetAsync(LinkTo(check, "penghasilan-1?"));
        var backAtCheck = await AnswerAsync(reader, income, ("members[0].facts.income", "none"));
        var name = await reader.GetAsync(LinkTo(person, "nama-2?"));
        var backAtPerson = await AnswerAsync(reader, name, ("members[1].name", "Ayu Lestari"));
        var elsewhere = await reader.GetAsync(income.Path.Split('?')[0] + "?kembali=https://contoh.id");

        Assert.EndsWith("/isi/periksa", backAtCheck.Path, StringComparison.Ordinal);
        Assert.Contains("Tidak ada penghasilan tetap", backAtCheck.Text, StringComparison.Ordinal);
        Assert.Contains("Belum dijawab", backAtCheck.Text, StringComparison.Ordinal);
        Assert.Equal("Bagaimana penghasilan Sri Wahyuni?", income.Document.QuerySelector("h1")!.TextContent);
        Assert.EndsWith("Boleh kosong.", income.Document.QuerySelector("fieldset .govuk-hint")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("/isi/periksa-2", backAtPerson.Path, StringComparison.Ordinal);
        Assert.Contains("Ayu Lestari", backAtPerson.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("contoh.id", elsewhere.Document.QuerySelector(".govuk-back-link")!.GetAttribute("href")!,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(person.Path.Replace("-2", "-3", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task Somebody_WithoutAName_IsNotAdded()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await PrepareAsync(site);
        using var reader = await Citizens.SignUpAsync(site);
        var reference = (await FillInAsync(reader)).Path.Split('/')[2];

        var refused = await reader.SendAsync(await reader.GetAsync($"/pendaftaran/{reference}/isi/nama-3"));
        var members = await reader.GetAsync($"/pendaftaran/{reference}/isi/anggota");

        Assert.Equal((HttpStatusCode.BadRequest, "Nama belum diisi."), (refused.Status, Assert.Single(refused.Errors)));
        Assert.Equal(
            "#" + refused.Document.QuerySelector("input.govuk-input")!.Id,
            refused.Document.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Equal(2, members.Document.QuerySelectorAll("main dt").Length);
    }

    [Fact]
    public async Task Circumstances_AreAskedWhereAssistanceIsAsked_AndTheLetterOfADisability()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await PrepareAsync(site);
        using var reader = await Citizens.SignUpAsync(site);
        var start = (await FillInAsync(reader)).Path.Replace("periksa", "", StringComparison.Ordinal);

        var letterBefore = await reader.GetAsync(start + "surat-disabilitas-1");
        var letter = await AnswerAsync(reader, await reader.GetAsync(start + "disabilitas-1"), ("members[0].facts.disability", "2"));
        var nameless = await AnswerAsync(reader, letter, ("members[0].facts.disability_letter", "12/2020"));
        var new3 = await AnswerAsync(reader, await reader.GetAsync(start + "nama-3"), ("members[2].name", "Budi"));
        var withoutAssistance = await reader.SendAsync(await reader.GetAsync(start + "program-3"));

        Assert.Equal(HttpStatusCode.NotFound, letterBefore.Status);
        Assert.EndsWith("/surat-disabilitas-1", letter.Path, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, "Pemberi surat belum diisi."), (nameless.Status, Assert.Single(nameless.Errors)));
        Assert.EndsWith("/hubungan-3", new3.Path, StringComparison.Ordinal);
        Assert.EndsWith("/anggota", withoutAssistance.Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(start + "penghasilan-3")).Status);
    }

    [Fact]
    public void PlainWords_OfTheForm_CoverEveryFactAndEveryIndicator()
    {
        var asked = new FormQuestions(LawFolder.Law, new DateOnly(2024, 3, 1));

        Assert.Equal(asked.OfPerson.Select(question => question.Code).Order(), PlainWords.OfPerson.Select(words => words.Code).Order());
        Assert.Equal(HouseholdIndicators.All.Select(one => one.Code), PlainWords.OfHome.Select(words => words.Code));
    }

    /// <summary>Pages from one question to another, by the button alone.</summary>
    private static async Task<List<Shown>> WalkAsync(Reader reader, string reference, string from, string to)
    {
        var pages = new List<Shown>();
        for (var page = await reader.GetAsync($"/pendaftaran/{reference}/isi/{from}");
            !page.Path.EndsWith(to, StringComparison.Ordinal);
            page = await reader.SendAsync(page))
        {
            pages.Add(page);
            Assert.True(pages.Count < 30, $"{page.Path} does not lead to {to}.");
        }
        return pages;
    }

    private static string LinkTo(Shown page, string slug) => page.Document.QuerySelectorAll("main a").Select(
        link => link.GetAttribute("href")!).Single(link => link.Contains("/isi/" + slug, StringComparison.Ordinal));

    private static (int Place, int Of) PlaceOf(Shown page)
    {
        var (place, of) = (Place().Match(page.Text) is { Success: true } match)
            ? (match.Groups["place"].Value, match.Groups["of"].Value)
            : throw new InvalidOperationException($"{page.Path} does not say where it stands.");
        return (int.Parse(place, null), int.Parse(of, null));
    }

    [GeneratedRegex(@"(Pertanyaan|Question) (?<place>\d+) (dari|of) (?<of>\d+)")]
    private static partial Regex Place();

    // What is one question in two fields.
    [GeneratedRegex("/(lahir-[12]|rt-rw|surat-disabilitas-1)$")]
    private static partial Regex Together();
}
