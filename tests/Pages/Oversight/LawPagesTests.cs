using System.Net;
using Paseban.Storage;

namespace Paseban.Tests.Pages.Oversight;

public sealed class LawPagesTests(DemoWorld world)
{
    [Theory]
    [InlineData(Role.Auditor)]
    [InlineData(Role.BankLiaison)]
    [InlineData(Role.Lurah)]
    public async Task Law_ForAnySignedInReader_ShowsWhatHoldsSinceWhenAndWhy(Role role)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var reader = await Reader.OfAsync(site, role);

        var law = await reader.GetAsync("/law");

        Assert.Equal(HttpStatusCode.OK, law.Status);
        Assert.Contains(LawFolder.Law.Version, law.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("belum diberlakukan", law.Text, StringComparison.Ordinal);
        Assert.Contains("kilas24.com", (await reader.GetAsync("/law/klj")).Text, StringComparison.Ordinal);
        Assert.Contains("OWNS_CAR", law.Text, StringComparison.Ordinal);
        Assert.All(LawFolder.Law.Programmes, programme => Assert.NotNull(law.Document.QuerySelector($"a[href='/law/{programme.Folder}']")));
    }

    [Fact]
    public async Task Programme_WithAdoptedLaw_AsksItsGoldenCasesAnew()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var reader = await Reader.OfAsync(site, Role.Treasurer);

        foreach (var programme in LawFolder.Law.Programmes)
        {
            var page = await reader.GetAsync("/law/" + programme.Code.ToLowerInvariant());

            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("0 berbeda dari yang diharapkan", page.Text, StringComparison.Ordinal);
            Assert.All(programme.Criteria, criterion => Assert.Contains(criterion.Text.En, page.Text, StringComparison.Ordinal));
            Assert.Empty(page.Document.QuerySelectorAll("td.differs"));
        }
    }

    [Fact]
    public async Task Programme_ForTheOffice_ShowsCitationAndNoteInTheReadersLanguage()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var reader = await Reader.OfAsync(site, Role.Auditor);

        var indonesian = await reader.GetAsync("/law/kpdj");
        await reader.GetAsync("/bahasa/en");
        var english = await reader.GetAsync("/law/kpdj");

        Assert.Contains("Untuk KPDJ hanya ada sumber lemah", indonesian.Text, StringComparison.Ordinal);
        Assert.Contains("kompas.com, 26 Januari 2018", indonesian.Text, StringComparison.Ordinal);
        Assert.Contains("there is only a weak source", english.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programme_Unknown_IsNotFound()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var reader = await Reader.OfAsync(site, Role.Auditor);

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/law/xyz")).Status);
    }

    [DatabaseTheory]
    public async Task Law_NeverAdopted_SaysSo(Engine engine)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, engine);
        using var reader = await Reader.OfAsync(site, Role.Auditor);
        using var stranger = new Reader(site);

        Assert.Contains("belum diberlakukan", (await reader.GetAsync("/law")).Text, StringComparison.Ordinal);
        Assert.NotNull((await reader.GetAsync("/law/klj")).Document.QuerySelector(".empty"));
        Assert.StartsWith("/sign-in", (await stranger.GetAsync("/law")).Path, StringComparison.Ordinal);
    }
}
