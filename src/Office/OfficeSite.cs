using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Office.Jobs;
using Paseban.Web.Hosting;

namespace Paseban.Office;

/// <summary>The site of the staff.</summary>
public static class OfficeSite
{
    public static WebApplication Build(SiteOptions options) => SiteHost.Build(options, services => services.AddOffice());

    private static void AddOffice(this IServiceCollection services)
    {
        services.AddSingleton<JobKinds>();
        services.AddSingleton<JobsAtWork>();
        services.AddHostedService<JobRunner>();
    }

    /// <summary>Tells the office how to do a kind of long work; each step adds its own.</summary>
    internal static IServiceCollection AddJob(this IServiceCollection services, JobKind kind) => services.AddSingleton(kind);
}
