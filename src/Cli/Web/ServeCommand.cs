using Microsoft.AspNetCore.Builder;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;
using Paseban.Cli.Disbursement;
using Paseban.Cli.Intake;
using Paseban.Cli.Targeting;
using Paseban.Office;
using Paseban.Portal;
using Paseban.Web.Hosting;

namespace Paseban.Cli.Web;

internal sealed class ServeCommand : LawCommand
{
    private readonly Option<string> portal = new("--portal")
    {
        HelpName = "URL",
        Description = "Where the public pages listen; 'none' for not at all.",
        DefaultValueFactory = _ => "http://127.0.0.1:8080",
    };

    private readonly Option<string> office = new("--office")
    {
        HelpName = "URL",
        Description = "Where the staff's pages listen; 'none' for not at all.",
        DefaultValueFactory = _ => "http://127.0.0.1:8081",
    };

    private readonly Option<string?> documents = DocumentPlace.Option();
    private readonly BankExchange exchange = new();

    public ServeCommand() : base(
        Access.Anyone,
        "serve",
        "Serves the public portal and the office in the browser, each at its own address, until Ctrl-C. Put a proxy with TLS before them.",
        "paseban serve",
        "paseban serve --portal http://127.0.0.1:8080 --office none",
        "paseban serve --database \"postgres:Host=localhost;Database=paseban;Username=paseban\" --office http://127.0.0.1:9001")
    {
        Add(portal);
        Add(office);
        Add(documents);
        exchange.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var marks = await DatabaseMarks.ReadAsync(session.Database, ct);
        if (marks?.KeyRing is null)
            return session.Refuse(Problem.Conflict("database.not-migrated", "The database has no key ring yet.", "Run 'paseban migrate'."));
        var time = marks.IsSandbox
            ? SandboxTime.After(await LastEvent.AtAsync(session.Database, ct), session.Host.Time)
            : session.Host.Time;
        var channels = MessageChannels.From(session.Host.Variable);
        if (!channels.Succeeded) return session.Refuse(channels.Problems);
        var messages = Path.Combine(Path.GetDirectoryName(session.Place.KeysFolder)!, "messages");
        IReadOnlyList<IMessageChannel> ways =
            channels.Value.Count == 0 && marks.IsSandbox ? [new MessageFolder(messages)] : channels.Value;
        var map = ColumnMapOption.Standard(law.Facts);
        if (!map.Succeeded && map.Problems[0].Kind != ProblemKind.NotFound) return session.Refuse(map.Problems);
        var sites = new List<(string Name, WebApplication App)>();
        try
        {
            foreach (var (site, address) in new[] { (WebSite.Portal, session.Get(portal)), (WebSite.Office, session.Get(office)) })
            {
                if (address == "none") continue;
                if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                    return session.Refuse(
                        Problem.Invalid("serve.address", $"{address} is no address.", "Write it as http://127.0.0.1:8080."));
                if (!uri.IsLoopback)
                    return session.Refuse(Problem.Invalid(
                        "serve.address-open", $"{address} would be heard beyond this machine.",
                        "Listen at http://127.0.0.1:8080 and put a proxy with TLS before it."));
                var options = new SiteOptions(
                    site, (site == WebSite.Portal ? typeof(PortalSite) : typeof(OfficeSite)).Assembly, address, session.Database,
                    session.Keys, law, time, session.Place.KeysFolder, DocumentPlace.Of(session, session.Get(documents)),
                    marks.IsSandbox, ways)
                {
                    // The public host never speaks to the bank.
                    Exchange = site == WebSite.Office ? exchange.Place(session) : null,
                    BankKey = site == WebSite.Office ? exchange.KeyFile(session) : null,
                    SiksNg = site == WebSite.Office && map.Succeeded ? map.Value : null,
                };
                sites.Add((site.ToString(), site == WebSite.Portal ? PortalSite.Build(options) : OfficeSite.Build(options)));
            }
            if (sites.Count == 0)
                return session.Refuse(
                    Problem.Invalid("serve.nothing", "There is nothing to serve.", "Give --portal or --office an address."));
            return await ServeAsync(session, sites, ct);
        }
        finally
        {
            foreach (var (_, app) in sites) await app.DisposeAsync();
            foreach (var way in ways) way.Dispose();
        }
    }

    private static async Task<int> ServeAsync(Session session, List<(string Name, WebApplication App)> sites, CancellationToken ct)
    {
        try
        {
            foreach (var (_, app) in sites) await app.StartAsync(ct);
        }
        catch (IOException taken)
        {
            return session.Refuse(Problem.Conflict("serve.taken", taken.Message, "Give another port, or end what listens there."));
        }
        session.Show(
            new Serving(sites.ToDictionary(site => site.Name.ToLowerInvariant(), site => site.App.Urls.First(), StringComparer.Ordinal)),
            (page, serving) => page.Pairs(
                [.. serving.Addresses.Select(
                    site => site.Key == "portal" ? ("Portal", "Portal", site.Value) : ("Kantor", "Office", site.Value))]));
        await session.Host.Output.FlushAsync(ct);
        var ended = new TaskCompletionSource();
        await using (ct.Register(ended.SetResult)) await ended.Task;
        foreach (var (_, app) in sites) await app.StopAsync(CancellationToken.None);
        return ExitCode.Ok;
    }

    private sealed record Serving(IReadOnlyDictionary<string, string> Addresses);
}
