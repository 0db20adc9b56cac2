using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Browser;

/// <summary>Somebody of the staff at a browser.</summary>
internal static class Staff
{
    /// <summary>Where a role works in the demo: a lurah in a kelurahan that has held its meeting; null for the whole city.</summary>
    public static async Task<string?> AreaAsync(Site site, Role role) =>
        role == Role.Lurah ? (await MeetingJourneyTests.SignedAsync(site)).Area : null;

    /// <summary>Adds a user of a role and signs in with both steps, by keyboard and mouse like anybody.</summary>
    public static async Task<IPage> SignInAsync(
        Chromium chromium, Site site, Role role, string? area = null, int width = 1280, bool english = false,
        string suffix = "")
    {
        var user = await StaffUser.AddAsync(site, "b-" + RoleNames.Of(role) + suffix, role, area);
        var officer = new Reader(await chromium.OpenAsync(site, width, english), english);
        await officer.Page.GotoAsync("/sign-in");
        await officer.TypeAsync("Nama pengguna", "User name", user.Login);
        await officer.TypeAsync("Kata sandi", "Password", StaffUser.Password);
        await officer.PressAsync("Masuk", "Log in");
        await officer.SeesAsync("Langkah kedua", "Second step");
        await officer.TypeAsync("Kode dari aplikasi autentikator", "Code of your authenticator app", user.Code);
        await officer.Page.Keyboard.PressAsync("Enter");
        await officer.Page.WaitForURLAsync(site.Address.ToString());
        return officer.Page;
    }
}
