using System.Globalization;
using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Wave;

/// <summary>How an application tells of a household and its members in the columns of a proposal list (daftar usulan).</summary>
internal static class ApplicationRow
{
    /// <summary>The columns as a proposal list in CSV names them.</summary>
    public static readonly string[] Header =
    [
        "nik", "no_kk", "nama", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "alamat", "rt", "rw", "kode_kelurahan", "hubungan",
        "telepon", "program",
        "pegawai_negara", "mobil", "njop_di_atas_1m", "air_minum", "sta_bangunan", "lantai", "dinding", "atap",
        "daya", "bb_masak", "fasbab", "penghasilan", "sakit_menahun", "terlantar", "jenis_disabilitas",
        "nomor_surat_disabilitas", "pemberi_surat", "pensiunan", "tinggal_sendiri", "keluarga_miskin",
    ];

    /// <summary>The same columns as a workbook names them: titles for people, in the same order.</summary>
    public static readonly string[] Titles =
        [.. Header.Select(name => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.Replace('_', ' ')))];

    public static IReadOnlyDictionary<string, int> Indicators(Family family)
    {
        var lot = Dice.Hash(7, family.Home.Card);
        int Of(int shift, params ReadOnlySpan<int> codes) => codes[(int)((lot >> shift) % (ulong)codes.Length)];
        return new SortedDictionary<string, int>(StringComparer.Ordinal)
        {
            ["sta_bangunan"] = Of(0, 1, 2, 2, 3, 3),
            ["lantai"] = Of(8, 2, 4, 6, 6, 9),
            ["dinding"] = Of(16, 1, 1, 3, 3, 6),
            ["atap"] = Of(24, 4, 5, 5, 6),
            ["daya"] = Of(32, 1, 1, 2, 3),
            ["bb_masak"] = Of(40, 3, 3, 5),
            ["fasbab"] = Of(48, 1, 2, 3),
        };
    }

    public static string[] Of(Family family, Resident member)
    {
        var (home, person) = (family.Home, member.Person);
        var indicators = Indicators(family);
        return
        [
            member.WrittenNik, family.WrittenCard, member.WrittenName, person.Female ? "P" : "L",
            person.Birthplace, Iso(member.WrittenBorn),
            family.WrittenAddress, family.WrittenRt is { } rt ? PersonsFile.Three(rt) : "", PersonsFile.Three(home.Rw), home.Kelurahan.Code,
            PersonsFile.Text(person.Relation), person.Phone ?? "", string.Join(';', member.Programmes),
            Answer(family.SaysPublicEmployee), Answer(family.SaysCar), Answer(family.SaysProperty), Number(family.SaysWater),
            .. ((string[])["sta_bangunan", "lantai", "dinding", "atap", "daya", "bb_masak", "fasbab"])
                .Select(code => Number(indicators[code])),
            person.Income is null ? "" : person.Income == "cukup" && home.PoorFamily == false ? "kecil" : person.Income,
            Answer(person.Bedridden), Answer(person.Neglected),
            person.Disability is { } disability ? Number(disability.Kind) : "0", person.Disability?.Letter ?? "",
            person.Disability?.Certifier ?? "", Answer(person.Pensioner), Answer(member.LivesAlone), "ya",
        ];
    }

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Answer(bool? answer) => answer switch { true => "ya", false => "tidak", null => "" };
}
