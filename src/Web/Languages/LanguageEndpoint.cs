using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Paseban.Web.Languages;

/// <summary>Chooses a language and goes back to the page: a plain link, so that it works without script.</summary>
public static class LanguageEndpoint
{
    public static void MapLanguages(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/bahasa/{code}", (string code, string? kembali, HttpContext http) =>
        {
            if (code is not ("id" or "en")) return Results.NotFound();
            http.Response.Cookies.Append(
                Speaker.Cookie, code,
                new CookieOptions
                {
                    MaxAge = TimeSpan.FromDays(365),
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    Secure = http.Request.IsHttps,
                    IsEssential = true,
                });
            return Results.LocalRedirect(IsLocal(kembali) ? kembali! : "/");
        });

    /// <summary>Nobody is sent elsewhere by a link that begins with our name.</summary>
    private static bool IsLocal(string? path) =>
        path is { Length: > 0 } && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl);
}
