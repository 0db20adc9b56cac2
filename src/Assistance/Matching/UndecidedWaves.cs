namespace Paseban.Assistance.Matching;

/// <summary>Which wave has something that matching left to a decision: the newest may have nothing yet, and an older one much.</summary>
public sealed class UndecidedWaves(Database database)
{
    private const string Waves =
        "select id as Id, code as Code from registration_wave where opens_on <= @day order by opens_on desc, id desc";

    private const string Asked = $"""
        select case when exists (
                select 1 from finding f where f.wave_id = @wave and f.effect in ('excludes', 'verify') and {FindingWorklist.Open})
            or exists (select 1 from duplicate_pair d where {ListDuplicates.Open})
            then cast(1 as bigint) else cast(0 as bigint) end
        """;

    /// <returns>Code of the newest such wave that has opened, as far as the reader sees; null when all is decided.</returns>
    public async Task<string?> NewestAsync(DateOnly today, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        foreach (var wave in await reading.ListAsync<Row>(Waves, new { day = today.Iso }, ct))
        {
            if (await reading.SingleAsync<long>(Asked, new { wave = wave.Id }, ct) == 1) return wave.Code;
        }
        return null;
    }

    private sealed record Row(long Id, string Code);
}
