using System.Globalization;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Paseban.Web.Hosting;

/// <summary>
/// How often one place may ask. A kelurahan's counter and a whole house share an address, so the limits stop machines, not queues; what
/// guards a single account or a single NIK against many places is counted in the database.
/// </summary>
public static class RateLimits
{
    /// <summary>Signing in, signing up, codes: 30 attempts a minute from one address.</summary>
    public const string SignIn = "sign-in";

    /// <summary>The public status check: 30 a minute from one address.</summary>
    public const string Check = "check";

    /// <summary>Searching people in the office and opening what is kept of one of them: 60 a minute in one session.</summary>
    public const string Search = "search";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    internal static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = Window.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limiter.AddPolicy(SignIn, http => Attempts(http, Place(http), 30, IsSent));
        limiter.AddPolicy(Check, http => Attempts(http, Place(http), 30, IsSent));
        limiter.AddPolicy(Search, http => Attempts(http, http.User.Identity?.Name ?? "", 60, IsAboutSomebody));
    });

    /// <summary>
    /// Where somebody asks from: an address, of IPv6 the network of 64 bits, for a house has more addresses in it than we can count.
    /// </summary>
    public static string Place(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    /// <summary>Opening an empty form costs nothing, sending it does.</summary>
    private static bool IsSent(HttpContext http) => !HttpMethods.IsGet(http.Request.Method);

    /// <summary>What is sought is sent as a form and answered at an address of its own: only the answer counts, not both.</summary>
    private static bool IsAboutSomebody(HttpContext http) =>
        http.Request.RouteValues.ContainsKey("reference") || (!IsSent(http) && http.Request.QueryString.HasValue);

    private static RateLimitPartition<string> Attempts(HttpContext http, string who, int aMinute, Func<HttpContext, bool> counts) =>
        counts(http)
            ? RateLimitPartition.GetSlidingWindowLimiter(who, _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = aMinute, Window = Window, SegmentsPerWindow = 6, QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter("free");
}
