using Paseban.Assistance.Matching;

namespace Paseban.Office.Matching;

/// <summary>
/// How the civil registry is asked: from the environment of the program, as for the command line, so that no page and no table has a
/// password.
/// </summary>
internal static class CivilService
{
    public static Problem Missing { get; } = Problem.Conflict(
        "civil.service", "How the civil registry is asked was not set up on this server.",
        "Set PASEBAN_CIVIL_URL (https), PASEBAN_CIVIL_USER and PASEBAN_CIVIL_PASSWORD, or send an extract.")
        .InIndonesian(
            "Layanan Dukcapil belum disiapkan di server ini.",
            "Siapkan PASEBAN_CIVIL_URL (https), PASEBAN_CIVIL_USER, dan PASEBAN_CIVIL_PASSWORD, atau kirim ekstrak.");

    /// <summary>Null when it is not set up, or would go over a network in the clear.</summary>
    public static CivilRegistryAccess? Find()
    {
        if (!Uri.TryCreate(Of("PASEBAN_CIVIL_URL"), UriKind.Absolute, out var url)) return null;
        if (url.Scheme != "https" && !(url.Scheme == "http" && url.IsLoopback)) return null;
        return (Of("PASEBAN_CIVIL_USER"), Of("PASEBAN_CIVIL_PASSWORD")) is ({ Length: > 0 } user, { Length: > 0 } password)
            ? new(url, user, password, Of("PASEBAN_CIVIL_ADDRESS") is { Length: > 0 } own ? own : "127.0.0.1")
            : null;
    }

    private static string? Of(string name) => Environment.GetEnvironmentVariable(name);
}
