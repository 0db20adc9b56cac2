using System.Globalization;
using System.Text.Json;

namespace Paseban.Cli.Demo;

/// <summary>
/// Follows the calendar day by day: steps when they are due, the bank every evening, and every weekday morning whatever an open run still
/// needs, until each is closed.
/// </summary>
internal sealed class DemoPlay(DemoOffice office, SandboxWorld bank, DemoCalendar calendar, DemoPlace place, DemoState state, DemoLog log)
{
    /// <summary>Returns come up to four business days after the value date; one more day for a file that comes late.</summary>
    private const int DaysForReturns = 5;

    /// <summary>A run that is not closed by then never will be.</summary>
    private const int LongestWaitDays = 60;

    private static readonly TimeSpan Morning = new(8, 30, 0);
    private static readonly TimeSpan Evening = new(18, 30, 0);

    private readonly RunActs acts = new(office, bank, log);
    private readonly RegistrationActs registration = new(office, bank, calendar, place, state, log);

    private IEnumerable<PlayedRun> Open => state.Runs.Where(run => !run.Closed);

    public async Task RunAsync(CancellationToken ct)
    {
        while (state.StepsDone < calendar.Steps.Count)
        {
            var step = calendar.Steps[state.StepsDone];
            await PassTimeAsync(step.At, ct);
            if (step.Do == "year-close") await WaitForCloseAsync(ct);
            await TakeAsync(step, ct);
            state.StepsDone++;
            Save();
        }
        await WaitForCloseAsync(ct);
    }

    /// <summary>Lets days go by; they are only lived through one by one while a run is open.</summary>
    private async Task PassTimeAsync(DateTimeOffset until, CancellationToken ct)
    {
        while (Open.Any() && NextTick() is var next && next <= until) await TickAsync(next, ct);
        if (office.Now < until) office.Now = until;
        Save();
    }

    /// <summary>A year closes when its runs are closed and the bank's last statement of the year is in.</summary>
    private async Task WaitForCloseAsync(CancellationToken ct)
    {
        var last = office.Now.AddDays(LongestWaitDays);
        while (Open.Any())
        {
            await TickAsync(NextTick(), ct);
            if (office.Now > last)
                throw DemoFailure.Of(
                    "demo.open-runs", $"Still open: {string.Join(", ", Open.Select(run => run.Name))}.", "See paseban run status.");
        }
        if (state.StepsDone == calendar.Steps.Count) return;
        if (office.Now.ToOffset(ProcessContext.Jakarta).TimeOfDay < Evening) await TickAsync(NextTick(), ct);
        // Once more, for a statement that comes late.
        office.Now = office.Now.AddMinutes(30);
        await BankAsync(ct);
    }

    private DateTimeOffset NextTick()
    {
        var now = office.Now.ToOffset(ProcessContext.Jakarta);
        var day = new DateTimeOffset(now.Date, ProcessContext.Jakarta);
        return now.TimeOfDay < Morning ? day + Morning : now.TimeOfDay < Evening ? day + Evening : day.AddDays(1) + Morning;
    }

    private async Task TickAsync(DateTimeOffset at, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        office.Now = at;
        if (at.TimeOfDay == Evening) await BankAsync(ct);
        else if (at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) await TendAsync(ct);
        Save();
    }

