using Paseban.Storage;

namespace Paseban.Tests.Browser;

/// <summary>An officer at the kelurahan's counter registers a family without touching the mouse.</summary>
public sealed class CounterJourneyTests(Chromium chromium)
{
    private const string Kapuk = "31.73.01.1005";

    [Fact]
    public async Task Family_TypedAtTheCounter_IsSubmittedByKeyboard()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        await CitizenJourneyTests.OpenWaveAsync(site);
        var officer = new Keyboard(await Staff.SignInAsync(chromium, site, Role.KelurahanOfficer, Kapuk));

        await officer.PressAsync("nav.menu a[href='/applications']");
        await officer.PressAsync("main a[href='/applications/new']");
        await TypeHomeAsync(officer);
        await TypePeopleAsync(officer);
        await AnswerAsync(officer);
        await officer.PressAsync("button[value=submit]");
        var check = await officer.Page.InnerTextAsync("main");
        Assert.True(officer.Page.Url.EndsWith("/submit", StringComparison.Ordinal), $"{officer.Page.Url}: {check}");
        await officer.PressAsync("main form[method=post] button");
        var shown = await officer.Page.InnerTextAsync("main");

        Assert.Contains("Ayu Lestari", check, StringComparison.Ordinal);
        Assert.Matches("/applications/REG-[0-9A-Z-]+$", new Uri(officer.Page.Url).AbsolutePath);
        Assert.Contains("2 orang", shown, StringComparison.Ordinal);
        Assert.Contains("terkirim", shown, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task TypeHomeAsync(Keyboard officer)
    {
        await officer.TypeAsync("Form[kk]", "3171990101150001");
        await officer.TypeAsync("Form[address]", "Jl. Melati 5");
        await officer.TypeAsync("Form[rt]", "5");
        await officer.TypeAsync("Form[rw]", "2");
        await officer.TypeAsync("Form[area]", "Kap");
    }

    private static async Task TypePeopleAsync(Keyboard officer)
    {
        await officer.TypeAsync("Form[members[0].name]", "Sri Wahyuni");
        await officer.TypeAsync("Form[members[0].nik]", "3171994203480001");
        await officer.TickAsync("Form.Words[members[0].programmes]", "KLJ");
        await officer.TypeAsync("Form[members[1].name]", "Ayu Lestari");
        await officer.ChooseAsync("Form[members[1].relation]", 4);
        await officer.TypeAsync("Form[members[1].nik]", "3171990506180001");
        await officer.TickAsync("Form.Words[members[1].programmes]", "KAJ");
    }

    private static async Task AnswerAsync(Keyboard officer)
    {
        foreach (var question in (string[])["public_employee", "car", "property_over_1b", "water"])
            await officer.ChooseAsync($"Form[answers.{question}]", 2);
    }
}
