using Paseban.Assistance.Matching;

namespace Paseban.Cli.Matching;

/// <summary>What a match run did, as every match command shows it.</summary>
internal static class MatchView
{
    public static void Show(Page page, MatchResult result)
    {
        if (result.Repeated)
        {
            page.Good(
                $"Pemadanan ini sudah dilakukan ({result.Reference}): tidak ada yang berubah.",
                $"This was matched before ({result.Reference}): nothing changed.");
        }
        page.Pairs(
            ("Pemadanan", "Match run", result.Reference),
            ("Gelombang", "Wave", result.Wave),
            ("Baris dibaca", "Rows read", page.Count(result.RowsRead)),
            ("Baris ditolak", "Rows refused", page.Count(result.RowsRefused)),
            ("Baris tentang warga gelombang ini", "Rows about people of the wave", page.Count(result.Found)));
        page.Table(
            [new("Hasil", "Outcome"), new("Alasan", "Reason"), Column.Number("Orang", "People")],
            [
                [page.Word("lolos", "passed"), "", page.Count(result.Passed)],
                .. result.Reasons.Select(row => (IReadOnlyList<string>)[Outcome(page, row.Outcome), row.Reason, page.Count(row.Cases)]),
            ],
            [page.Word("jumlah", "total"), "", page.Count(result.Cases)]);
        if (result.Stopped is { } stopped)
        {
            page.Bad(
                $"Dukcapil berhenti menjawab ({stopped}): {page.Count(result.Remaining)} orang belum ditanyakan.",
                $"The civil registry stopped ({stopped}). Still to ask about: {Plural.Of(result.Remaining, "person", "people")}.");
            page.Next(
                "Lanjutkan, paling cepat besok:", "Go on, tomorrow at the earliest:", $"paseban match civil --wave {result.Wave} ...");
        }
        foreach (var list in result.ErrorFiles) page.Next("Daftar baris ditolak:", "Refused rows are listed in:", list);
        page.Next("Temuannya:", "The findings:", $"paseban match findings --wave {result.Wave}");
    }

    public static string Outcome(Page page, string outcome) => outcome switch
    {
        "dropped" => page.Word("gugur", "dropped"),
        "verify" => page.Word("perlu verifikasi", "to be verified"),
        "reopened" => page.Word("dibuka kembali", "reopened"),
        "waiting" => page.Word("menunggu", "waiting"),
        _ => page.Word("lolos", "passed"),
    };
}
