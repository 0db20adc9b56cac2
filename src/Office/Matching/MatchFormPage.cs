using Microsoft.AspNetCore.Http;
using Paseban.Assistance.Matching;
using Paseban.Office.Imports;

namespace Paseban.Office.Matching;

/// <summary>
/// A page that starts a match run of a wave. Runs concern everybody of the wave, so they are for who sees the whole city.
/// </summary>
public abstract class MatchFormPage(Uploads uploads) : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string Wave { get; set; } = "";

    /// <summary>The month that extracts describe: yyyy-MM.</summary>
    [BindProperty]
    public string Vintage { get; set; } = "";

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    public string Back => $"/matching?wave={Uri.EscapeDataString(Wave ?? "")}";

    /// <summary>Null where the page can be shown.</summary>
    protected async Task<IActionResult?> PrepareAsync()
    {
        if (WholeCityOnly() is { } refused) return refused;
        Waves = (await WaveChoices.ReadAsync(Database, Stop)).All;
        return null;
    }

    /// <summary>Null where a known wave was chosen.</summary>
    protected Problem? WaveProblem() => Waves.Any(choice => choice.Value == Wave)
        ? null
        : Problem.Invalid("wave.unknown", "There is no such wave.", "Choose one.").InIndonesian("Gelombang ini tidak ada.", "Pilih satu.")
            .At(nameof(Wave));

    /// <summary>Keeps the extracts that were sent and asks for a run with them.</summary>
    protected async Task<IActionResult> MatchAsync(
        MatchKind kind, IReadOnlyList<(MatchRegister Register, IFormFile? File, string Field)> sent, ProcessKind process)
    {
        var problems = new List<Problem>();
        if (WaveProblem() is { } wave) problems.Add(wave);
        if (!string.IsNullOrWhiteSpace(Vintage) && !Month.TryParse(Vintage.Trim(), out _))
        {
            problems.Add(Problem.Invalid("match.vintage", "A month is written 2021-05.", "")
                .InIndonesian("Tulis bulan seperti 2021-05.", "").At(nameof(Vintage)));
        }
        if (problems.Count > 0) return Refuse(problems);
        var files = new List<ExtractAsked>();
        foreach (var (register, file, field) in sent)
        {
            var kept = await uploads.KeepAsync(file, field, new { register = register.Code() }, Actor, Stop);
            if (!kept.Succeeded) return Refuse(kept.Problems);
            files.Add(new(register.Code(), kept.Value.Id));
        }
        return await StartJobAsync(
            MatchJobs.Extracts, $"{Wave} {kind.Code()}", new ExtractsAsked(Wave, kind.Code(), files, Vintage.Trim()), process);
    }
}
