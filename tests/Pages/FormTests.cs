using System.Net;
using Paseban.Storage;

namespace Paseban.Tests.Pages;

/// <summary>What all forms have in common.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("id", "'besok' tidak terbaca.")]
    [InlineData("en", "'besok' cannot be read.")]
    public async Task Field_ThatCannotBeRead_SaysSoInTheReadersLanguage(string language, string sentence)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        await officer.GetAsync($"/bahasa/{language}");

        var shown = await officer.SendAsync(await officer.GetAsync("/waves/open"), ("Code", "UJI"), ("OpensOn", "besok"));

        Assert.Equal(HttpStatusCode.BadRequest, shown.Status);
        Assert.Contains(sentence, shown.Errors);
    }

    [Fact]
    public async Task Request_LargerThanAnyFormMayBe_IsToldInWords()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var stranger = new Reader(site);

        using var answer = await stranger.PostAsync("/cek-status", ("Nik", new string('1', 49 << 20)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Kiriman terlalu besar", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_TurnedOff_StayOffInThisBrowserUntilTurnedOn()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        using var auditor = await Reader.OfAsync(site, Role.Auditor);

        var on = await auditor.GetAsync("/account");
        var off = await auditor.SendAsync(on, "form[action$=Keys]");
        var onAgain = await auditor.SendAsync(off, "form[action$=Keys]");

        Assert.Equal(["on", "off", "on"], new[] { on, off, onAgain }.Select(page => page.Document.Body!.GetAttribute("data-keys")));
    }
}
