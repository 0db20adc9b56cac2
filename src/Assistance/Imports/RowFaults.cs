namespace Paseban.Assistance.Imports;

/// <summary>
/// The bad rows of a file whose good rows are staged in a table with their line: the first fault of a row takes it out, so that
/// later checks judge only what can still land.
/// </summary>
internal sealed class RowFaults(UnitOfWork work, string staged)
{
    private readonly List<RowProblem> problems = [];
    private readonly List<long> lines = [];

    /// <summary>The first fault found; null when there is none.</summary>
    public RowProblem? First => problems.FirstOrDefault();

    /// <summary>A row that never came to the staging table.</summary>
    public void AddUnread(RowProblem problem) => problems.Add(problem);

    /// <summary>A staged row; it is taken out by the next <see cref="RemoveAsync"/>.</summary>
    public void Add(RowProblem problem)
    {
        problems.Add(problem);
        lines.Add(problem.Line);
    }

    /// <summary>A staged row that is at fault as a whole.</summary>
    public void Add(long line, BilingualText reason, BilingualText remedy) => Add(RowProblem.OfRow(line, reason, remedy));

    /// <summary>Takes the rows added since the last call out of the staging table and says how many there were.</summary>
    public async Task<int> RemoveAsync(CancellationToken ct)
    {
        if (lines.Count == 0) return 0;
        await work.TemporaryAsync("refused", "line bigint not null", ct);
        await using (var bulk = work.Bulk("temp_refused", "line"))
        {
            foreach (var line in lines) bulk.Add(line).EndRow();
            await bulk.CompleteAsync(ct);
        }
        await work.ExecuteAsync($"delete from {staged} where line in (select line from temp_refused)", ct: ct);
        var removed = lines.Count;
        lines.Clear();
        return removed;
    }

    /// <summary>Lists the faults in the order of the file.</summary>
    public void WriteTo(ErrorsFile errors)
    {
        foreach (var problem in problems.OrderBy(problem => problem.Line)) errors.Add(problem);
        problems.Clear();
    }
}
