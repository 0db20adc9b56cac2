using System.Diagnostics;
using System.Text.Json;

namespace Paseban.Cli.Demo;

/// <summary>Looks at what the demo has left, through the ordinary commands and the bank's own books.</summary>
internal sealed class DemoFindings(DemoOffice office, SandboxWorld bank, DemoCalendar calendar, DemoState state, DemoLog log)
{
    public async Task<DemoResult> LookAsync(CancellationToken ct)
    {
        var statuses = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var differences = new Dictionary<string, Rupiah>(StringComparer.Ordinal);
        foreach (var run in state.Runs)
        {
            statuses[run.Name] = await office.GiveAsync(Role.Auditor, ct, "run", "status", run.Name);
            differences[run.Name] = (await office.GiveAsync(Role.Treasurer, ct, "run", "reconcile", run.Name)).Rupiah("difference");
        }
        var balance = await log.StepAsync("ledger", "ledger trial-balance", office.Now, () => office.LookAsync(
            Role.Auditor,
            ct,
            "ledger",
            "trial-balance"), result => result.GetProperty("is_balanced").GetBoolean() ? "balanced" : "NOT balanced");
        var audit = await log.StepAsync("audit verify", "audit verify", office.Now, () => office.LookAsync(
            Role.Auditor,
            ct,
            "audit",
            "verify"), result => $"{result.Number("events")} events, {result.Number("rows"):N0} rows vouched for");
        var books = await bank.BooksAsync(ct);

        var runs = calendar.Runs.Select(step => Played(step, statuses, differences)).ToList();
        var misses = calendar.Runs.Zip(runs).SelectMany(pair => Misses(pair.First, pair.Second)).ToList();
        var wave = calendar.Steps.Select(step => step.WordOrNull("wave")).OfType<string>().FirstOrDefault();
        var funnel = wave is null ? [] : await FunnelAsync(wave, ct);
        return new DemoResult(Summary(runs, balance, audit, funnel), calendar, Cities(statuses.Values), balance, audit, books, misses);
    }

    private async Task<List<DemoStep>> FunnelAsync(string wave, CancellationToken ct)
    {
        var shown = await office.GiveAsync(Role.Auditor, ct, "wave", "show", wave);
        return [.. shown.Items("steps").Select(Step)];
    }

    private static DemoStep Step(JsonElement step) => new(
        step.Text("step"), step.Text("programme"), step.Number("in"), step.Number("out"), step.Number("verify"), step.Number("waiting"),
        step.Items("reasons").Where(reason => reason.Text("outcome") == "dropped")
            .ToDictionary(reason => reason.Text("code"), reason => reason.Number("cases"), StringComparer.Ordinal));

    private DemoSummary Summary(IReadOnlyList<DemoRun> runs, JsonElement balance, JsonElement audit, IReadOnlyList<DemoStep> steps)
    {
        bank.NotePeak();
        using var own = Process.GetCurrentProcess();
        var peak = Math.Max(state.PeakMemory, Math.Max(bank.PeakMemory, own.PeakWorkingSet64));
        var seconds = state.Milliseconds.ToDictionary(kind => kind.Key, kind => kind.Value / 1000m, StringComparer.Ordinal);
        seconds["total"] = state.Milliseconds.Values.Sum() / 1000m;
        return new DemoSummary(
            runs,
            runs.Where(run => run.Published).Select(run => run.Credited).Total(),
            balance.GetProperty("is_balanced").GetBoolean(),
            audit.GetProperty("verified").GetBoolean(),
            seconds,
            peak >> 20,
            steps);
    }

    /// <summary>A run of the calendar together with its reissues.</summary>
    private DemoRun Played(CalendarStep step, Dictionary<string, JsonElement> statuses, Dictionary<string, Rupiah> differences)
    {
        var family = state.Runs.Where(run => run.Top == step.Run).Select(run => run.Name).ToList();
        var cities = family.SelectMany(name => statuses[name].Items("cities")).ToList();
        var recipients = cities.GroupBy(city => city.Text("programme"), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(city => city.Number("payments")), StringComparer.Ordinal);
        return new DemoRun(
            step.Run!,
            step.ValueDate,
            (step.Programmes ?? []).ToDictionary(code => code, code => recipients.GetValueOrDefault(code), StringComparer.Ordinal),
            cities.Select(city => city.Rupiah("amount")).Total(),
            family.Select(name => differences[name]).Total(),
            step.Published);
    }

    private static IEnumerable<string> Misses(CalendarStep step, DemoRun run)
    {
        if (step.Expected is not { } expected) yield break;
        if (expected.Credited != run.Credited.Amount)
            yield return Said($"{run.Name}: {run.Credited} credited, {new Rupiah(expected.Credited)} expected");
        foreach (var (programme, count) in expected.Recipients)
        {
            var paid = run.Recipients.GetValueOrDefault(programme);
            if (paid != count) yield return Said($"{run.Name}: {paid:N0} {programme} paid, {count:N0} expected");
        }

        static string Said(EnglishText text) => text.ToString();
    }

    private static List<CreditedCity> Cities(IEnumerable<JsonElement> statuses) =>
    [
        .. statuses.SelectMany(status => status.Items("cities"))
            .GroupBy(city => (Code: city.Text("city"), Name: city.Text("name")))
            .OrderBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => new CreditedCity(
                group.Key.Code,
                group.Key.Name,
                group.GroupBy(city => city.Text("programme"), StringComparer.Ordinal)
                    .ToDictionary(part => part.Key, part => part.Select(city => city.Rupiah("amount")).Total(), StringComparer.Ordinal))),
    ];
}