    /// <summary>The bank does its day; then its files and the accounts it corrected are taken in.</summary>
    private async Task BankAsync(CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        await bank.SetClockAsync(office.Now, ct);
        log.Add("sandbox bank", (long)TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
        await log.StepAsync("receive", "bank receive", office.Now, async () => await office.LookAsync(
            Role.BankLiaison, ct, "bank", "receive"), Received);
        if (await bank.CorrectionsAsync(state.Corrections, ct) is not { } corrections) return;
        Directory.CreateDirectory(place.Corrections);
        var file = Path.Combine(
            place.Corrections, string.Create(CultureInfo.InvariantCulture, $"corrections-{corrections.Last:000000}.csv"));
        await File.WriteAllTextAsync(file, corrections.Csv, ct);
        await log.StepAsync("import-accounts", "import accounts (corrected)", office.Now, async () => await office.GiveAsync(
            Role.PusdatinOfficer, ct, "import", "accounts", file), ImportedAccounts);
        state.Corrections = corrections.Last;
    }

    /// <summary>What every open run needs this morning: its missing acts, a reissue of what came back, or its close.</summary>
    private async Task TendAsync(CancellationToken ct)
    {
        // A reissue that a kill cut short comes before its parent, which would otherwise be reissued or closed without it.
        foreach (var run in Open.OrderBy(run => run.Parent is null).ToList())
        {
            if (run.Parent is not null && await acts.FindAsync(run.Name, ct) is null)
            {
                await BeginReissueAsync(run, ct);
                continue;
            }
            var status = await acts.StatusAsync(run.Name, ct);
            var states = status.Items("states").ToDictionary(
                item => item.Text("state"), item => item.Number("payments"), StringComparer.Ordinal);
            if (status.GetProperty("run").Text("state") is "built" or "checked" or "approved")
            {
                await acts.BringToBankAsync(run.Name, [], ct);
                continue;
            }
            var cameBack = states.GetValueOrDefault("rejected") + states.GetValueOrDefault("returned");
            if (states.ContainsKey("instructed") || !IsRipe(run)) continue;
            if (cameBack > 0) await ReissueAsync(run, ct);
            else await CloseAsync(run, ct);
        }
    }

    /// <summary>Whether all that can come back has come; a reissue goes to corrected accounts and waits for nothing.</summary>
    private bool IsRipe(PlayedRun run)
    {
        var day = run.ValueDate;
        for (var left = run.Parent is null ? DaysForReturns : 0; left > 0;)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }
        return Today > day;
    }

    /// <summary>Kept before it is built: a demo that is killed in between knows what it began.</summary>
    private async Task ReissueAsync(PlayedRun run, CancellationToken ct)
    {
        var number = state.Runs.Count(other => other.Parent == run.Name) + 1;
        var name = string.Create(CultureInfo.InvariantCulture, $"{run.Name}-R{number}");
        state.Runs.Add(new PlayedRun(name, run.Top, run.Name, Today, Closed: false));
        Save();
        await BeginReissueAsync(state.Runs[^1], ct);
    }

    private async Task BeginReissueAsync(PlayedRun reissue, CancellationToken ct)
    {
        if (reissue.ValueDate < Today) Keep(reissue, reissue with { ValueDate = Today });
        await acts.BringToBankAsync(
            reissue.Name, ["run", "reissue", reissue.Name, "--of", reissue.Parent!, "--value-date", Today.Iso], ct);
    }

    private void Keep(PlayedRun old, PlayedRun changed)
    {
        state.Runs[state.Runs.IndexOf(old)] = changed;
        Save();
    }

    private Task<JsonElement> CloseAsync(PlayedRun run, CancellationToken ct) =>
        log.StepAsync("reconcile and close", $"{run.Name} reconcile, close", office.Now, async () =>
    {
        var sides = await office.LookAsync(Role.Treasurer, ct, "run", "reconcile", run.Name);
        if (sides.GetProperty("run").Text("state") == "reconciled")
            sides = await office.GiveAsync(Role.Treasurer, ct, "run", "close", run.Name);
        if (sides.GetProperty("run").Text("state") == "closed")
            Keep(run, run with { Closed = true });
        return sides;
    }, sides => $"{sides.GetProperty("run").Text("state")}, {sides.Rupiah("credited")} credited, difference {sides.Rupiah("difference")}");

