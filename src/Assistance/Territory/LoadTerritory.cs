using Paseban.Assistance.Imports;

namespace Paseban.Assistance.Territory;

/// <summary>
/// Loads the province, its cities, kecamatan and kelurahan from the territory folder. A second load of the same files changes
/// nothing; a corrected name is updated; an area is never removed, because people may live there.
/// </summary>
public sealed class LoadTerritory(Database database)
{
    private const string ProvinceName = "Daerah Khusus Ibukota Jakarta";

    private static readonly TableColumn KelurahanCode = new("kode_kelurahan") { IsRequired = true };
    private static readonly TableColumn KelurahanName = new("nama_kelurahan") { IsRequired = true };
    private static readonly TableColumn KecamatanName = new("nama_kecamatan") { IsRequired = true };
    private static readonly TableColumn CityName = new("nama_kabkota") { IsRequired = true };

    public async Task<Outcome<TerritoryLoaded>> RunAsync(string folder, ProcessContext context, CancellationToken ct = default)
    {
        var read = ReadFolder(folder);
        if (!read.Succeeded) return read.Problems.ToArray();
        var areas = read.Value;

        await using var work = await database.BeginAsync(context, ct);
        var known = (
            await work.ListAsync<(string Code, string Name)>("select code, name from area", ct: ct)).ToDictionary(row => row.Code,
            row => row.Name);
        var (added, renamed) = (0, 0);
        foreach (var area in areas.OrderBy(area => area.Level).ThenBy(area => area.Code))
        {
            if (known.TryGetValue(area.Code.Value, out var name) && name == area.Name) continue;
            (added, renamed) = name is null ? (added + 1, renamed) : (added, renamed + 1);
            await work.ExecuteAsync(
                """
                insert into area (code, level, name, parent, folded) values (@code, @level, @name, @parent, @folded)
                on conflict (code) do update set name = excluded.name, folded = excluded.folded
                """,
                new
                {
                    code = area.Code.Value,
                    level = (long)area.Level,
                    name = area.Name,
                    parent = area.Level == AreaLevel.Province ? null : area.Code.At(area.Level - 1).Value,
                    folded = AreaNames.Fold(area.Name),
                },
                ct);
        }
        var result = new TerritoryLoaded(
            areas.Count(a => a.Level == AreaLevel.City), areas.Count(a => a.Level == AreaLevel.Kecamatan),
            areas.Count(a => a.Level == AreaLevel.Kelurahan), added, renamed);
        if (added + renamed > 0)
        {
            work.Record("territory.loaded", "territory", result);
            await work.CommitAsync(ct);
        }
        return result;
    }

    /// <summary>The areas that the files of the folder name.</summary>
    public static Outcome<IReadOnlyCollection<Area>> ReadFolder(string folder)
    {
        var opened = TableReader.Open(Path.Combine(folder, TerritoryFolder.Kelurahan));
        if (!opened.Succeeded) return opened.Problems.ToArray();
        using var table = opened.Value;
        var bound = TableLayout.Bind([KelurahanCode, KelurahanName, KecamatanName, CityName], table.Header);
        if (!bound.Succeeded) return bound.Problems.ToArray();
        var layout = bound.Value;

        var areas = new Dictionary<AreaCode, Area>();
        while (table.Read())
        {
            if (
                table.RowFault is not null || !AreaCode.TryParse(
                    table.Cell(layout[KelurahanCode]).ToString(), out var code) || code.Level != AreaLevel.Kelurahan)
                return Problem.Invalid(
                    "territory.row", $"Line {table.Line} of {TerritoryFolder.Kelurahan} cannot be read.",
                    "Restore the file from the release.")
                    .InIndonesian(
                        $"Baris {table.Line} berkas {TerritoryFolder.Kelurahan} tidak terbaca.",
                        "Pulihkan berkas itu dari rilis.");
            Add(AreaLevel.Kelurahan, table.Cell(layout[KelurahanName]));
            Add(AreaLevel.Kecamatan, table.Cell(layout[KecamatanName]));
            Add(AreaLevel.City, table.Cell(layout[CityName]));
            Add(AreaLevel.Province, ProvinceName);

            void Add(AreaLevel level, ReadOnlySpan<char> name) => areas.TryAdd(code.At(level), new Area(code.At(level), name.ToString()));
        }
        return table.Fault is { } fault ? fault : areas.Values;
    }
}

/// <param name="Cities">The five cities and the regency.</param>
/// <param name="Kecamatan">Kecamatan in the files.</param>
/// <param name="Kelurahan">Kelurahan in the files.</param>
/// <param name="Added">Areas that were not known.</param>
/// <param name="Renamed">Areas whose name was corrected.</param>
public sealed record TerritoryLoaded(int Cities, int Kecamatan, int Kelurahan, int Added, int Renamed);
