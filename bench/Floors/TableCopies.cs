using System.Data.Common;
using System.Text.RegularExpressions;
using Paseban.Bench.Measuring;
using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Bench.Floors;

/// <summary>
/// Empty copies of tables with the same columns, checks and indexes, and the time to fill them with the same rows. Foreign keys are not
/// copied: whoever copies rows that are known to be right need not look them up again.
/// </summary>
internal sealed partial class TableCopies : IAsyncDisposable
{
    private const string Prefix = "floor_";
    private const int ChunkSize = 10_000;

    private static readonly ProcessContext Context = World.Prepare(ProcessKind.DatabaseMigrating);

    private readonly Database database;
    private readonly string[] tables;

    private TableCopies(Database database, string[] tables) => (this.database, this.tables) = (database, tables);

    public static async Task<TableCopies> CreateAsync(Database database, params string[] tables)
    {
        var copies = new TableCopies(database, tables);
        await copies.DropAsync();
        await using var work = await database.BeginAsync(Context);
        foreach (var table in tables)
        {
            foreach (var statement in await DefinitionAsync(work, table)) await work.ExecuteAsync(statement);
        }
        await work.CommitAsync();
        return copies;
    }

    /// <summary>
    /// The rows through the one bulk writer, in the order in which the tables hold them. They are read a chunk at a time beside the clock,
    /// which runs only while they are written and committed.
    /// </summary>
    public async Task<Spent> BulkAsync()
    {
        var clock = new Clock();
        await using var work = await database.BeginAsync(Context);
        foreach (var table in tables) await BulkAsync(work, table, clock);
        clock.Start();
        await work.CommitAsync();
        return clock.Stop();
    }

    /// <summary>The rows by <c>insert ... select</c>, the engine's own fastest way between two tables.</summary>
    public async Task<Spent> InsertSelectAsync()
    {
        var clock = Clock.StartNew();
        await using var work = await database.BeginAsync(Context);
        foreach (var table in tables)
        {
            // SQLite copies pages instead of rows where it is told "select *": no step could ever do that.
            var columns = string.Join(", ", await ColumnsAsync(work, table));
            await work.ExecuteAsync($"insert into {Prefix}{table} ({columns}) select {columns} from {table}");
        }
        await work.CommitAsync();
        return clock.Stop();
    }

    /// <summary>The same columns of every row set to something else, which is what moving payments on costs at least.</summary>
    public async Task<Spent> UpdateAsync(string assignments)
    {
        var clock = Clock.StartNew();
        await using var work = await database.BeginAsync(Context);
        foreach (var table in tables) await work.ExecuteAsync($"update {Prefix}{table} set {assignments}");
        await work.CommitAsync();
        return clock.Stop();
    }

    public async ValueTask DisposeAsync() => await DropAsync();

    private async Task BulkAsync(UnitOfWork work, string table, Clock clock)
    {
        await using var reading = await database.ReadAsync();
        await using var rows = await reading.StreamAsync($"select * from {table}");
        var columns = Columns(rows);
        await using var bulk = work.Bulk(Prefix + table, columns);
        var chunk = new List<object?[]>(ChunkSize);
        while (await rows.ReadAsync())
        {
            var cells = new object?[columns.Length];
            for (var i = 0; i < cells.Length; i++) cells[i] = await rows.IsDBNullAsync(i) ? null : rows.GetValue(i);
            chunk.Add(cells);
            if (chunk.Count == ChunkSize) Write(bulk, chunk, clock);
        }
        Write(bulk, chunk, clock);
        clock.Start();
        await bulk.CompleteAsync();
        clock.Stop();
    }

    private static async Task<string[]> ColumnsAsync(Reading reading, string table)
    {
        await using var rows = await reading.StreamAsync($"select * from {table} limit 0");
        return Columns(rows);
    }

    private static string[] Columns(DbDataReader rows) => [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];

    private static void Write(BulkWriter bulk, List<object?[]> chunk, Clock clock)
    {
        clock.Start();
        foreach (var cells in chunk)
        {
            foreach (var cell in cells)
            {
                if (cell is long number) bulk.Add(number);
                else bulk.Add((string?)cell);
            }
            bulk.EndRow();
        }
        clock.Stop();
        chunk.Clear();
    }

    private async Task DropAsync()
    {
        await using var work = await database.BeginAsync(Context);
        foreach (var table in tables) await work.ExecuteAsync($"drop table if exists {Prefix}{table}");
        await work.CommitAsync();
    }

    private static async Task<IReadOnlyList<string>> DefinitionAsync(Reading reading, string table)
    {
        if (reading.Engine == Engine.Postgres)
        {
            var room = await reading.SingleAsync<string?>(
                "select array_to_string(reloptions, ', ') from pg_class where oid = cast(@table as regclass)", new { table });
            var options = room is null ? "" : $" with ({room})";
            return [$"create table {Prefix}{table} (like {table} including all){options}"];
        }
        var texts = await reading.ListAsync<string>(
            "select sql from sqlite_master where tbl_name = @table and type in ('table', 'index') and sql is not null order by type desc",
            new { table });
        return [.. texts.Select(text => ForeignKey().Replace(Target().Replace(text, Prefix), ""))];
    }

    // The place before each name in: create table TABLE, create index NAME on TABLE.
    [GeneratedRegex(@"(?<=\b(?:create table|index|on) )(?=\w)", RegexOptions.IgnoreCase)]
    private static partial Regex Target();

    [GeneratedRegex(@" references \w+ \(\w+\)")]
    private static partial Regex ForeignKey();
}
