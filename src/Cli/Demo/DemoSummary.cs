using System.Text.Json;

namespace Paseban.Cli.Demo;

/// <summary>One run of the calendar with everything that was paid again for it.</summary>
/// <param name="Recipients">Payments that stand credited, by programme.</param>
/// <param name="Difference">Between decree, instruction and statement, reissues included.</param>
/// <param name="Published">Its figures are the published ones.</param>
internal sealed record DemoRun(
    string Name, DateOnly Date, IReadOnlyDictionary<string, long> Recipients, Rupiah Credited, Rupiah Difference, bool Published);

/// <summary>What <c>summary.json</c> says.</summary>
/// <param name="CreditedTotal">Of the published runs.</param>
/// <param name="Seconds">By kind of step.</param>
/// <param name="PeakMemoryMb">Of the largest process.</param>
/// <param name="Steps">The way of a registration wave, step by step; empty in a scenario without one.</param>
internal sealed record DemoSummary(
    IReadOnlyList<DemoRun> Runs,
    Rupiah CreditedTotal,
    bool LedgerBalanced,
    bool AuditVerified,
    IReadOnlyDictionary<string, decimal> Seconds,
    long PeakMemoryMb,
    IReadOnlyList<DemoStep> Steps)
{
    public void Write(string path)
    {
        File.WriteAllText(path + ".part", JsonSerializer.Serialize(this, JsonOutput.Options) + "\n");
        File.Move(path + ".part", path, overwrite: true);
    }
}

/// <summary>One step of a registration wave.</summary>
/// <param name="Programme">Empty for the steps that are taken for all programmes at once.</param>
/// <param name="Dropped">By reason.</param>
internal sealed record DemoStep(
    string Step, string Programme, long In, long Out, long Verify, long Waiting, IReadOnlyDictionary<string, long> Dropped);

/// <summary>What the page shows beside the summary.</summary>
/// <param name="Cities">Rupiah by city and programme, of all runs.</param>
/// <param name="Misses">Where a run credited something else than the calendar expects.</param>
internal sealed record DemoResult(
    DemoSummary Summary,
    DemoCalendar Calendar,
    IReadOnlyList<CreditedCity> Cities,
    JsonElement TrialBalance,
    JsonElement Audit,
    JsonElement BankBooks,
    IReadOnlyList<string> Misses)
{
    /// <summary>Person-months that the bank's own books show more than once.</summary>
    public long Duplicates => BankBooks.Number("duplicates");

    public bool IsRight =>
        Summary.LedgerBalanced && Summary.AuditVerified && Misses.Count == 0 && Duplicates == 0 && Summary.Runs.All(
            run => run.Difference == Rupiah.Zero);
}

internal sealed record CreditedCity(string City, string Name, IReadOnlyDictionary<string, Rupiah> Programmes);
