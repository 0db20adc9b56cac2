using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

/// <summary>All runs, the newest first: a few dozen a year.</summary>
[Reads(Inquiry.Runs)]
public sealed class RunsModel : WebPage
{
    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Year { get; set; }

    public IReadOnlyList<Run> Runs { get; private set; } = [];

    public IReadOnlyList<Choice> Stages =>
        [.. Enum.GetValues<RunState>().Select(state => new Choice(state.ToString(), Say[RunWords.State(state)]))];

    public IReadOnlyList<Choice> Years { get; private set; } = [];

    public bool MayBuild => Rights.Refusal(Actor, ProcessKind.RunBuilding) is null;

    public bool MaySeeExceptions => Rights.Refusal(Actor, Inquiry.BankExceptions) is null;

    public async Task OnGetAsync()
    {
        await using var reading = await Database.ReadAsync(Stop);
        var all = await Run.ListAsync(reading, Stop);
        Years = [.. all.Select(run => run.FiscalYear.ToString(CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal)
            .Select(year => new Choice(year, year))];
        Runs = [.. all.Where(run =>
            (string.IsNullOrEmpty(Stage) || run.State.ToString() == Stage)
            && (string.IsNullOrEmpty(Year) || run.FiscalYear.ToString(CultureInfo.InvariantCulture) == Year))];
    }
}
