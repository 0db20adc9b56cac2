using Paseban.Portal.Registration;

namespace Paseban.Portal;

/// <summary>The few words on top of every public page.</summary>
internal static class PortalMenu
{
    public static IEnumerable<(string Path, string Text)> For(WebPage page)
    {
        var say = page.Say;
        yield return ("/cek-status", say["Cek status", "Check status"]);
        yield return ("/kapan-cair", say["Kapan cair?", "When is it paid?"]);
        yield return ("/program", say["Program", "Programmes"]);
        if (page.Visitor.SignedIn is null)
        {
            yield return ("/masuk", say["Masuk", "Log in"]);
            yield break;
        }
        yield return (RegistrationLinks.Mine, say["Pendaftaran saya", "My applications"]);
        yield return ("/akun", say["Akun", "Account"]);
    }
}
