using Paseban.Assistance.Accounts;
using Paseban.Assistance.Registry;
using Paseban.Bench.Files;
using Paseban.Bench.Measuring;
using Paseban.Bench.Pages;
using Paseban.Kernel;

namespace Paseban.Bench.Steps;

/// <summary>
/// The lists of the office and the two public pages with figures, asked a hundred times each by somebody who has signed in, over the world
/// that the steps before have left and a registry of four people for each recipient.
/// </summary>
internal sealed class PageReading : Step
{
    private static readonly Role[] Homes =
    [
        Role.PusdatinOfficer, Role.DinasApprover, Role.Treasurer, Role.BankLiaison, Role.Auditor, Role.Administrator, Role.CallCentre,
        Role.DataProtectionOfficer,
    ];

    private static readonly (Role Role, string Path)[] Lists =
    [
        (Role.PusdatinOfficer, "/people?name=siti+aminah&purpose=ukur"),
        (Role.PusdatinOfficer, "/applications"),
        (Role.PusdatinOfficer, "/waves"),
        (Role.PusdatinOfficer, "/visits"),
        (Role.PusdatinOfficer, "/visits?area=AREA"),
        (Role.PusdatinOfficer, "/visits/packages"),
        (Role.PusdatinOfficer, "/verification"),
        (Role.PusdatinOfficer, "/recipients"),
        (Role.PusdatinOfficer, "/recipients?programme=KAJ&status=active"),
        (Role.PusdatinOfficer, "/recipients?area=AREA"),
        (Role.PusdatinOfficer, "/decrees"),
        (Role.PusdatinOfficer, "/decrees/DEC"),
        (Role.PusdatinOfficer, "/decrees/DEC?programme=KAJ"),
        (Role.PusdatinOfficer, "/runs"),
        (Role.PusdatinOfficer, $"/runs/{World.Run}"),
        (Role.PusdatinOfficer, $"/runs/{World.Run}/payments"),
        (Role.PusdatinOfficer, $"/runs/{World.Run}/payments?state=Credited&programme=KAJ"),
        (Role.PusdatinOfficer, $"/runs/{World.Run}/payments?state=Held"),
        (Role.PusdatinOfficer, $"/runs/{World.Run}/payments?area=AREA"),
        (Role.PusdatinOfficer, "/figures"),
        (Role.PusdatinOfficer, "/figures?figure=CreditedRupiah&programme=KLJ"),
        (Role.PusdatinOfficer, "/jobs"),
        (Role.PusdatinOfficer, "/matching/findings?effect=verify&source=CIVIL&reason=DECEASED"),
        (Role.PusdatinOfficer, "/matching/findings?area=AREA&state=all"),
        (Role.PusdatinOfficer, "/meetings?state=signed"),
        (Role.PusdatinOfficer, "/meetings/objections?state=received"),
        (Role.PusdatinOfficer, "/targeting/lists/LIST?area=AREA"),
        (Role.PusdatinOfficer, "/targeting/rankings/RANKING?outcome=waiting"),
        (Role.DinasApprover, "/runs?waits=RunsToApprove"),
        (Role.Treasurer, "/exceptions"),
        (Role.Treasurer, "/receivables"),
        (Role.Treasurer, "/suspense"),
        (Role.Treasurer, "/budget"),
        (Role.Treasurer, "/ledger"),
        (Role.Treasurer, "/ledger/ACCOUNT"),
        (Role.BankLiaison, "/bank"),
        (Role.Administrator, "/users"),
        (Role.Auditor, "/audit"),
        (Role.Auditor, "/audit?subject=RUN"),
        (Role.Auditor, "/audit?kind=kind.7"),
        (Role.Auditor, "/audit?kind=kind.7&actor=ACT"),
        (Role.Auditor, "/access"),
        (Role.DataProtectionOfficer, "/access?from=2023-12-01&purpose=sanggahan"),
        (Role.DataProtectionOfficer, "/access?person=PERSON"),
        (Role.DataProtectionOfficer, "/access?by=ACT"),
        (Role.CallCentre, "/people/PERSON"),
    ];

