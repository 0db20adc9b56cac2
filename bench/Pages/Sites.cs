using Microsoft.AspNetCore.Builder;
using Paseban.Kernel;
using Paseban.Office;
using Paseban.Portal;
using Paseban.Web.Hosting;

namespace Paseban.Bench.Pages;

/// <summary>Both sites as <c>paseban serve</c> starts them, over the bench's world, each on a free port of this machine.</summary>
internal sealed class Sites : IAsyncDisposable
{
    private readonly WebApplication office;
    private readonly WebApplication portal;

    private Sites(WebApplication office, WebApplication portal, TimeProvider time) =>
        (this.office, this.portal, Time) = (office, portal, time);

    public Uri Office => new(office.Urls.First());

    public Uri Portal => new(portal.Urls.First());

    /// <summary>The day after the run was closed.</summary>
    public TimeProvider Time { get; }

    public static async Task<Sites> StartAsync(World world)
    {
        var time = new Ticking(new(World.ValueDate.AddDays(2), new TimeOnly(9, 0), ProcessContext.Jakarta));
        var sites = new Sites(
            OfficeSite.Build(Options(world, WebSite.Office, time)), PortalSite.Build(Options(world, WebSite.Portal, time)), time);
        await sites.office.StartAsync();
        await sites.portal.StartAsync();
        return sites;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in (WebApplication[])[office, portal])
        {
            await site.StopAsync();
            await site.DisposeAsync();
        }
    }

    private static SiteOptions Options(World world, WebSite site, TimeProvider time) => new(
        site, (site == WebSite.Portal ? typeof(PortalSite) : typeof(OfficeSite)).Assembly, "http://127.0.0.1:0", world.Database, world.Keys,
        world.Law, time, world.Of("keys"), world.Of("documents"), IsSandbox: true, Channels: []);

    private sealed class Ticking(DateTimeOffset start) : TimeProvider
    {
        private readonly long begun = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(begun);
    }
}
