using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Paseban.Web.Hosting;

/// <summary>Answers what is too large to be read at all, in words; the server itself would break off in the middle of a page.</summary>
internal static class RequestSize
{
    public static void RefuseTooLarge(this IApplicationBuilder app, long mostBytes) => app.Use((http, next) =>
    {
        if (http.Request.ContentLength is not { } length || length <= mostBytes) return next(http);
        // The rest of it may still come, or a browser would show a broken connection instead of the answer; nobody reads it.
        // The page that answers comes through here again, with no body any more.
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        http.Request.ContentLength = null;
        http.Request.ContentType = null;
        http.Request.Body = Stream.Null;
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });
}
