using Paseban.Assistance.Intake;
using Paseban.Kernel;
using Paseban.Web.Components;

namespace Paseban.Web.Intake;

/// <summary>Which registration is meant, asked only while several are open.</summary>
public static class WaveChoice
{
    /// <summary>Empty unless there are several.</summary>
    public static IReadOnlyList<Choice> Among(IEnumerable<RegistrationWave> open) =>
        open.Select(wave => new Choice(wave.Code, wave.Name)).ToList() is { Count: > 1 } several ? several : [];

    /// <summary>Nothing was chosen.</summary>
    public static Problem Missing(string field) =>
        Problem.Invalid("wave.which", "Several registrations are open.", "Choose one.")
            .InIndonesian("Ada beberapa pendaftaran yang dibuka.", "Pilih salah satu.").At(field);
}
