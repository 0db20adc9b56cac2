using Paseban.Rules;

namespace Paseban.Assistance.Registry;

/// <summary>Decisions rest on a law that was taken into force, so that they can be explained when the folder has moved on.</summary>
internal static class AdoptedLaw
{
    public static async Task<Problem?> CheckAsync(Reading reading, Law law, CancellationToken ct) =>
        await reading.SingleAsync<long>("select count(*) from law_version where hash = @Version", new { law.Version }, ct) > 0
            ? null
            : Problem.Conflict(
                "law.not-adopted", $"The law in the folder ({law.Version[..12]}) has not been adopted.",
                "A Pusdatin officer adopts it first.")
                .InIndonesian(
                    $"Aturan di server ({law.Version[..12]}) belum ditetapkan.",
                    "Petugas Pusdatin menetapkannya lebih dahulu.")
                .AtCommandLine("Adopt it: paseban law adopt");
}
