using System.Globalization;
using Paseban.Kernel;

namespace Paseban.Bench.Files;

/// <summary>Writes the files that are imported, with every column that the real ones have.</summary>
internal static class InputFiles
{
    private const string PersonColumns =
        "nik,no_kk,nama,jenis_kelamin,tempat_lahir,tanggal_lahir,alamat,rt,rw,kode_kelurahan,hubungan,telepon,tanggal_meninggal,"
        + "tanggal_pindah,sumber,vintage,status,desil,ktp_dki,verifikasi_lapangan,panti,pegawai_negara,mobil,njop,air_minum,"
        + "miskin_menurut_warga,pensiunan,bansos_apbn,penghasilan,sakit_menahun,terlantar,jenis_disabilitas,nomor_surat_disabilitas,"
        + "pemberi_surat,tanggal_tinjau_ulang,keluarga_miskin";

    private static readonly string[] Places = ["Jakarta", "Bogor", "Tegal", "Medan", "Solo", "Padang", "Cirebon"];
    private static readonly string[] Streets = ["Jl. Kenanga", "Jl. Melati", "Gg. Mawar", "Jl. Haji Naman", "Jl. Kali Sari", "Gg. Delima"];

    /// <param name="path">The file to write.</param>
    /// <param name="count">Rows.</param>
    /// <param name="kelurahan">Codes of kelurahan, over which people are spread.</param>
    public static void WritePersons(string path, long count, IReadOnlyList<string> kelurahan)
    {
        using var file = new RowFile(path, PersonColumns);
        foreach (var person in Recipient.All(count))
        {
            file.Add(person.Nik, person.Card, person.Name, person.IsFemale ? "P" : "L")
                .Add(Places[person.Chance(4, Places.Length)], person.Born.Iso)
                .Add($"{Streets[person.Chance(5, Streets.Length)]} No. {Text(1 + person.Chance(6, 400))}")
                .Add(Text(1 + person.Chance(7, 15), "000"), Text(1 + person.Chance(8, 12), "000"))
                .Add(kelurahan[person.Chance(9, kelurahan.Count)], person.IsHead ? "kepala_keluarga" : "lainnya")
                .Add(person.Chance(10, 10) < 6 ? $"0812{Text(10_000_000 + person.Chance(11, 89_999_999))}" : "")
                .Add("", "", "DTKS", "2023-12", "layak", Text(1 + person.Chance(12, 4)), "ya", "ya", "tidak", "tidak", "tidak")
                .Add(Text((20 + person.Chance(13, 400)) * 1_000_000L), Text(2 + person.Chance(14, 5)))
                .Add("ya", "tidak", "tidak", "kecil", "tidak", "tidak");
            if (!person.IsDisabled) file.Add("0", "", "", "");
            else file.Add(Text(1 + person.Chance(15, 12)), $"SKD/{Text(person.Number)}", "Puskesmas Kecamatan", "2026-06-30");
            file.Add("ya").EndRow();
        }
    }

    public static void WriteAccounts(string path, long count)
    {
        using var file = new RowFile(path, "nik,nomor_rekening,nama_rekening,bank,tanggal_buka");
        foreach (var person in Recipient.All(count)) file.Add(person.Nik, person.Account, person.Name, "Bank DKI", "2023-11-01").EndRow();
    }

    public static void WriteDecree(string path, long count)
    {
        using var file = new RowFile(path, "nik,program,jumlah_per_bulan,mulai,sampai,asal,kohort");
        var amount = Text(Recipient.PerMonth.Amount);
        foreach (var person in Recipient.All(count))
            file.Add(person.Nik, person.Programme, amount, "2024-01", "2024-12", "eksisting", "2024-I").EndRow();
    }

    private static string Text(long number, string format = "0") => number.ToString(format, CultureInfo.InvariantCulture);
}
