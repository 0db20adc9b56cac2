namespace Paseban.Assistance.Territory;

/// <summary>The areas that a reader sees, to choose from: all of the city, or their own part of it.</summary>
public sealed class ListAreas(Database database)
{
    public async Task<AreaIndex> RunAsync(CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        return await AreaIndex.ReadAsync(reading, ct);
    }
}
