using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Wave;

/// <summary>Files as they must never be taken in, one fault each, to show what is said about it.</summary>
internal static class BadInputs
{
    /// <param name="folder">Of the world.</param>
    /// <param name="family">Whose application is spoilt.</param>
    /// <param name="kelurahan">Where a meeting has too few people.</param>
    public static void Write(string folder, Family family, Kelurahan kelurahan)
    {
        var rows = family.Members.ConvertAll(member => ApplicationRow.Of(family, member));
        // What a spreadsheet makes of sixteen digits when the column is not text.
        Applications("usulan-nik-as-number.csv", rows.ConvertAll(row => With(row, 0, $"{row[0][0]}.{row[0][1..6]}E+15")));
        using (var sheet = SheetFile.Create(PathOf("usulan-nik-as-number.xlsx"), ApplicationRow.Titles, numbersIn: 0))
        {
            foreach (var row in rows) sheet.Row(row);
        }
        Applications("usulan-unknown-kelurahan.csv", rows.ConvertAll(row => With(row, 9, "31.79.01.1001")));
        using (var result = new CsvFile(PathOf("siks-ng-never-sent.csv"), "nik,status,desil,periode"))
        {
            foreach (var serial in (string[])["9998", "9999"])
                result.Cell("317199" + "010150" + serial).Cell("layak").Cell(1).Cell("2021-10").EndRow();
        }
        using var attendance = new CsvFile(PathOf("attendance-without-quorum.csv"), "kelurahan,jenis,nama,unsur,jabatan");
        attendance.Cell(kelurahan.Code).Cell("fmotm").Cell("Saniyah").Cell("staf").Cell("Notulis").EndRow();
        attendance.Cell(kelurahan.Code).Cell("fmotm").Cell("Uyung Darwis").Cell("rt").Cell("Ketua RT 004").EndRow();

        string PathOf(string name) => Path.Combine(folder, "bad-input", name);

        void Applications(string name, List<string[]> spoilt)
        {
            using var sheet = SheetFile.Create(PathOf(name), ApplicationRow.Header);
            foreach (var row in spoilt) sheet.Row(row);
        }
    }

    private static string[] With(string[] row, int place, string cell) => [.. row[..place], cell, .. row[(place + 1)..]];
}
