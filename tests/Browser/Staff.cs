using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Browser;

/// <summary>Somebody of the staff at a browser.</summary>
internal static class Staff
{
    /// <summary>Adds a user of a role and signs in with both steps, by keyboard and mouse like anybody.</summary>
    public static async Task<IPage> SignInAsync(
        Chromium chromium, Site site, Role role, string? area = null, int width = 1280, bool english = false,
        string suffix = "")
    {
        var user = await StaffUser.AddAsync(site, "b-" + RoleNames.Of(role) + suffix, role, area);
        var page = await chromium.OpenAsync(site, width, english);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#Login", user.Login);
        await page.FillAsync("#Password", StaffUser.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/sign-in/code*");
        await page.FillAsync("#Code", user.Code);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(site.Address.ToString());
        Assert.Equal("/", new Uri(page.Url).AbsolutePath);
        return page;
    }
}
