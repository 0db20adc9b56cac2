using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Paseban.Storage;

/// <summary>
/// Rows that events tell of one by one: what was told is compared with how the rows stand. For acts of which a year has thousands; of
/// millions of rows an event records a root (<see cref="RowSet"/>).
/// </summary>
/// <param name="Table">Names the rows in a fault.</param>
/// <param name="Kind">Of the events that tell of them.</param>
/// <param name="Told">The rows that an event tells of.</param>
/// <param name="Sql">All rows as they stand: first the text that tells one from another, then the columns in the order in which they are
/// told.</param>
public sealed record EventClaim(string Table, string Kind, Func<Telling, IEnumerable<ToldRow>> Told, string Sql);

/// <summary>A row as an event tells of it. A value that is null was not told, as by an older version.</summary>
public sealed record ToldRow(string Key, params string?[] Values);

/// <summary>An event, or one item of a list in it, while it is asked what it tells.</summary>
public sealed record Telling(ChainedEvent Event, JsonElement Body)
{
    /// <summary>Who acted.</summary>
    public string By => Event.ActorId.ToString(CultureInfo.InvariantCulture);

    /// <summary>When, in the microseconds of the tables.</summary>
    public string At => Event.At.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the body says under a name; empty where it says that there is nothing, null where it does not say.</summary>
    public string? this[string name] => Body.TryGetProperty(name, out var said)
        ? said.ValueKind == JsonValueKind.Null ? "" : said.ToString()
        : null;

    public IEnumerable<Telling> Items(string name) => Body.GetProperty(name).EnumerateArray().Select(item => this with { Body = item });
}

/// <summary>Gathers what the events of a claim tell, then compares it with the rows.</summary>
internal sealed class ClaimCheck(EventClaim claim)
{
    private readonly Dictionary<string, (long Sequence, ToldRow Row)> told = new(StringComparer.Ordinal);

    public void Hear(ChainedEvent happened, JsonElement body)
    {
        foreach (var row in claim.Told(new(happened, body))) told[row.Key] = (happened.Sequence, row);
    }

    /// <summary>Returns how many rows were compared.</summary>
    public async Task<long> CompareAsync(Reading reading, FaultList faults, CancellationToken ct)
    {
        var compared = 0L;
        await using var rows = await reading.StreamAsync(claim.Sql, ct: ct);
        while (await rows.ReadAsync(ct))
        {
            compared++;
            var key = rows.GetString(0);
            if (told.Remove(key, out var known)) Compare(rows, known.Sequence, known.Row, faults);
            else faults.Add(claim.Table, $"No event records {claim.Table} '{key}'.");
        }
        foreach (var (key, (sequence, _)) in told)
            faults.Add(claim.Table, $"{claim.Table} '{key}', which event {sequence} recorded, is missing.");
        return compared;
    }

    private void Compare(DbDataReader row, long sequence, ToldRow known, FaultList faults)
    {
        for (var i = 0; i < known.Values.Length; i++)
        {
            var stands = Convert.ToString(row.GetValue(i + 1), CultureInfo.InvariantCulture);
            if (known.Values[i] is { } was && was != stands)
                faults.Add(
                    claim.Table,
                    $"{claim.Table} '{known.Key}': {row.GetName(i + 1)} is '{stands}', but event {sequence} recorded '{was}'.");
        }
    }
}
