using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Jobs;
using Paseban.Assistance.Oversight;
using Paseban.Office.Jobs;
using Paseban.Storage;
using static Paseban.Office.Jobs.JobWords;

namespace Paseban.Office.Exports;

/// <param name="Page">Some rows.</param>
/// <param name="After">Where the next begin; null at the end.</param>
/// <param name="Total">How many there are in all, said with the first page; null where the list does not count so far.</param>
internal sealed record FileRows(IReadOnlyList<IReadOnlyList<string>> Page, object? After, long? Total);

/// <summary>A list written into a file page by page, and kept on record when it is whole.</summary>
internal static class ListFile
{
    /// <summary>How many rows a list is asked for at once.</summary>
    public const int RowsAtOnce = 5_000;

    public static async Task<Outcome<JobDone>> WriteAsync(
        JobAtWork job, string fileName, IReadOnlyList<string> header, Func<object?, Task<Outcome<FileRows>>> next)
    {
        var created = TableWriter.Create(job.Services.GetRequiredService<KeptFiles>().Prepare(job.Job, fileName), header);
        if (!created.Succeeded) return created.Problems.ToArray();
        using var table = created.Value;
        object? after = null;
        long? total = null;
        do
        {
            job.Stop.ThrowIfCancellationRequested();
            var rows = await next(after);
            if (!rows.Succeeded) return rows.Problems.ToArray();
            foreach (var row in rows.Value.Page) table.Add(row);
            if (after is null) total = rows.Value.Total;
            after = rows.Value.After;
            job.Progress.Report(new(new("Menulis baris", "Writing rows"), table.Rows, total));
        }
        while (after is not null);
        var hash = await table.CompleteAsync(job.Stop);
        await new RecordExport(job.Database).RunAsync(fileName, table.Rows, hash, job.Context, job.Stop);
        table.Publish();
        return new JobDone(
            Said($"{table.Rows:N0} baris siap diunduh.", $"{Plural.Of(table.Rows, "row is", "rows are")} ready to be fetched."),
            KeptFiles.AddressOf(job.Job));
    }

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The city as the asker sees it: a file holds no more than the page.</summary>
    public static Database Seen(JobAtWork job) => job.Database.Within(AreaScope.Of(job.Actor));
}
