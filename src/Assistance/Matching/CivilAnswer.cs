namespace Paseban.Assistance.Matching;

/// <summary>
/// What the civil registry says of a number (response codes of domain.md 3.4; a bulk extract says the same by its status).
/// </summary>
public enum CivilStatus
{
    Active = 1,

    /// <summary>11, Data Ditemukan, Meninggal Dunia.</summary>
    Deceased = 11,

    /// <summary>12, Data Ditemukan, Data Ganda.</summary>
    Doubled = 12,

    /// <summary>13, Data Tidak Ditemukan.</summary>
    NotFound = 13,

    /// <summary>14, Data Ditemukan, Status Non Aktif.</summary>
    Inactive = 14,

    /// <summary>15, NIK tidak sesuai format Dukcapil.</summary>
    BadFormat = 15,

    /// <summary>Moved out of DKI; only an extract says so.</summary>
    Moved = 20,
}

/// <summary>How well one element agrees with what the registry holds.</summary>
/// <param name="Name">As the contract names it: NAMA_LGKP, TGL_LHR.</param>
/// <param name="Percent">0 to 100.</param>
public readonly record struct CivilElement(string Name, int Percent)
{
    public override string ToString() => $"{Name}={Percent}";
}

/// <summary>What the civil registry says of one person.</summary>
/// <param name="Elements">Those that were compared; empty where the number is not active.</param>
/// <param name="StatusOn">The day of a death or move, where the registry gives it.</param>
/// <param name="IsOfDki">Whether the number is held in DKI Jakarta; null where nobody says.</param>
/// <param name="Occupation">As the registry writes it; null where it was not given.</param>
public sealed record CivilAnswer(
    CivilStatus Status, IReadOnlyList<CivilElement> Elements, DateOnly? StatusOn = null, bool? IsOfDki = null, string? Occupation = null)
{
    /// <summary>Agreement of one element; null where it was not compared.</summary>
    public int? Percent(string element)
    {
        foreach (var compared in Elements)
        {
            if (compared.Name == element) return compared.Percent;
        }
        return null;
    }

    /// <summary>As it is stored: <c>NAMA_LGKP=97;TGL_LHR=100</c>.</summary>
    public string ElementText => string.Join(';', Elements);

    public static IReadOnlyList<CivilElement> ReadElements(string text)
    {
        var elements = new List<CivilElement>();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            elements.Add(new(part[..at], int.Parse(part[(at + 1)..], null)));
        }
        return elements;
    }
}

/// <summary>The elements of the verify contract that we ask about.</summary>
internal static class CivilElements
{
    public const string Name = "NAMA_LGKP";
    public const string BirthDate = "TGL_LHR";
    public const string Sex = "JENIS_KLMIN";
    public const string Card = "NO_KK";
    public const string BirthPlace = "TMPT_LHR";
    public const string Province = "NO_PROP";

    /// <summary>Number of DKI Jakarta among the provinces.</summary>
    public const string Dki = "31";

    /// <summary>As people call it: the evidence of a finding is read in a kelurahan.</summary>
    public static string Words(string element) => element switch
    {
        Name => "nama lengkap",
        BirthDate => "tanggal lahir",
        Sex => "jenis kelamin",
        Card => "nomor KK",
        BirthPlace => "tempat lahir",
        Province => "provinsi",
        _ => element,
    };
}

internal static class CivilStatuses
{
    /// <summary>As it is stored.</summary>
    public static string Code(this CivilStatus status) => status switch
    {
        CivilStatus.Active => "active",
        CivilStatus.Deceased => "deceased",
        CivilStatus.Doubled => "doubled",
        CivilStatus.NotFound => "not_found",
        CivilStatus.Inactive => "inactive",
        CivilStatus.BadFormat => "bad_format",
        CivilStatus.Moved => "moved",
    };

    public static CivilStatus Of(string code) => Enum.GetValues<CivilStatus>().First(status => status.Code() == code);

    /// <summary>The words of an extract; null for one that is not known.</summary>
    public static CivilStatus? OfExtract(ReadOnlySpan<char> word)
    {
        Span<char> upper = stackalloc char[32];
        if (word.Length > upper.Length) return null;
        var length = word.ToUpperInvariant(upper);
        return upper[..length] switch
        {
            "AKTIF" or "HIDUP" => CivilStatus.Active,
            "MENINGGAL" or "MATI" => CivilStatus.Deceased,
            "GANDA" => CivilStatus.Doubled,
            "NON_AKTIF" or "NON AKTIF" or "NONAKTIF" => CivilStatus.Inactive,
            "PINDAH" or "PINDAH KELUAR" => CivilStatus.Moved,
            _ => null,
        };
    }

    /// <summary>For evidence and lists.</summary>
    public static BilingualText Text(this CivilStatus status) => status switch
    {
        CivilStatus.Active => new("aktif", "active"),
        CivilStatus.Deceased => new("meninggal dunia", "deceased"),
        CivilStatus.Doubled => new("data ganda", "held twice"),
        CivilStatus.NotFound => new("tidak ditemukan", "not found"),
        CivilStatus.Inactive => new("non aktif", "not active"),
        CivilStatus.BadFormat => new("format NIK tidak sesuai", "NIK of a wrong form"),
        CivilStatus.Moved => new("pindah", "moved"),
    };
}
