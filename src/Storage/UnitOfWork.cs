using System.Data.Common;
using Dapper;
using Paseban.Kernel;

namespace Paseban.Storage;

/// <summary>
/// One change inside one process: everything in it happens together or not at all. Audit events are collected and chained
/// as the last thing before the commit, so that writers do not wait for each other's work.
/// </summary>
public sealed class UnitOfWork : Reading
{
    private const long FewRows = 10_000;

    private readonly List<AuditEvent> events = [];

    internal UnitOfWork(Database database, ProcessContext context, DbConnection connection, DbTransaction transaction)
        : base(database, connection, transaction) => Context = context;

    public ProcessContext Context { get; }

    /// <summary>Returns the number of rows changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? args = null, CancellationToken ct = default) =>
        Connection.ExecuteAsync(Command(sql, args, ct));

    /// <summary>Opens the bulk writer on a table. Finish it before using the unit of work for anything else.</summary>
    public BulkWriter Bulk(string table, params string[] columns) => Database.Bulk(Connection, table, columns);

    /// <summary>
    /// A table that lives as long as this unit of work, for staging. <paramref name="columns"/> is the SQL between the parentheses.
    /// </summary>
    public async Task TemporaryAsync(string table, string columns, CancellationToken ct = default)
    {
        await ExecuteAsync($"drop table if exists temp_{table}", ct: ct);
        var tail = Engine == Engine.Postgres ? " on commit drop" : "";
        await ExecuteAsync($"create temporary table temp_{table} ({columns}){tail}", ct: ct);
    }

    /// <summary>Tells the planner how large the named tables have become, after a bulk step that changed them much.</summary>
    public async Task AnalyzeAsync(string[] tables, CancellationToken ct = default)
    {
        // A thousand rows of each index tell enough; without the limit SQLite would read them all.
        if (Engine == Engine.Sqlite) await ExecuteAsync("pragma analysis_limit = 1000", ct: ct);
        foreach (var table in tables) await ExecuteAsync($"analyze {table}", ct: ct);
    }

    /// <summary>The same for a step that changed <paramref name="changed"/> rows: few of them tell the planner nothing new.</summary>
    public Task AnalyzeAfterAsync(long changed, string[] tables, CancellationToken ct = default) =>
        changed > FewRows ? AnalyzeAsync(tables, ct) : Task.CompletedTask;

    /// <summary>
    /// Joins a staged batch to large tables by their indexes for the rest of this unit of work. PostgreSQL would read a whole table once
    /// for each batch, because it prices a page as if it came from a disk that turns; SQLite always goes by the index.
    /// </summary>
    public async Task PreferIndexesAsync(CancellationToken ct = default)
    {
        if (Engine == Engine.Postgres) await ExecuteAsync("set local enable_hashjoin = off; set local enable_mergejoin = off", ct: ct);
    }

    /// <summary>Ends <see cref="PreferIndexesAsync"/>: what follows joins whole sets with each other.</summary>
    public async Task JoinFreelyAsync(CancellationToken ct = default)
    {
        if (Engine == Engine.Postgres) await ExecuteAsync("set local enable_hashjoin = on; set local enable_mergejoin = on", ct: ct);
    }

    /// <summary>
    /// Takes <paramref name="count"/> consecutive numbers and returns the first. Numbers of a change that is undone are lost, not
    /// reused (PostgreSQL), so a number once seen outside never comes to mean something else.
    /// </summary>
    public async Task<long> TakeNumbersAsync(string range, long count, CancellationToken ct = default)
    {
        const string Sql = """
            insert into number_range (name, next) values (@range, 1 + @count)
            on conflict (name) do update set next = number_range.next + @count
            returning next
            """;
        // SQLite has one writer, and this is it.
        if (Engine == Engine.Sqlite) return await SingleAsync<long>(Sql, new { range, count }, ct) - count;
        await using var apart = await Database.ConnectAsync(ct);
        return await apart.QuerySingleAsync<long>(new CommandDefinition(Sql, new { range, count }, cancellationToken: ct)) - count;
    }

    /// <summary>Adds an event to the audit trail of this change.</summary>
    /// <param name="kind">What happened, in the past tense: <c>run.built</c>.</param>
    /// <param name="subject">What it happened to: a reference, never an identity number.</param>
    /// <param name="body">Before and after, or totals and a Merkle root; no identity data.</param>
    public void Record(string kind, string subject, object body) => events.Add(new AuditEvent(kind, subject, AuditEvent.Serialize(body)));

    public async Task CommitAsync(CancellationToken ct = default)
    {
        await AuditTrail.AppendAsync(this, events, ct);
        await Transaction.CommitAsync(ct);
        events.Clear();
    }
}
