using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Bench.Measuring;

/// <summary>A database and a folder that nobody has used before.</summary>
internal sealed class Place : IAsyncDisposable
{
    /// <summary>Set by <c>with-postgres</c>, beside which a child runs.</summary>
    private const string PostgresVariable = "PASEBAN_TEST_POSTGRES";

    private readonly string? schema;

    private Place(string specification, string folder, string? schema) =>
        (Specification, Folder, this.schema) = (specification, folder, schema);

    /// <summary>As <c>--database</c> takes it.</summary>
    public string Specification { get; }

    public string Folder { get; }

    private static string Server => $"postgres:{Environment.GetEnvironmentVariable(PostgresVariable)}";

    public static async Task<Place> CreateAsync(Engine engine, string parent, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
        if (engine == Engine.Sqlite) return new($"sqlite:{Path.Combine(folder, "bench.db")}", folder, null);
        await OnServerAsync($"create schema {name}");
        return new($"{Server};Search Path={name}", folder, name);
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        if (schema is not null) await OnServerAsync($"drop schema {schema} cascade");
    }

    private static async Task OnServerAsync(string statement)
    {
        await using var server = Database.Open(Server).Value;
        await using var work = await server.BeginAsync(World.Prepare(ProcessKind.DatabaseMigrating));
        await work.ExecuteAsync(statement);
        await work.CommitAsync();
    }
}
