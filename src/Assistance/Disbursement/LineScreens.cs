namespace Paseban.Assistance.Disbursement;

/// <summary>A reason to park a line of a bank message instead of booking it.</summary>
/// <param name="When">SQL over the line <c>l</c> and its payment <c>p</c>, whose columns are null where there is none.</param>
/// <param name="Detail">The reason in words.</param>
internal sealed record Screen(string Code, string When, string Detail);

/// <summary>Parks lines of a staged bank message in the exception inbox and takes them out of the message.</summary>
/// <param name="work">The change under way.</param>
/// <param name="table">
/// The staged lines: <c>line</c>, <c>payment_id</c>, <c>reference</c>, <c>amount</c> and what the screens ask for.
/// </param>
/// <param name="fileId">What <c>@file</c> stands for in the screens.</param>
/// <param name="cash">SQL of the cash that a line <c>l</c> moved (below zero: out), and of the entry it stands in.</param>
internal sealed class LineScreens(UnitOfWork work, string table, long fileId = 0, string cash = "0, null")
{
    private string Lines => $"from {table} l left join payment p on p.id = l.payment_id";

    /// <summary>
    /// Whether any of these screens has work to do. A message is nearly always in order: one look at it saves one for each screen.
    /// </summary>
    public async Task<bool> CatchAnyAsync(IEnumerable<Screen> screens, CancellationToken ct)
    {
        var any = string.Join(" or ", screens.Select(screen => $"({screen.When})"));
        return await work.FindAsync<long?>($"select l.line {Lines} where {any} limit 1", new { file = fileId }, ct) is not null;
    }

    /// <summary>Each line is parked under the first screen that catches it.</summary>
    public async Task ParkAsync(IReadOnlyList<Screen> screens, CancellationToken ct)
    {
        if (!await CatchAnyAsync(screens, ct)) return;
        foreach (var screen in screens) await ParkAsync(screen, ct);
    }

    public async Task ParkAsync(Screen screen, CancellationToken ct)
    {
        var caught = await work.ExecuteAsync(
            $"""
            insert into temp_exception (code, reference, amount, detail, cash, entry_line)
            select @Code, l.reference, l.amount, @Detail, {cash} {Lines} where {screen.When}
            """,
            new { screen.Code, screen.Detail, file = fileId },
            ct);
        if (caught == 0) return;
        await work.ExecuteAsync(
            $"delete from {table} where line in (select l.line {Lines} where {screen.When})", new { file = fileId }, ct);
    }
}
