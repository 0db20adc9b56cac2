using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Web.Hosting;

namespace Paseban.Portal;

/// <summary>The public site.</summary>
public static class PortalSite
{
    public static WebApplication Build(SiteOptions options) => SiteHost.Build(options, services => services.AddPortal());

    private static void AddPortal(this IServiceCollection services) => _ = services;
}
