using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal sealed class ListWavesCommand() : SessionCommand(
    Access.ToAsk(Inquiry.Applications), "list", "Every wave with its days and where it stands today.", "paseban wave list")
{
    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Show(
            await new ShowWave(session.Database).ListAsync(ct), (page, waves) => WaveCommands.Table(page, waves, session.Today));
}
