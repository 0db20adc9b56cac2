using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>The words of targeting.</summary>
internal static class TargetingWords
{
    public static BilingualText Outcome(string outcome) => outcome switch
    {
        "selected" => new("terpilih", "selected"),
        "waiting" => new("daftar tunggu", "waiting list"),
        "elsewhere" => new("menerima bantuan lain", "keeps another benefit"),
        _ => new(outcome, outcome),
    };

    public static BilingualText Standing(string standing) => standing switch
    {
        "open" => new("berjalan", "goes on"),
        "verify" => new("diperiksa lagi", "looked at again"),
        "waiting" => new("menunggu", "waits"),
        "dropped" => new("gugur", "dropped"),
        "withdrawn" => new("dicabut", "withdrawn"),
        _ => new("-", "-"),
    };

    public static BilingualText Reason(ReasonCatalogue reasons, string code) =>
        code.Length == 0 ? new("", "") : reasons.Find(code)?.Text ?? new(code, code);

    public static BilingualText Difference(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Unanswered => new("Belum dijawab kementerian", "No answer from the ministry yet"),
        DifferenceKind.NotEligible => new(
            "Musyawarah menyatakan layak, kementerian tidak", "The kelurahan found them eligible, the ministry did not"),
        DifferenceKind.ToMend => new("Data kependudukan harus diperbaiki dahulu", "Civil data must be mended first"),
        DifferenceKind.DroppedHere => new(
            "Ditetapkan layak, tetapi gugur atau dicabut di sini sejak dikirim", "Determined eligible, but dropped here since"),
        DifferenceKind.WithoutDecile => new("Ditetapkan layak tanpa desil", "Determined eligible without a decile"),
    };

    public static BilingualText Answer(string? status) => status switch
    {
        "layak" => new("layak", "eligible"),
        "tidak_layak" => new("tidak layak", "not eligible"),
        "perbaikan" => new("perbaikan data", "data to be mended"),
        _ => new("-", "-"),
    };
}