    private async Task TakeAsync(CalendarStep step, CancellationToken ct)
    {
        await bank.SetClockAsync(office.Now, ct);
        if (step.Do == "run")
        {
            if (state.Runs.All(run => run.Name != step.Run))
                state.Runs.Add(new PlayedRun(step.Run!, step.Run!, null, step.ValueDate, Closed: false));
            await acts.BringToBankAsync(step.Run!, BuildWords(step), ct);
            return;
        }
        if (RegistrationActs.Knows(step.Do))
        {
            await registration.TakeAsync(step, ct);
            return;
        }
        var (role, words, outcome) = Command(step);
        await log.StepAsync(step.Do, step.Name, office.Now, async () => await office.GiveAsync(role, ct, words), outcome);
    }

    private static string[] BuildWords(CalendarStep step) =>
    [
        "run",
        "build",
        step.Run!,
        "--programme",
        string.Join(',', step.Programmes!),
        "--months",
        step.Months!,
        "--value-date",
        step.ValueDate.Iso,
        .. step.Cohort is { } cohort ? (string[])["--cohort", cohort] : [],
    ];

    private (Role Role, string[] Words, Func<JsonElement, string> Outcome) Command(CalendarStep step)
    {
        var file = step.File is null ? "" : Path.Combine(place.World, step.File);
        string[] decree = [file, "--number", step.Number ?? "", "--title", step.Title ?? "", "--signed-on", step.SignedOn ?? ""];
        return step.Do switch
        {
            "import-persons" => (Role.PusdatinOfficer, ["import", "persons", file], ImportedPersons),
            "import-accounts" => (Role.PusdatinOfficer, ["import", "accounts", file], ImportedAccounts),
            "decree-import" => (Role.PusdatinOfficer, ["decree", "import", .. decree], Decree),
            "decree-amend" => (Role.PusdatinOfficer, ["decree", "amend", .. decree, "--amends", step.Amends ?? ""], Decree),
            "recipients" => (Role.PusdatinOfficer, ["recipient", "import", file], result => $"{result.Number("recorded"):N0} events"),
            "budget" => (Role.Treasurer, BudgetWords(step), result => $"{result.Text("programme")} {result.Rupiah("ceiling")}"),
            "year-close" => (Role.Treasurer, ["year", "close", step.Year.ToString(CultureInfo.InvariantCulture)],
                result => $"result {result.Rupiah("result")}, due to the treasury {result.Rupiah("refund_due")}"),
            _ =>
                throw DemoFailure.Of(
                    "demo.calendar",
                    $"The calendar asks for '{step.Do}', which the demo does not know.",
                    "Use the sandbox of this version."),
        };
    }

    private string[] BudgetWords(CalendarStep step) =>
    [
        "budget", "record", "--year", calendar.FiscalYear.ToString(CultureInfo.InvariantCulture), "--programme", step.Programme!,
        "--dpa", step.Dpa!, "--ceiling", step.Ceiling.ToString(CultureInfo.InvariantCulture),
    ];

    private static string ImportedPersons(JsonElement result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Number("created"):N0} new, {result.Number("updated"):N0} changed, {result.Number("unchanged"):N0} as before");

    private static string ImportedAccounts(JsonElement result) => string.Create(
        CultureInfo.InvariantCulture, $"{result.Number("created"):N0} new, {result.Number("changed"):N0} changed");

    private static string Decree(JsonElement result) => string.Create(
        CultureInfo.InvariantCulture, $"{result.GetProperty("decree").Number("lines"):N0} lines, {result.Number("withdrawals"):N0} ended");

    private static string Received(JsonElement files)
    {
        var outcomes = files.EnumerateArray().CountBy(file => file.Text("outcome")).OrderBy(count => count.Key, StringComparer.Ordinal);
        return string.Join(", ", outcomes.Select(count => $"{count.Value} {count.Key}"));
    }

    private DateOnly Today => DateOnly.FromDateTime(office.Now.ToOffset(ProcessContext.Jakarta).DateTime);

    private void Save()
    {
        state.Now = office.Now;
        bank.NotePeak();
        state.PeakMemory = Math.Max(state.PeakMemory, bank.PeakMemory);
        state.Save(place.State);
    }
}
