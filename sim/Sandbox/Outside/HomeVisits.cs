using System.Globalization;

namespace Paseban.Sandbox.Outside;

/// <summary>What Pendamsos find at home: the truth, as far as it can be seen.</summary>
internal sealed class HomeVisits(Truth truth)
{
    private static readonly string[] Header =
    [
        "referensi", "nik", "tanggal", "petugas", "hasil", "lintang", "bujur", "foto", "rekomendasi", "catatan", "penghasilan",
        "sakit_menahun", "terlantar", "tinggal_sendiri", "mobil", "njop", "air_minum", "pegawai_negara", "panti", "pensiunan",
        "bansos_apbn", "keluarga_miskin", "miskin_menurut_warga", "jenis_disabilitas", "tanggal_meninggal", "tanggal_pindah",
    ];

    /// <returns>Null when the list has no column of NIKs.</returns>
    public string? Outcomes(CsvTable list, DateOnly today)
    {
        var (nik, reference) = (list.Find("nik", "no_nik"), list.Find("referensi", "reference", "kunjungan", "no_kunjungan"));
        if (nik < 0) return null;
        var (when, officer) = (list.Find("tanggal", "tanggal_kunjungan", "rencana"), list.Find("petugas", "pendamsos"));
        var answer = new CsvAnswer(Header);
        foreach (var row in list.Rows)
        {
            var digits = CsvTable.Cell(row, nik);
            var planned = CsvTable.Cell(row, when);
            var on = DateOnly.TryParseExact(planned, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= today
                ? day
                : today;
            var by = CsvTable.Cell(row, officer);
            answer.Row([
                CsvTable.Cell(row, reference), digits, Truth.Iso(on), by.Length > 0 ? by : "Pendamsos kelurahan",
                .. Findings(truth.Find(digits), on),
            ]);
        }
        return answer.ToString();
    }

    private string[] Findings(KnownPerson? person, DateOnly on)
    {
        if (person is null) return Absent("tidak_ditemukan", "Tidak dikenal di alamat ini", null);
        if (person.IsDead(on)) return Absent("meninggal", "Meninggal menurut keluarga", person);
        if (person.HasMoved(on)) return Absent("pindah", "Rumah ditempati orang lain", person);
        if (person.Found == 0) return Absent("tidak_ditemukan", "Tidak dikenal di alamat ini", null);
        var fits = !person.HasMeans && person.Poor == 1 && person.Water != 1 && person.InHome == 0 && person.Repeats.Length == 0;
        return
        [
            fits ? "sesuai" : "tidak_sesuai", .. Position(person), "", fits ? "layak" : "tidak_layak",
            person.Repeats.Length > 0 ? "Sudah diusulkan dengan NIK lain" : "", person.Income ?? "", YesNo(person.Bedridden),
            YesNo(person.Neglected), YesNo(person.Alone), YesNo(person.Car), Number(person.Property), Number(person.Water),
            YesNo(person.PublicEmployee), YesNo(person.InHome), YesNo(person.Pensioner), YesNo(person.StateAid), YesNo(person.PoorFamily),
            YesNo(person.Poor), Number(person.Disability), "", "",
        ];
    }

    private static string[] Absent(string outcome, string note, KnownPerson? person)
    {
        var cells = new string[Header.Length - 4];
        Array.Fill(cells, "");
        (cells[0], cells[4], cells[5]) = (outcome, "tidak_layak", note);
        if (outcome == "meninggal") cells[^2] = person?.Died ?? "";
        if (outcome == "pindah") cells[^1] = person?.Moved ?? "";
        return cells;
    }

    /// <summary>Some hundred metres around the middle of the kelurahan.</summary>
    private string[] Position(KnownPerson person)
    {
        if (truth.PlaceOf(person.Area) is not { } place) return ["", ""];
        decimal Off(string axis) => (truth.Lot($"{axis}:{person.Household}", 8000) - 4000) / 1_000_000m;
        return
        [
            (decimal.Parse(place.Latitude, CultureInfo.InvariantCulture) + Off("south")).ToString("0.000000", CultureInfo.InvariantCulture),
            (decimal.Parse(place.Longitude, CultureInfo.InvariantCulture) + Off("east")).ToString("0.000000", CultureInfo.InvariantCulture),
        ];
    }

    private static string YesNo(long answer) => answer == 1 ? "ya" : "tidak";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
