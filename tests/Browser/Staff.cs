using Microsoft.Playwright;
using Paseban.Assistance.Accounts;
using Paseban.Kernel;
using Paseban.Tests.Pages.Harness;
using Xunit;

namespace Paseban.Tests.Browser;

/// <summary>Somebody of the staff at a browser.</summary>
internal static class Staff
{
    private const string Password = "Latihan-Peramban-26";

    /// <summary>Adds a user of a role and signs in with both steps, by keyboard and mouse like anybody.</summary>
    public static async Task<IPage> SignInAsync(
        Chromium chromium, Site site, Role role, string? area = null, int width = 1280, bool english = false,
        string suffix = "")
    {
        var login = "b-" + RoleNames.Of(role) + suffix;
        var secret = Secrets.Of(login);
        AreaCode[] areas = area is not null ? [AreaCode.Parse(area)]
            : role is Role.KelurahanOfficer or Role.Lurah or Role.Pendamsos ? [AreaCode.Parse("31.73.01.1005")] : [];
        var added = await new AddUser(site.Database, site.Keys).RunAsync(
            new(login, $"Uji {login}", new HashSet<Role> { role }, areas, new(Password, secret)),
            new(ProcessKind.ActorAdding, site.Time.GetUtcNow(), Actor.System));
        _ = added.Value;
        var page = await chromium.OpenAsync(site, width, english);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#Login", login);
        await page.FillAsync("#Password", Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/sign-in/code*");
        await page.FillAsync("#Code", Totp.CodeAt(secret, TimeProvider.System.GetUtcNow()));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(site.Address.ToString());
        Assert.Equal("/", new Uri(page.Url).AbsolutePath);
        return page;
    }
}
