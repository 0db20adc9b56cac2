using System.Globalization;

namespace Paseban.Assistance.Targeting;

/// <summary>A line of a list with the person's identity in the clear, on its way into a file.</summary>
internal sealed record NamedLine(
    long PersonId, long Number, string Nik, string? Kk, string Name, long Sex, string? BirthPlace, string BirthDate, string? Address,
    string? Rt, string? Rw, string Area, string Kelurahan, string Kecamatan, string City, string Relation, string Programmes,
    string? Phone, string List, string Minutes);

/// <summary>What a column of a list may hold, by the names that the column map uses.</summary>
internal static class ListField
{
    // As the persons file words them.
    private static readonly Dictionary<string, string> Relations = new(StringComparer.Ordinal)
    {
        ["head"] = "kepala_keluarga", ["spouse"] = "pasangan", ["child"] = "anak", ["parent"] = "orang_tua", ["grandchild"] = "cucu",
    };

    private static readonly Dictionary<string, Func<NamedLine, string>> Fields = new(StringComparer.Ordinal)
    {
        ["number"] = line => line.Number.ToString(CultureInfo.InvariantCulture),
        ["nik"] = line => line.Nik,
        ["kk"] = line => line.Kk ?? "",
        ["name"] = line => line.Name,
        ["sex"] = line => line.Sex == (long)Sex.Male ? "L" : "P",
        ["birth_place"] = line => line.BirthPlace ?? "",
        ["birth_date"] = line => line.BirthDate,
        ["address"] = line => line.Address ?? "",
        ["rt"] = line => line.Rt ?? "",
        ["rw"] = line => line.Rw ?? "",
        ["area_code"] = line => line.Area,
        ["kelurahan"] = line => line.Kelurahan,
        ["kecamatan"] = line => line.Kecamatan,
        ["city"] = line => line.City,
        ["relation"] = line => Relations.GetValueOrDefault(line.Relation, "lainnya"),
        ["programmes"] = line => line.Programmes.Replace(',', ';'),
        ["phone"] = line => line.Phone ?? "",
        ["list"] = line => line.List,
        ["minutes"] = line => line.Minutes,
    };

    public static IEnumerable<string> Names => Fields.Keys;

    public static Func<NamedLine, string>? Find(string name) => Fields.GetValueOrDefault(name);

    /// <summary>Another way to write a date of ours; the date itself where the format is empty.</summary>
    public static string Date(string iso, string format) =>
        format.Length == 0 || iso.Length == 0 ? iso : IsoDate.Parse(iso).ToString(format, CultureInfo.InvariantCulture);
}
