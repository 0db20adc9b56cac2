using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Publication;

namespace Paseban.Portal;

/// <summary>The public site.</summary>
public static class PortalSite
{
    public static WebApplication Build(SiteOptions options) => SiteHost.Build(options, services => services.AddPortal());

    private static void AddPortal(this IServiceCollection services) =>
        // Everybody sees the same board, whatever their areas.
        services.AddSingleton(provider => new LatestBoard(
            provider.GetRequiredService<WholeDatabase>().Database, provider.GetRequiredService<TimeProvider>()));
}
