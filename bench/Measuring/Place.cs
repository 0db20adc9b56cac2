using Npgsql;
using Paseban.Storage;

namespace Paseban.Bench.Measuring;

/// <summary>A database and a folder that nobody has used before.</summary>
internal sealed class Place : IAsyncDisposable
{
    /// <summary>Set by <c>with-postgres</c>, beside which a child runs.</summary>
    private const string PostgresVariable = "PASEBAN_TEST_POSTGRES";

    private readonly string? ownDatabase;

    private Place(string specification, string folder, string? ownDatabase) =>
        (Specification, Folder, this.ownDatabase) = (specification, folder, ownDatabase);

    /// <summary>As <c>--database</c> takes it.</summary>
    public string Specification { get; }

    public string Folder { get; }

    private static NpgsqlConnectionStringBuilder Server => new(Environment.GetEnvironmentVariable(PostgresVariable)) { Pooling = false };

    public static async Task<Place> CreateAsync(Engine engine, string parent, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
        if (engine == Engine.Sqlite) return new($"sqlite:{Path.Combine(folder, "bench.db")}", folder, null);
        await OnServerAsync($"create database {name} template template0");
        var own = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(PostgresVariable)) { Database = name };
        return new($"postgres:{own}", folder, name);
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        if (ownDatabase is not null) await OnServerAsync($"drop database {ownDatabase} with (force)");
    }

    private static async Task OnServerAsync(string statement)
    {
        await using var server = new NpgsqlConnection(Server.ConnectionString);
        await server.OpenAsync();
        await using var command = new NpgsqlCommand(statement, server);
        await command.ExecuteNonQueryAsync();
    }
}
