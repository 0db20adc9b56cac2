using System.Globalization;

namespace Paseban.Sandbox.Population;

/// <param name="Code">Kemendagri code with dots, <c>31.71.03.1002</c>.</param>
/// <param name="Name">Name as the registry writes it.</param>
/// <param name="Latitude">Of its middle, in degrees, as text; below 0 south.</param>
/// <param name="Longitude">Of its middle, in degrees, as text.</param>
internal sealed record Kelurahan(string Code, string Name, string Latitude, string Longitude)
{
    public string City => Code[..5];
}

/// <summary>The kelurahan of DKI Jakarta and how many people of a made population live in each.</summary>
internal sealed class Territory
{
    private readonly Dictionary<string, long> populationByCity;

    private Territory(IReadOnlyList<Kelurahan> kelurahan, Dictionary<string, long> populationByCity)
    {
        Kelurahan = kelurahan;
        this.populationByCity = populationByCity;
    }

    public IReadOnlyList<Kelurahan> Kelurahan { get; }

    /// <param name="folder">Holds <c>dki_wilayah_kelurahan.csv</c> and <c>dki_penduduk_kabkota_2024s2.csv</c>.</param>
    public static Territory Read(string folder)
    {
        var kelurahan = Rows(Path.Combine(folder, "dki_wilayah_kelurahan.csv"))
            .Select(row => new Kelurahan(row[0], row[1], row[7], row[8]))
            .ToList();
        var population = Rows(Path.Combine(folder, "dki_penduduk_kabkota_2024s2.csv"))
            .Where(row => row[0].Length == 5)
            .ToDictionary(
                row => row[0],
                row => long.Parse(row[4], NumberStyles.None, CultureInfo.InvariantCulture),
                StringComparer.Ordinal);
        return new Territory(kelurahan, population);
    }

    /// <summary>
    /// People for each kelurahan, in the order of <see cref="Kelurahan"/>. Cities get their share of the population of December 2024;
    /// inside a city no figures are published, so each kelurahan has a weight of 0.6-1.4 that depends on its code alone.
    /// </summary>
    public int[] Share(int people)
    {
        var cities = populationByCity.Keys.Order(StringComparer.Ordinal).ToList();
        var cityTotals = Spread.Share(people, cities.ConvertAll(city => populationByCity[city]));
        var shares = new int[Kelurahan.Count];
        for (var c = 0; c < cities.Count; c++)
        {
            var members = Enumerable.Range(0, Kelurahan.Count).Where(i => Kelurahan[i].City == cities[c]).ToList();
            var parts = Spread.Share(cityTotals[c], members.ConvertAll(i => 600 + (long)(Dice.Hash(0, Kelurahan[i].Code) % 801)));
            for (var m = 0; m < members.Count; m++) shares[members[m]] = parts[m];
        }
        return shares;
    }

    /// <summary>As <see cref="Share"/>, but no kelurahan goes without as long as there is one for each.</summary>
    public int[] ShareToEach(int things)
    {
        if (things < Kelurahan.Count) return Share(things);
        return [.. Share(things - Kelurahan.Count).Select(share => share + 1)];
    }

    private static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','));
}
