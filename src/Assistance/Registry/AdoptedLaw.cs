using Paseban.Rules;

namespace Paseban.Assistance.Registry;

/// <summary>Where a law stands among those that were adopted.</summary>
public enum LawStanding
{
    /// <summary>Adopted, and none since.</summary>
    InForce = 1,

    /// <summary>Adopted once; another was adopted since.</summary>
    Superseded = 2,
    NeverAdopted = 3,
}

/// <summary>
/// Decisions rest on the law that was taken into force last, so that they can be explained when the folder has moved on. Its values carry
/// their own dates, so the newest law speaks for the past too.
/// </summary>
public static class AdoptedLaw
{
    /// <summary>What whoever reads a judgement by this law is told beside it; null when it is the law in force.</summary>
    public static BilingualText? Warning(this LawStanding standing) => standing switch
    {
        LawStanding.InForce => null,
        LawStanding.Superseded => new(
            "Perhatian: dinilai menurut aturan lama; sesudahnya sudah ditetapkan aturan yang lebih baru.",
            "Note: judged by an older law; a newer one was adopted since."),
        LawStanding.NeverAdopted => new(
            "Perhatian: dinilai menurut aturan yang belum ditetapkan; tidak ada keputusan yang berdasar padanya.",
            "Note: judged by a law that nobody has adopted; no decision rests on it."),
    };

    internal static async Task<LawStanding> StandingAsync(Reading reading, Law law, CancellationToken ct) =>
        await reading.FindAsync<long?>(
            "select (select count(*) from law_version newer where newer.adopted_at > law.adopted_at) from law_version law "
                + "where law.hash = @Version",
            new { law.Version }, ct) switch
        {
            null => LawStanding.NeverAdopted,
            0 => LawStanding.InForce,
            _ => LawStanding.Superseded,
        };

    internal static async Task<Problem?> CheckAsync(Reading reading, Law law, CancellationToken ct) =>
        await StandingAsync(reading, law, ct) switch
        {
            LawStanding.InForce => null,
            LawStanding.Superseded => Problem.Conflict(
                "law.superseded", $"The law in the folder ({law.Version[..12]}) is not the newest: another was adopted since.",
                "Use the folder of the newest law, or have a Pusdatin officer adopt this one again.")
                .InIndonesian(
                    $"Aturan di server ({law.Version[..12]}) bukan yang terbaru: sesudahnya sudah ditetapkan aturan lain.",
                    "Pakai aturan yang terbaru, atau minta petugas Pusdatin menetapkan yang ini lagi.")
                .AtCommandLine("Adopt it again: paseban law adopt"),
            LawStanding.NeverAdopted => Problem.Conflict(
                "law.not-adopted", $"The law in the folder ({law.Version[..12]}) has not been adopted.",
                "A Pusdatin officer adopts it first.")
                .InIndonesian(
                    $"Aturan di server ({law.Version[..12]}) belum ditetapkan.",
                    "Petugas Pusdatin menetapkannya lebih dahulu.")
                .AtCommandLine("Adopt it: paseban law adopt"),
        };
}
