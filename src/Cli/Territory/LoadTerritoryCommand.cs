using Paseban.Assistance.Territory;

namespace Paseban.Cli.Territory;

internal sealed class LoadTerritoryCommand : SessionCommand
{
    private readonly Option<string?> folder = new("--from")
    {
        HelpName = "DIR", Description = "Folder of the territory files; the one shipped with the program when left out.",
    };

    public LoadTerritoryCommand() : base(
        Access.To(ProcessKind.TerritoryLoading),
        "load",
        "Loads province, cities, kecamatan and kelurahan. A second load changes nothing; a corrected name is updated.",
        "paseban territory load",
        "paseban territory load --from /srv/paseban/territory")
    {
        Add(folder);
    }

    public static CommandGroup Group() => new("territory", "The areas of the province.", new LoadTerritoryCommand());

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var from = session.Get(folder) is { } given ? given : TerritoryFolder.Find();
        if (!from.Succeeded) return session.Refuse(from.Problems);
        return session.Finish(
            await new LoadTerritory(session.Database).RunAsync(from.Value, session.Context(ProcessKind.TerritoryLoading), ct), View);
    }

    private static void View(Page page, TerritoryLoaded result)
    {
        page.Pairs(
            ("Kota dan kabupaten", "Cities and regency", page.Count(result.Cities)),
            ("Kecamatan", "Kecamatan", page.Count(result.Kecamatan)),
            ("Kelurahan", "Kelurahan", page.Count(result.Kelurahan)),
            ("Baru", "New", page.Count(result.Added)),
            ("Nama dibetulkan", "Names corrected", page.Count(result.Renamed)));
        page.Next("Berikutnya:", "Next:", "paseban law adopt");
    }
}
