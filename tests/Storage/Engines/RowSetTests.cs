namespace Paseban.Tests.Storage.Engines;

public sealed class RowSetTests
{
    [DatabaseTheory]
    public async Task ComputeAsync_NumbersTextsAndNulls_HasTheRootOfTheirTexts(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await using var work = await test.Database.BeginAsync(A.Process(), Stop);
        await work.TemporaryAsync("cells", "number bigint, word text", Stop);
        await work.ExecuteAsync(
            "insert into temp_cells values (1, 'Siti N.'), (2, ''), (3, null), (null, 'é – 文'), (-9223372036854775807, '9')", ct: Stop);
        var rows = new RowSet("test.cells", "select number, word from temp_cells where coalesce(number, 0) <> @id order by word, number");

        var root = await rows.ComputeAsync(work, id: 99, Stop);

        var read = await work.ListAsync<(long? Number, string? Word)>(rows.Sql, new { id = 99L }, Stop);
        var expected = new MerkleRoot();
        foreach (var (number, word) in read) expected.Add([number is { } n ? $"{n}" : null, word]);
        Assert.Equal((5L, expected.Root()), (root.Count, root.Root));
    }
}
