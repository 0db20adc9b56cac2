using Microsoft.AspNetCore.Http;

namespace Paseban.Office.SignIn;

/// <summary>Holds the token between the two steps of signing in; it opens nothing by itself.</summary>
internal static class SecondStepCookie
{
    private const string Name = "paseban-office-step";

    public static string Of(HttpContext http) => http.Request.Cookies[Name] ?? "";

    public static void Give(HttpContext http, string token) => http.Response.Cookies.Append(Name, token, Options(http));

    public static void Take(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http));

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, IsEssential = true, Path = "/sign-in",
    };
}
