using System.Globalization;
using Paseban.Kernel;

namespace Paseban.Bench.Files;

/// <summary>
/// A bulk extract of the civil registry: a few dozen people for each applicant, with the columns that the real one has. One applicant in a
/// hundred is dead in it, one in fifty is not there, one in thirty has another family card.
/// </summary>
internal static class CivilExtractFile
{
    /// <summary>Rows for each applicant: 11,000,000 at 250,000 applicants.</summary>
    public const int RowsEach = 44;

    private const string Columns =
        "nik,no_kk,nama_lgkp,jenis_klmin,tmpt_lhr,tgl_lhr,stat_hbkel,jenis_pkrjn,alamat,no_rt,no_rw,kode_kel,status,tgl_status";

    private static readonly string[] Names = ["SUTRISNO WIBOWO", "MARIAM HASANAH", "TEGUH PRAKOSO", "LINA MARLINA", "DADANG SUPRIATNA"];

    /// <returns>Rows written.</returns>
    public static long Write(string path, long applicants)
    {
        using var file = new RowFile(path, Columns);
        var rows = 0L;
        foreach (var person in Recipient.All(applicants))
        {
            for (var other = 1; other < RowsEach; other++, rows++) Add(file, Other((person.Number * (RowsEach - 1)) + other), person, null);
            if (person.Chance(20, 50) == 0) continue;
            Add(file, person.Nik, person, person.Chance(21, 100) == 0 ? "2023-11-05" : "");
            rows++;
        }
        return rows;
    }

    /// <param name="file">The extract.</param>
    /// <param name="nik">Whose row it is.</param>
    /// <param name="person">The applicant that the row is of, or stands beside.</param>
    /// <param name="died">Null for somebody who did not apply; empty for an applicant who lives.</param>
    private static void Add(RowFile file, string nik, Recipient person, string? died) => file
        .Add(nik, died is null || person.Chance(22, 30) == 0 ? "3171980101010001" : person.Card)
        .Add(died is null ? Names[nik[^1] % Names.Length] : person.Name.ToUpperInvariant(), person.IsFemale ? "P" : "L", "JAKARTA")
        .Add(person.Born.Iso, "ANAK", "BURUH HARIAN LEPAS", "JL. KALI SARI NO. 12", "003", "007", "31.71.03.1002")
        .Add(died is { Length: > 0 } ? "MENINGGAL" : "AKTIF", died ?? "")
        .EndRow();

    /// <summary>A number of kecamatan 98, which does not exist either: nobody who applies.</summary>
    private static string Other(long number)
    {
        var born = new DateOnly(1930, 1, 1).AddDays((int)(number / 5 % 30_000));
        return string.Create(CultureInfo.InvariantCulture, $"31{71 + (number % 5)}98{born:ddMMyy}{1 + (number / 150_000):0000}");
    }
}
