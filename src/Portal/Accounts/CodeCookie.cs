using Microsoft.AspNetCore.Http;

namespace Paseban.Portal.Accounts;

/// <summary>Holds what goes with a code that was sent, until the code is typed; it opens nothing by itself.</summary>
internal static class CodeCookie
{
    private const string Name = "paseban-portal-code";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static string Of(HttpContext http) => http.Request.Cookies[Name] ?? "";

    public static void Give(HttpContext http, string handle) => http.Response.Cookies.Append(Name, handle, Options(http));

    public static void Take(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http));

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true, Path = "/", MaxAge = Longest,
    };
}
