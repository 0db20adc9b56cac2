using Microsoft.AspNetCore.Http;

namespace Paseban.Office;

/// <summary>
/// Keys of one letter, which lists and decisions have. Whoever speaks to their browser, or touches keys unawares, turns them off; the
/// browser remembers it (WCAG 2.1.4).
/// </summary>
public static class ShortcutKeys
{
    private const string Cookie = "paseban-office-keys";
    private const string Off = "off";

    public static bool AreOn(HttpContext http) => http.Request.Cookies[Cookie] != Off;

    public static void Turn(HttpContext http, bool on)
    {
        var options = new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
        };
        if (on) http.Response.Cookies.Delete(Cookie, options);
        else http.Response.Cookies.Append(Cookie, Off, options);
    }
}
