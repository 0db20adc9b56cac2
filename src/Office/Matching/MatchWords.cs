using Paseban.Assistance.Matching;

namespace Paseban.Office.Matching;

/// <summary>The words of matching as the office says them.</summary>
internal static class MatchWords
{
    public static BilingualText Of(MatchKind kind) => kind switch
    {
        MatchKind.Civil => new("Dukcapil", "Civil registry"),
        MatchKind.Revenue => new("Bapenda", "Revenue agency"),
        MatchKind.Institutions => new("Panti sosial", "Social homes"),
        MatchKind.StateAid => new("Bansos APBN", "State aid"),
        MatchKind.Duplicates => new("Data ganda", "Duplicates"),
        MatchKind.Criteria => new("Kriteria", "Criteria"),
    };

    public static BilingualText OfRegister(string register) => register switch
    {
        "civil" => new("Dukcapil", "Civil registry"),
        "vehicles" => new("Kendaraan", "Vehicles"),
        "property" => new("Tanah dan bangunan", "Land and buildings"),
        "institutions" => new("Penghuni panti", "Residents of homes"),
        _ => new("Penerima bansos APBN", "Receivers of state aid"),
    };

    public static BilingualText OfEffect(string effect) => effect switch
    {
        "excludes" => new("Menggugurkan", "Excludes"),
        "verify" => new("Meragukan", "Doubt"),
        _ => new("Catatan", "Note"),
    };

    public static BilingualText OfResolution(string? resolution) => resolution switch
    {
        null => new("Menunggu", "Waits"),
        "confirmed" => new("Dikonfirmasi", "Confirmed"),
        "dismissed" => new("Dikesampingkan", "Dismissed"),
        _ => new("Digantikan pemadanan baru", "Superseded by a newer run"),
    };

    /// <summary>A column of two records that were compared, as the scores name it.</summary>
    public static BilingualText OfColumn(string column) => column switch
    {
        "nama" => new("Nama", "Name"),
        "tanggal_lahir" => new("Tanggal lahir", "Birth date"),
        "jenis_kelamin" => new("Jenis kelamin", "Sex"),
        "kelurahan" => new("Kelurahan", "Kelurahan"),
        "no_kk" => new("Nomor KK", "Family card"),
        "lingkungan" => new("Kelurahan, RT, RW", "Kelurahan, RT, RW"),
        "telepon" => new("Telepon", "Telephone"),
        "alamat" => new("Alamat", "Address"),
        "tempat_lahir" => new("Tempat lahir", "Birth place"),
        _ => new(column, column),
    };

    /// <summary>How far two words agree, as the scores name it.</summary>
    public static BilingualText OfAgreement(string agreement) => agreement switch
    {
        "exact" => new("sama persis", "exactly the same"),
        "same" => new("sama", "the same"),
        "close" => new("hampir sama", "nearly the same"),
        "similar" => new("mirip", "similar"),
        "weak" => new("agak mirip", "somewhat similar"),
        "swapped" => new("tertukar", "swapped"),
        "different" => new("berbeda", "different"),
        _ => new(agreement, agreement),
    };

    /// <summary>Column, agreement and bits of a score that was stored as <c>nama same +9.1, tanggal_lahir exact +12.0</c>.</summary>
    public static IEnumerable<(string Column, string Agreement, string Bits)> PartsOf(string parts) =>
        from part in parts.Split(", ", StringSplitOptions.RemoveEmptyEntries)
        let words = part.Split(' ')
        where words.Length == 3
        select (words[0], words[1], words[2]);
}
