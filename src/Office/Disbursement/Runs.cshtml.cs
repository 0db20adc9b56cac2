using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Oversight;
using Paseban.Office.Home;
using Paseban.Rules;

namespace Paseban.Office.Disbursement;

/// <summary>All runs, the newest first: a few dozen a year.</summary>
[Reads(Inquiry.Runs)]
public sealed class RunsModel(Law law) : WebPage
{
    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Year { get; set; }

    /// <summary>A kind of work that only the runs that wait for it are listed of.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Waits { get; set; }

    public IReadOnlyList<Run> Runs { get; private set; } = [];

    public IReadOnlyList<Choice> Stages =>
        [.. Enum.GetValues<RunState>().Select(state => new Choice(state.ToString(), Say[RunWords.State(state)]))];

    public IReadOnlyList<Choice> Years { get; private set; } = [];

    public IReadOnlyList<Choice> Works => [.. RunsWaiting.Kinds.Select(kind => new Choice(kind.ToString(), Say[HomeWork.Words(kind)]))];

    public bool MayBuild => Rights.Refusal(Actor, ProcessKind.RunBuilding) is null;

    public bool MaySeeExceptions => Rights.Refusal(Actor, Inquiry.BankExceptions) is null;

    public async Task OnGetAsync()
    {
        await using var reading = await Database.ReadAsync(Stop);
        var all = await Run.ListAsync(reading, Stop);
        Years = [.. all.Select(run => run.FiscalYear.ToString(CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal)
            .Select(year => new Choice(year, year))];
        var listed = Enum.TryParse<Waiting>(Waits, out var kind) && RunsWaiting.Kinds.Contains(kind)
            ? await new RunsWaiting(Database, law).ListAsync(kind, Actor, Today, Stop)
            : all;
        Runs = [.. listed.Where(run =>
            (string.IsNullOrEmpty(Stage) || run.State.ToString() == Stage)
            && (string.IsNullOrEmpty(Year) || run.FiscalYear.ToString(CultureInfo.InvariantCulture) == Year))];
    }
}
