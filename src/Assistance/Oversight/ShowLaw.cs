using System.Text.Json;
using Paseban.Rules;

namespace Paseban.Assistance.Oversight;

/// <summary>A law that was taken into force.</summary>
/// <param name="Version">The content hash.</param>
/// <param name="AdoptedBy">Name of the actor.</param>
public sealed record LawVersion(string Version, DateTimeOffset AdoptedAt, string AdoptedBy);

/// <summary>Which laws were adopted and when, and the files of one of them, its golden cases among them.</summary>
public sealed class ShowLaw(Database database)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<LawVersion>> VersionsAsync(CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var rows = await reading.ListAsync<(string Hash, long AdoptedAt, string Name)>(
            """
            select l.hash, l.adopted_at, coalesce(a.name, '') from law_version l left join actor a on a.id = l.adopted_by
            order by l.adopted_at desc, l.hash
            """,
            ct: ct);
        return [.. rows.Select(row => new LawVersion(row.Hash, Instant.FromMicroseconds(row.AdoptedAt), row.Name))];
    }

    /// <summary>The files as they were adopted; empty when this law never was.</summary>
    public async Task<IReadOnlyList<LawFile>> FilesAsync(string version, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var text = await reading.FindAsync<string>("select files from law_version where hash = @version", new { version }, ct);
        return text is null
            ? []
            : [.. JsonSerializer.Deserialize<Dictionary<string, string>>(text)!.Select(file => new LawFile(file.Key, file.Value))];
    }
}
