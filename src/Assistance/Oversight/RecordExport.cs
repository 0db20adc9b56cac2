namespace Paseban.Assistance.Oversight;

/// <summary>Keeps on record that a list was taken away as a file: by whom, which, how long, with which hash.</summary>
public sealed class RecordExport(Database database)
{
    public async Task RunAsync(string file, long rows, string hash, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        work.Record("list.exported", file, new { rows, hash });
        await work.CommitAsync(ct);
    }
}
