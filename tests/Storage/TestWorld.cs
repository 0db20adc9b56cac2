using System.Text;
using Paseban.Assistance.Registry;

namespace Paseban.Tests.Storage;

/// <summary>A database of one test with its keys and vault; short ways to look, to write past the use cases, to make files.</summary>
internal abstract class TestWorld : IAsyncDisposable
{
    private readonly TestDatabase test;
    private int lastFile;

    protected TestWorld(TestDatabase test)
    {
        this.test = test;
        Keys = KeyRing.OpenOrCreate(Path.Combine(test.Folder, "keys"));
        Vault = new IdentityVault(Keys);
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Database Database => test.Database;

    public KeyRing Keys { get; }

    public IdentityVault Vault { get; }

    public string Folder => test.Folder;

    /// <summary>Changes rows past the use cases.</summary>
    public async Task ExecuteAsync(string sql, object? args = null)
    {
        await using var work = await Database.BeginAsync(A.Process(), Stop);
        await work.ExecuteAsync(sql, args, Stop);
        await work.CommitAsync(Stop);
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? args = null)
    {
        await using var reading = await Database.ReadAsync(Stop);
        return await reading.ListAsync<T>(sql, args, Stop);
    }

    public async Task<T> SingleAsync<T>(string sql, object? args = null)
    {
        await using var reading = await Database.ReadAsync(Stop);
        return await reading.SingleAsync<T>(sql, args, Stop);
    }

    /// <returns>The default where there is no row.</returns>
    public async Task<T?> AskAsync<T>(string sql, object? args = null)
    {
        await using var reading = await Database.ReadAsync(Stop);
        return await reading.FindAsync<T>(sql, args, Stop);
    }

    /// <summary>A CSV file of its own.</summary>
    public string WriteFile(string header, params string[] rows)
    {
        var path = Path.Combine(Folder, $"file-{++lastFile}.csv");
        File.WriteAllText(path, string.Join('\n', [header, .. rows]) + "\n", Encoding.UTF8);
        return path;
    }

    public virtual async ValueTask DisposeAsync()
    {
        Vault.Dispose();
        Keys.Dispose();
        await test.DisposeAsync();
    }
}
