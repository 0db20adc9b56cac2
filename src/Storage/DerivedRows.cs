namespace Paseban.Storage;

/// <summary>Rows that follow from others, which an event vouches for.</summary>
/// <param name="Table">Names the rows in a fault.</param>
/// <param name="Sql">Tells, one text each, of the rows that do not follow.</param>
public sealed record DerivedRows(string Table, string Sql)
{
    internal async Task CompareAsync(Reading reading, FaultList faults, CancellationToken ct)
    {
        await using var wrong = await reading.StreamAsync(Sql, ct: ct);
        while (await wrong.ReadAsync(ct)) faults.Add(Table, $"{Table}: {wrong.GetString(0)}.");
    }
}
