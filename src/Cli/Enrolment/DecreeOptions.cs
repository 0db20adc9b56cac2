using Paseban.Assistance.Enrolment;

namespace Paseban.Cli.Enrolment;

/// <summary>A decree with its file, as both import and amendment take it, and how the result is shown.</summary>
internal sealed class DecreeOptions
{
    private readonly ImportOptions import = new();
    private readonly Option<string> number = Operand.Required<string>("--number", "NUMBER", "As on the decree: \"Kepgub 120/2024\".");
    private readonly Option<string> title = Operand.Required<string>("--title", "TEXT", "As on the decree.");
    private readonly Option<DateOnly> signedOn = Operand.Required<DateOnly>("--signed-on", "DATE", "The day of the decree.");

    public void AddTo(Command command)
    {
        import.AddTo(command);
        command.Add(number);
        command.Add(title);
        command.Add(signedOn);
    }

    public DecreeFile Of(Session session) => new(
        import.Path(session),
        session.Get(number),
        session.Get(title),
        session.Get(signedOn),
        import.BadRows(session),
        import.ErrorsPath(session));

    public static int ExitCode(DecreeChanged result) => result.RowsRefused > 0 ? Cli.ExitCode.Problems : Cli.ExitCode.Ok;

    public static void View(Page page, DecreeChanged result)
    {
        var decree = result.Decree;
        if (result.WasKnown)
            page.Good(
                $"{decree.Number} sudah tercatat dari berkas ini: tidak ada yang berubah.",
                $"{decree.Number} stands already from this file: nothing changed.");
        else page.Good(
            $"{decree.Number} tercatat sebagai versi {decree.Version}.", $"{decree.Number} is recorded as version {decree.Version}.");
        page.Pairs(
            ("Nomor", "Reference", decree.Reference),
            ("Judul", "Title", decree.Title),
            ("Mengubah", "Amends", decree.Amends ?? "-"),
            ("Baris dibaca", "Rows read", page.Count(result.RowsRead)),
            ("Baris ditolak", "Rows refused", page.Count(result.RowsRefused)),
            ("Baris lama diakhiri", "Earlier lines ended", page.Count(result.Withdrawals)),
            ("Sidik", "Snapshot", decree.MerkleRoot));
        page.Table(
            [new("Program", "Programme"), Column.Number("Baris", "Lines"), Column.Number("Rupiah per bulan", "Rupiah a month")],
            result.Programmes.Select(lines => (IReadOnlyList<string>)[
                lines.Programme, page.Count(lines.Lines), page.Amount(new(lines.PerMonth)),
            ]),
            [
                "",
                page.Count(result.Programmes.Sum(lines => lines.Lines)),
                page.Amount(new(result.Programmes.Sum(lines => lines.PerMonth))),
            ]);
        if (result.UnknownColumns.Count > 0)
            page.Line($"{page.Word("Kolom yang tidak dibaca", "Columns that were not read")}: {string.Join(", ", result.UnknownColumns)}");
        if (result.ErrorsFile is not null) page.Next("Daftar baris ditolak:", "Refused rows are listed in:", result.ErrorsFile);
        page.Next("Berikutnya:", "Next:", "paseban run build NAME ...");
    }
}
