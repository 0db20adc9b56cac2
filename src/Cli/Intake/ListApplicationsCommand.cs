using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal sealed class ListApplicationsCommand : SessionCommand
{
    private readonly Option<string?> wave = WaveCommands.Optional("Only of this wave.");
    private readonly Option<string?> state = new("--state") { HelpName = "draft|submitted|withdrawn", Description = "Only in this state." };
    private readonly Option<AreaCode?> area = Operand.OptionalValue<AreaCode>("--area", "CODE", "Only in this area, of any level.");
    private readonly Option<string?> after = new("--after") { HelpName = "REF", Description = "The next page, as the page before says." };
    private readonly Option<int> most = Operand.Count("--most", "So many at a time.", 50);

    public ListApplicationsCommand() : base(
        Access.ToAsk(Inquiry.Applications),
        "list",
        "Applications page by page, nobody's name among them. Citizens get their own.",
        "paseban application list --wave FMOTM-2021 --state submitted",
        "paseban application list --area 31.71.03.1002 --most 200")
    {
        state.AcceptOnlyFromAmong("draft", "submitted", "withdrawn");
        Add(wave);
        Add(state);
        Add(area);
        Add(after);
        Add(most);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var request = new ListApplicationsRequest(
            session.Get(wave),
            session.Get(state) is { } word ? ApplicationWords.StateOf(word) : null,
            session.Get(area),
            session.Get(after),
            Math.Min(session.Get(most), 1000));
        return session.Finish(await new ListApplications(session.Database).RunAsync(request, session.Actor, ct), View);
    }

    private static void View(Page page, ApplicationsListed listed)
    {
        page.Table(
            [
                new("Nomor", "Reference"),
                new("Gelombang", "Wave"),
                new("Pintu", "Door"),
                new("Keadaan", "State"),
                new("Kelurahan", "Kelurahan"),
                Column.Number("Anggota", "Members"),
                Column.Number("Berjalan", "Under way"),
                new("Dimulai", "Begun"),
            ],
            listed.Applications.Select(application => (IReadOnlyList<string>)[
                application.Reference,
                application.Wave ?? "-",
                application.Door.Text().In(page.Wording.Operator),
                application.State.Text().In(page.Wording.Operator),
                application.Area ?? "-",
                page.Count(application.Members),
                page.Count(application.Open),
                Page.Date(application.BegunAt),
            ]));
        if (listed.After is not null) page.Next("Selanjutnya:", "More:", $"--after {listed.After}");
    }
}
