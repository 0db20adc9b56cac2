using Paseban.Assistance.Verification;
using Paseban.Office.Registry;
using Paseban.Rules;
using Paseban.Web.Languages;

namespace Paseban.Office.Verification;

/// <summary>The stored words of visits and findings, as officers read them.</summary>
internal static class VisitWords
{
    public static string Purpose(Speaker say, string purpose) => purpose switch
    {
        "registration" => say["pendaftaran", "registration"],
        "recheck" => say["periksa ulang penerima", "re-check of a recipient"],
        _ => say["jemput bola", "home visit on request"],
    };

    public static string Reason(Speaker say, Law law, string reason) => reason switch
    {
        Visits.Sample => say["contoh acak", "random sample"],
        "ASKED" => say["diminta", "asked for"],
        _ => PersonWords.Reason(say, law, reason),
    };

    public static string State(Speaker say, ProposalState state) => state switch
    {
        ProposalState.AwaitingReply => say["menunggu tanggapan", "awaits a reply"],
        ProposalState.Replied => say["ditanggapi, perlu diputuskan", "replied, to be decided"],
        ProposalState.Escalated => say["lewat waktu, harus diputuskan", "overdue, must be decided"],
        ProposalState.Upheld => say["dibenarkan", "upheld"],
        ProposalState.Dismissed => say["tidak terbukti", "dismissed"],
    };

    public static BilingualText Outcome(VisitOutcome outcome) => outcome switch
    {
        VisitOutcome.Confirmed => new("Sesuai: tinggal di sini dan datanya benar", "Confirmed: lives here and the data agrees"),
        VisitOutcome.Differs => new("Tidak sesuai: datanya berbeda", "Differs: the data does not agree"),
        VisitOutcome.Deceased => new("Meninggal", "Deceased"),
        VisitOutcome.MovedOut => new("Pindah", "Moved away"),
        VisitOutcome.NotFound => new("Tidak ditemukan", "Not found"),
    };

    /// <param name="say">The reader's language.</param>
    /// <param name="written">As papers write it; null before the visit.</param>
    public static string Outcome(Speaker say, string? written) =>
        Visits.ReadOutcome(written ?? "") is { } outcome ? say[Outcome(outcome)] : written ?? "";

    /// <summary>What a question of the checklist asks.</summary>
    public static string Question(Speaker say, ChecklistItem item) => item.Fact is { } fact ? say[fact.Text] : item.Field switch
    {
        Checklist.Outcome => say["Hasil kunjungan", "Outcome of the visit"],
        Checklist.Recommendation => say["Rekomendasi", "Recommendation"],
        Checklist.Latitude => say["Lintang", "Latitude"],
        Checklist.Longitude => say["Bujur", "Longitude"],
        Checklist.Photo => say["Foto", "Photo"],
        _ => say["Catatan", "Note"],
    };

    /// <summary>Whether a photo lies here; papers may name one that stayed with the visitor.</summary>
    public static bool IsKept(string? photo) => photo is { Length: 64 } && photo.All(char.IsAsciiHexDigitLower);

    public static string Answer(Speaker say, ChecklistItem item, string value)
    {
        if (item.Fact is { } fact) return fact.TryRead(value, out var number) ? PersonWords.Value(say, fact, number) : value;
        if (item.Field == Checklist.Outcome) return Outcome(say, value);
        if (item.Field == Checklist.Photo && IsKept(value)) return say["tersimpan", "kept"];
        return value switch
        {
            Checklist.Recommended => say["layak", "eligible"],
            Checklist.NotRecommended => say["tidak layak", "not eligible"],
            _ => value,
        };
    }
}
