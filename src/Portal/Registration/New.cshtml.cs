using Paseban.Assistance.Intake;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Intake;

namespace Paseban.Portal.Registration;

/// <summary>A new application: what is needed, and the button that begins a draft.</summary>
[Does(ProcessKind.ApplicationEditing)]
public sealed class NewModel(KeyRing keys, Law law) : WebPage
{
    /// <summary>Asked only while several waves are open.</summary>
    [BindProperty]
    public string? Wave { get; set; }

    public IReadOnlyList<RegistrationWave> Waves { get; private set; } = [];

    public IReadOnlyList<Choice> Choices => WaveChoice.Among(Waves.Where(wave => wave.StateOn(Today) == WaveState.Open));

    public async Task OnGetAsync() => Waves = await new ShowWave(Database).AheadAsync(Today, Stop);

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (Choices.Count > 0 && string.IsNullOrEmpty(Wave)) return Refuse([WaveChoice.Missing(nameof(Wave))]);
        var begun = await new BeginApplication(Database, keys, law).RunAsync(
            new(FormFields.New().Json, ApplicationDoor.Citizen, string.IsNullOrEmpty(Wave) ? null : Wave),
            Process(ProcessKind.ApplicationEditing), Stop);
        if (!begun.Succeeded) return Refuse(begun.Problems);
        return Redirect(RegistrationLinks.Question(begun.Value.Reference, Slugs.First));
    }
}
