using Paseban.Assistance.Territory;
using Paseban.Kernel;
using Paseban.Storage;
using Paseban.Web.Components;

namespace Paseban.Office.Shared;

/// <summary>The areas that a reader can choose from, cities first and what lies in them below; only those that they see.</summary>
internal static class SeenAreas
{
    public static async Task<IReadOnlyList<Choice>> ReadAsync(Database database, CancellationToken ct) =>
        Of(await new ListAreas(database).RunAsync(ct), AreaLevel.Kelurahan);

    /// <param name="areas">As the reader sees them.</param>
    /// <param name="deepest">The last level that is offered.</param>
    public static IReadOnlyList<Choice> Of(AreaIndex areas, AreaLevel deepest)
    {
        var province = AreaCode.Parse("31");
        var all = Enumerable.Range((int)AreaLevel.City, (int)deepest - (int)AreaLevel.City + 1)
            .SelectMany(level => areas.Within(province, (AreaLevel)level)).OrderBy(area => area.Code).ToList();
        return [.. all.Select(area => new Choice(area.Code.Value, Indent(area) + area.Name))];

        string Indent(Area area) => new('\u2003', all.Count(other => other.Code != area.Code && other.Code.Contains(area.Code)));
    }

    /// <summary>An area as it stands in an address; null for none, or for what is no code.</summary>
    public static AreaCode? Read(string? text) => AreaCode.TryParse(text, out var area) ? area : null;
}
