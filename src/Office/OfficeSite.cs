using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Web.Hosting;

namespace Paseban.Office;

/// <summary>The site of the staff.</summary>
public static class OfficeSite
{
    public static WebApplication Build(SiteOptions options) => SiteHost.Build(options, services => services.AddOffice());

    private static void AddOffice(this IServiceCollection services) => _ = services;
}
