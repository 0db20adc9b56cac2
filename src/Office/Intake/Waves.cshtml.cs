using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;

namespace Paseban.Office.Intake;

[Reads(Inquiry.Registration)]
public sealed class WavesModel : OfficePage
{
    public IReadOnlyList<RegistrationWave> Waves { get; private set; } = [];

    public bool MayChange => SeesWholeCity && May(ProcessKind.WaveChanging);

    public async Task OnGetAsync() => Waves = [.. (await new ShowWave(Database).ListAsync(Stop)).Reverse()];

    public string StateOf(RegistrationWave wave) => WaveText.State(Say, wave.StateOn(Today));
}
