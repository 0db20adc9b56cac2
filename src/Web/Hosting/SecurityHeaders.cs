using Microsoft.AspNetCore.Builder;

namespace Paseban.Web.Hosting;

/// <summary>
/// What a browser may do with a page: load from here, run no script that stands in it, be framed by nobody, keep nothing. Assets set their
/// own lifetime later.
/// </summary>
internal static class SecurityHeaders
{
    // Charts draw on canvas and set sizes by script, which 'style-src' does not forbid: it is attributes in HTML that it forbids.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache, no-store";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        return next(http);
    });
}
