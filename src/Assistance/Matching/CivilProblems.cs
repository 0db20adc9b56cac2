namespace Paseban.Assistance.Matching;

/// <summary>What to do when the civil registry answered nothing at all.</summary>
internal static class CivilProblems
{
    public static Problem Of(CivilRefusal refusal, CivilRegistryAccess access) => refusal switch
    {
        CivilRefusal.QuotaExhausted => Problem.Conflict(
            "civil.quota", "The civil registry's quota of today is used up.",
            "Start it again tomorrow: it goes on where it stopped.")
            .InIndonesian(
                "Jatah pertanyaan ke Dukcapil hari ini sudah habis.",
                "Jalankan lagi besok; pekerjaan dilanjutkan dari tempat berhenti."),
        CivilRefusal.LoginFailed => Problem.Forbidden(
            "civil.login", $"The civil registry refuses the login of {access.User}.",
            "The administrators check the user and its password with the registry.")
            .InIndonesian(
                $"Dukcapil menolak pengguna {access.User}.",
                "Minta pengelola sistem memeriksa pengguna dan kata sandinya dengan Dukcapil.")
            .AtCommandLine("Set PASEBAN_CIVIL_USER and PASEBAN_CIVIL_PASSWORD."),
        CivilRefusal.AddressRefused => Problem.Forbidden(
            "civil.address", "The civil registry does not know the address that we call from.",
            "The administrators have the address registered there.")
            .InIndonesian("Dukcapil tidak mengenal alamat server ini.", "Minta pengelola sistem mendaftarkan alamatnya di Dukcapil.")
            .AtCommandLine("Set PASEBAN_CIVIL_ADDRESS to the registered address."),
        CivilRefusal.Unreachable => Problem.NotFound(
            "civil.unreachable", $"The civil registry at {access.Url} gives no usable answer.",
            "Check the network and start it again: it goes on where it stopped.")
            .InIndonesian(
                $"Layanan Dukcapil di {access.Url} tidak memberi jawaban yang dapat dipakai.",
                "Periksa jaringan, lalu jalankan lagi; pekerjaan dilanjutkan dari tempat berhenti.")
            .AtCommandLine("Check --service."),
    };
}
