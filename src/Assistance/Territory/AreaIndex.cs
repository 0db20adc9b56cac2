using Paseban.Assistance.Imports;

namespace Paseban.Assistance.Territory;

/// <summary>All areas, found by code or by name. Held in memory: there are 318.</summary>
public sealed class AreaIndex
{
    private const int MostCandidates = 5;

    private readonly Dictionary<AreaCode, Area> byCode;
    private readonly ILookup<string, Area> byName;

    public AreaIndex(IEnumerable<Area> areas)
    {
        byCode = areas.ToDictionary(area => area.Code);
        byName = byCode.Values.OrderBy(area => area.Code).ToLookup(area => AreaNames.Fold(area.Name), StringComparer.Ordinal);
    }

    public int Count => byCode.Count;

    public static async Task<AreaIndex> ReadAsync(Reading reading, CancellationToken ct = default) =>
        new((await reading.ListAsync<(string Code, string Name)>("select code, name from area", ct: ct))
            .Select(row => new Area(AreaCode.Parse(row.Code), row.Name)));

    public Area? Find(AreaCode code) => byCode.GetValueOrDefault(code);

    /// <summary>The areas under <paramref name="code"/> at a level, by code; the area itself at its own.</summary>
    public IReadOnlyList<Area> Within(AreaCode code, AreaLevel level) =>
        [.. byCode.Values.Where(area => area.Level == level && code.Contains(area.Code)).OrderBy(area => area.Code)];

    /// <summary>
    /// Finds an area of a level by its code (with or without dots) or by its name, in any of the ways it is written. A name that
    /// several areas have, or nearly have, is answered with those candidates and never guessed.
    /// </summary>
    /// <param name="text">A code or a name.</param>
    /// <param name="level">What kind of area is meant.</param>
    /// <param name="within">Only areas inside this one, where it is known.</param>
    public Outcome<Area> Find(string text, AreaLevel level, AreaCode? within = null)
    {
        if (AreaCode.TryParse(text, out var code))
        {
            if (code.Level != level)
                return Unknown($"{code} is the code of a {code.Level}, not of a {level}.", $"{code} bukan kode {Word(level)}.", []);
            return byCode.TryGetValue(code, out var area)
                ? area
                : Unknown(
                    $"There is no {level} with the code {code} in DKI Jakarta.",
                    $"Tidak ada {Word(level)} berkode {code} di DKI Jakarta.", []);
        }
        var folded = AreaNames.Fold(text);
        var found = byName[folded].Where(IsMeant).ToList();
        return found switch
        {
            [var one] => one,
            [] => Unknown(
                $"There is no {level} '{text}'.", $"Tidak ada {Word(level)} '{text}'.", Nearest(folded, IsMeant)),
            _ => Problem.Invalid(
                "area.ambiguous",
                $"'{text}' is the name of {found.Count} areas: {Names(found)}.",
                "Give the code, or the area that it lies in.")
                .InIndonesian(
                    $"'{text}' adalah nama {found.Count} wilayah: {Names(found)}.",
                    "Pakai kodenya, atau sebut juga wilayah di atasnya."),
        };

        bool IsMeant(Area area) => area.Level == level && within?.Contains(area.Code) != false;
    }

    /// <summary>An area with those it lies in, as people name it: <c>Cideng, Gambir, Kota Administrasi Jakarta Pusat</c>.</summary>
    public string FullName(AreaCode code)
    {
        var names = new List<string>();
        for (var level = code.Level; level >= AreaLevel.City; level--)
        {
            if (Find(code.At(level)) is { } area) names.Add(area.Name);
        }
        return names.Count > 0 ? string.Join(", ", names) : code.Value;
    }

    private List<Area> Nearest(string folded, Func<Area, bool> isMeant) =>
        [.. byName
            .Select(group => (Group: group, Distance: Spelling.Distance(group.Key, folded)))
            .Where(candidate => candidate.Distance <= Math.Max(2, folded.Length / 4))
            .OrderBy(candidate => candidate.Distance)
            .SelectMany(candidate => candidate.Group.Where(isMeant))
            .Take(MostCandidates)];

    private string Names(IEnumerable<Area> areas) => string.Join("; ", areas.Select(area => $"{area.Code} {FullName(area.Code)}"));

    private Problem Unknown(string message, string pesan, List<Area> candidates) => Problem.NotFound(
        "area.unknown",
        candidates.Count > 0 ? $"{message} Perhaps: {Names(candidates)}." : message,
        "Use a Kemendagri code such as 31.71.03.1002, or the name as territory/dki_wilayah_kelurahan.csv has it.")
        .InIndonesian(
            candidates.Count > 0 ? $"{pesan} Barangkali: {Names(candidates)}." : pesan,
            "Pakai kode Kemendagri seperti 31.71.03.1002, atau nama resmi wilayah itu.");

    private static string Word(AreaLevel level) => level switch
    {
        AreaLevel.Province => "provinsi",
        AreaLevel.City => "kota",
        AreaLevel.Kecamatan => "kecamatan",
        AreaLevel.Kelurahan => "kelurahan",
    };
}
