using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;
using Paseban.Kernel;
using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Office.Intake;

[Reads(Inquiry.Registration)]
public sealed class WavesModel : WebPage
{
    public IReadOnlyList<RegistrationWave> Waves { get; private set; } = [];

    public bool MayChange => Rights.Refusal(Actor, ProcessKind.WaveChanging) is null;

    public async Task OnGetAsync() => Waves = [.. (await new ShowWave(Database).ListAsync(Stop)).Reverse()];

    public string StateOf(RegistrationWave wave) => WaveText.State(Say, wave.StateOn(Today));
}