    // From matching to the draft of a decree, for the whole city and for a part of it.
    private static readonly string[] Registration =
    [
        "/matching", "/matching/findings", "/matching/duplicates", "/meetings", "/meetings/MEETING", "/meetings/objections", "/targeting",
        "/targeting/lists", "/targeting/lists/LIST", "/targeting/candidates", "/targeting/rankings/RANKING", "/targeting/quota",
        "/targeting/siks-ng",
    ];

    private readonly List<PageTime> times = [];

    public override string Name => "pages";

    public override Step? After => Of<BankFileReceipt>();

    public override bool WarmsItself => true;

    public override IReadOnlyList<PageTime> Pages => times;

    public override Task PrepareAsync(World world) => PageWorld.MakeAsync(world);

    public override async Task<long> RunAsync(World world, PartTimes parts)
    {
        times.Clear();
        // The last code lies in the largest city.
        var kelurahan = AreaCode.Parse(await world.AskAsync<string>("select max(area) from person"));
        await using var sites = await Sites.StartAsync(world);
        foreach (var role in Homes)
        {
            using var reader = await PageReader.OfAsync(world, sites, role, null);
            times.Add(await reader.AskAsync("/"));
            var lists = Lists.Where(list => list.Role == role).Select(list => list.Path);
            foreach (var path in role == Role.PusdatinOfficer ? lists.Concat(Registration) : lists)
                times.Add(await reader.AskAsync(await AddressAsync(world, path, kelurahan)));
        }
        await OfAnAreaAsync(world, sites, kelurahan);
        await OfThePublicAsync(world, sites);
        return times.Sum(page => page.Requests);
    }

    /// <summary>Whoever sees a part of the city reads through views, which costs something of its own.</summary>
    private async Task OfAnAreaAsync(World world, Sites sites, AreaCode kelurahan)
    {
        (Role Role, AreaCode Area, string[] Paths)[] readers =
        [
            (Role.KelurahanOfficer, kelurahan,
                ["/", "/people?name=siti+aminah&purpose=ukur", "/applications", "/visits", "/visits/packages", .. Registration]),
            (Role.Lurah, kelurahan, ["/", "/meetings", "/meetings/MEETING", "/meetings/objections"]),
            (Role.PusdatinOfficer, kelurahan.At(AreaLevel.City),
                ["/", "/recipients", "/runs", $"/runs/{World.Run}", $"/runs/{World.Run}/payments", "/figures", .. Registration]),
        ];
        foreach (var (role, area, paths) in readers)
        {
            using var reader = await PageReader.OfAsync(world, sites, role, area);
            foreach (var path in paths) times.Add(await reader.AskAsync(await AddressAsync(world, path, kelurahan)));
        }
    }

    private async Task OfThePublicAsync(World world, Sites sites)
    {
        using var visitor = PageReader.Visitor(sites.Portal);
        times.Add(await visitor.AskAsync("/"));
        times.Add(await visitor.AskAsync("/kapan-cair"));
        times.Add(await visitor.SendAsync("/cek-status", number =>
        {
            var person = new Recipient(number * 7 % (int)world.People);
            return new Dictionary<string, string> { ["Nik"] = person.Nik, ["Kk"] = person.Card };
        }));
    }

    private static async Task<string> AddressAsync(World world, string path, AreaCode kelurahan) => path
        .Replace("AREA", kelurahan.Value, StringComparison.Ordinal)
        .Replace("MEETING", PageWorld.Meeting.ToString(), StringComparison.Ordinal)
        .Replace("LIST", PageWorld.TargetList.ToString(), StringComparison.Ordinal)
        .Replace("RANKING", PageWorld.Ranking.ToString(), StringComparison.Ordinal)
        .Replace(
            "/DEC", $"/{Reference.Of("DEC", await world.AskAsync<long>("select min(id) from decree"))}", StringComparison.Ordinal)
        .Replace("PERSON", PersonKey.ReferenceOf(2), StringComparison.Ordinal)
        .Replace("ACT", ActorReference.Of(8).ToString(), StringComparison.Ordinal)
        .Replace("ACCOUNT", await world.AskAsync<string>("select min(debit_account) from posting"), StringComparison.Ordinal)
        .Replace("=RUN", $"={Reference.Of("RUN", await world.AskAsync<long>("select min(id) from run"))}", StringComparison.Ordinal);
}
