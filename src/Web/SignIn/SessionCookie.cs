using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Accounts;
using Paseban.Web.Hosting;

namespace Paseban.Web.SignIn;

/// <summary>
/// The cookie holds a random token and nothing else; who it stands for is asked of the database at each request, so that ending a session
/// or taking a role away works at once.
/// </summary>
public static class SessionCookie
{
    /// <summary>Sent by a page that looks at something again by itself.</summary>
    private const string Polling = "X-Polling";

    public static void UseSessionCookie(this IApplicationBuilder app, WebSite site) => app.Use(async (http, next) =>
    {
        // A page that tells of an error knows its visitor already, and must not ask a database that may be the error.
        var isErrorPage = http.Features.Get<IExceptionHandlerFeature>() is not null
            || http.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (!isErrorPage && http.Request.Cookies[NameOf(site)] is { Length: > 0 } token)
        {
            var visitor = http.RequestServices.GetRequiredService<Visitor>();
            var sessions = new Sessions(http.RequestServices.GetRequiredService<WholeDatabase>().Database);
            var found = await sessions.FindAsync(
                token, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), !http.Request.Headers.ContainsKey(Polling),
                http.RequestAborted);
            if (found is not null && found.Kind == site.Kind())
            {
                (visitor.SignedIn, visitor.Token) = (found, token);
                // Antiforgery tokens are bound to this name: one made for somebody else is refused.
                http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, found.SessionId)], "session"));
            }
        }
        await next(http);
    });

    public static void Give(HttpContext http, WebSite site, string token) =>
        http.Response.Cookies.Append(NameOf(site), token, Options(http));

    public static void Take(HttpContext http, WebSite site) => http.Response.Cookies.Delete(NameOf(site), Options(http));

    private static string NameOf(WebSite site) => site == WebSite.Office ? "paseban-office" : "paseban-portal";

    private static AccountKind Kind(this WebSite site) => site == WebSite.Office ? AccountKind.Staff : AccountKind.Citizen;

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/",
    };
}
