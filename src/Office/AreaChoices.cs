using Paseban.Assistance.Territory;

namespace Paseban.Office;

/// <summary>The areas that a field offers: those that the reader sees, cities before what lies in them.</summary>
internal static class AreaChoices
{
    private static readonly AreaCode Province = AreaCode.Parse("31");

    /// <param name="areas">As the reader sees them.</param>
    /// <param name="actor">For an act: only areas in which the actor works, which leaves out those that lie around theirs.</param>
    public static IReadOnlyList<Choice> Of(AreaIndex areas, Actor? actor = null) =>
    [
        .. Enumerable.Range((int)AreaLevel.City, 3).SelectMany(level => areas.Within(Province, (AreaLevel)level))
            .Where(area => actor?.Covers(area.Code) != false).OrderBy(area => area.Code)
            .Select(area => new Choice(area.Code.Value, new string('\u2003', area.Code.Level - AreaLevel.City) + area.Name)),
    ];

    /// <summary>Kelurahan by name; as several have the same one, with the kecamatan.</summary>
    public static IReadOnlyList<Choice> Kelurahan(AreaIndex areas) =>
    [
        .. areas.Within(Province, AreaLevel.Kelurahan)
            .Select(area => new Choice(area.Code.Value, $"{area.Name}, {areas.Find(area.Code.At(AreaLevel.Kecamatan))?.Name}"))
            .OrderBy(choice => choice.Text, StringComparer.Ordinal),
    ];

    /// <summary>An area's name, or the code where it is unknown.</summary>
    public static string NameOf(this AreaIndex areas, string code) =>
        AreaCode.TryParse(code, out var area) && areas.Find(area) is { } known ? known.Name : code;

    /// <summary>Why <paramref name="text"/> is not taken; null with the area that it names, or with none where it is empty.</summary>
    public static Problem? Problem(string? text, string field, out AreaCode? area)
    {
        area = AreaCode.TryParse(text, out var read) ? read : null;
        return area is not null || string.IsNullOrWhiteSpace(text)
            ? null
            : Kernel.Problem.Invalid("area.code", $"'{text}' is no code of an area.", "Write it as 31.71.03.1002.")
                .InIndonesian($"'{text}' bukan kode wilayah.", "Tulis seperti 31.71.03.1002.").At(field);
    }
}
