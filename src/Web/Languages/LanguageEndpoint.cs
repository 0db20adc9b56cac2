using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Paseban.Web.Hosting;

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
            return Results.LocalRedirect(LocalPath.Or(kembali, "/"));
        });
}
