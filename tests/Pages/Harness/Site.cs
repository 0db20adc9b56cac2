using Microsoft.AspNetCore.Builder;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;
using Paseban.Assistance.Targeting;
using Paseban.Office;
using Paseban.Portal;
using Paseban.Storage;

namespace Paseban.Tests.Pages.Harness;

/// <summary>One of the two sites as `paseban serve` starts it, on a port of its own, over a database of the test.</summary>
public sealed class Site : IAsyncDisposable
{
    private const string Map = "exchange/siks-ng.yaml";

    private readonly WebApplication app;
    private readonly Func<ValueTask> close;

    private readonly Ticking clock;

    private Site(WebApplication app, Database database, KeyRing keys, Ticking clock, Func<ValueTask> close)
    {
        (this.app, this.close, this.clock) = (app, close, clock);
        (Database, Keys) = (database, keys);
    }

    public Database Database { get; }

    public KeyRing Keys { get; }

    public TimeProvider Time => clock;

    public Uri Address => new(app.Urls.First());

    public IServiceProvider Services => app.Services;

    /// <summary>Lets time go by for everybody on the site; it never goes back.</summary>
    public void MoveTo(DateTimeOffset at) => clock.MoveTo(at);

    /// <summary>Over a copy of the demo's world: what a test changes, no other sees.</summary>
    /// <param name="site">Which of the two.</param>
    /// <param name="world">The world.</param>
    /// <param name="exchange">Where files are exchanged with the bank; null where none are sent.</param>
    public static async Task<Site> OfDemoAsync(WebSite site, DemoWorld world, string? exchange = null)
    {
        var place = new TemporaryFolder();
        var database = Database.Open($"sqlite:{await world.CopyAsync(place)}").Value;
        var keys = KeyRing.OpenOrCreate(world.Keys);
        var last = await LastEvent.AtAsync(database);
        return await StartAsync(site, database, keys, world.Keys, place.Of("documents"), new Ticking(last!.Value), async () =>
        {
            keys.Dispose();
            await database.DisposeAsync();
            place.Dispose();
        }, exchange: exchange);
    }

    /// <summary>Over a database that was only migrated: what a page shows where there is nothing yet.</summary>
    /// <param name="site">Which of the two.</param>
    /// <param name="engine">The database's engine.</param>
    /// <param name="channels">The ways out for messages; none: they wait.</param>
    public static async Task<Site> OfNothingAsync(WebSite site, Engine engine, params IReadOnlyList<IMessageChannel> channels)
    {
        var test = await TestDatabase.CreateAsync(engine);
        var folder = Path.Combine(test.Folder, "keys");
        var keys = KeyRing.OpenOrCreate(folder);
        var context = new ProcessContext(ProcessKind.DatabaseMigrating, A.Morning, Actor.System);
        var migrated = await new MigrateDatabase(test.Database).RunAsync(new(keys.Fingerprint, Sandbox: true, Demo: null), context);
        _ = migrated.Value;
        await using (var work = await test.Database.BeginAsync(context))
        {
            await work.ExecuteAsync(
                """
                insert into area (code, level, name, parent, folded) values
                    ('31', 1, 'DKI Jakarta', null, 'dki jakarta'), ('31.73', 2, 'Jakarta Barat', '31', 'jakarta barat'),
                    ('31.73.01', 3, 'Cengkareng', '31.73', 'cengkareng'), ('31.73.01.1005', 4, 'Kapuk', '31.73.01', 'kapuk')
                """);
            await work.CommitAsync();
        }
        var documents = Path.Combine(test.Folder, "documents");
        return await StartAsync(site, test.Database, keys, folder, documents, new Ticking(A.Morning), async () =>
        {
            keys.Dispose();
            await test.DisposeAsync();
        }, channels);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await close();
    }

    private static async Task<Site> StartAsync(
        WebSite site, Database database, KeyRing keys, string keysFolder, string documents, Ticking time, Func<ValueTask> close,
        IReadOnlyList<IMessageChannel>? channels = null, string? exchange = null)
    {
        var pages = site == WebSite.Portal ? typeof(PortalSite).Assembly : typeof(OfficeSite).Assembly;
        var options = new SiteOptions(
            site, pages, "http://127.0.0.1:0", database, keys, LawFolder.Law, time, keysFolder, documents, IsSandbox: true, channels ?? [])
        {
            Exchange = exchange,
            SiksNg = SiksNgMap.Read(Map, await File.ReadAllTextAsync(RepositoryRoot.Of(Map)), LawFolder.Law.Facts).Value,
        };
        var built = site == WebSite.Portal ? PortalSite.Build(options) : OfficeSite.Build(options);
        await built.StartAsync();
        return new(built, database, keys, time, close);
    }

    /// <summary>Goes on from the last thing that happened in the world.</summary>
    private sealed class Ticking(DateTimeOffset start) : TimeProvider
    {
        private readonly long begun = System.GetTimestamp();
        private long passed;

        public override DateTimeOffset GetUtcNow() =>
            start + System.GetElapsedTime(begun) + TimeSpan.FromTicks(Interlocked.Read(ref passed));

        public void MoveTo(DateTimeOffset at)
        {
            var ahead = at - GetUtcNow();
            if (ahead > TimeSpan.Zero) Interlocked.Add(ref passed, ahead.Ticks);
        }
    }
}
