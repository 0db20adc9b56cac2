using Paseban.Assistance.Territory;
using Paseban.Kernel;
using Paseban.Web.Components;

namespace Paseban.Office;

/// <summary>The areas that a filter offers: those that the reader sees, cities before what lies in them.</summary>
public static class AreaChoices
{
    public static IReadOnlyList<Choice> Of(AreaIndex areas) =>
        [.. areas.Within(Province, AreaLevel.City).SelectMany(city => OfCity(areas, city))];

    /// <summary>An area's name, or the code where it is unknown.</summary>
    public static string NameOf(this AreaIndex areas, string code) =>
        AreaCode.TryParse(code, out var area) && areas.Find(area) is { } known ? known.Name : code;

    public static AreaCode? Read(string? code) => AreaCode.TryParse(code ?? "", out var area) ? area : null;

    private static AreaCode Province { get; } = AreaCode.Parse("31");

    private static IEnumerable<Choice> OfCity(AreaIndex areas, Area city)
    {
        yield return new(city.Code.Value, city.Name);
        foreach (var kecamatan in areas.Within(city.Code, AreaLevel.Kecamatan))
        {
            yield return new(kecamatan.Code.Value, "- " + kecamatan.Name);
            foreach (var kelurahan in areas.Within(kecamatan.Code, AreaLevel.Kelurahan))
                yield return new(kelurahan.Code.Value, "-- " + kelurahan.Name);
        }
    }
}
