using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Kernel;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Tests.TestKit;
using Xunit;
using Law = Paseban.Rules.Law;

namespace Paseban.Tests.Storage.Registry;

/// <summary>A database that knows Jakarta's areas and nobody yet, with short ways to import files and to look.</summary>
internal sealed class RegistryCity : IAsyncDisposable
{
    public const string Header = "nik,no_kk,nama,jenis_kelamin,tanggal_lahir,kode_kelurahan,hubungan,sumber,vintage,status,desil,mobil";
    public const string SitiNik = "3171994101500001";
    public const string BudiNik = "3171990203480001";
    public const string Siti =
        $"{SitiNik},3171990101150001,Siti Aminah,P,1950-01-01,31.71.03.1002,kepala_keluarga,DTKS,2023-12,layak,1,tidak";
    public const string Budi = $"{BudiNik},3171990101150001,Budi Santoso,L,1948-03-02,31.71.03.1002,pasangan,DTKS,2023-12,layak,1,tidak";

    private static readonly Lazy<Law> LoadedLaw = new(LoadLaw);
    private readonly TestDatabase test;
    private DateTimeOffset now = A.Morning;
    private int files;

    private RegistryCity(TestDatabase test)
    {
        this.test = test;
        Keys = KeyRing.OpenOrCreate(Path.Combine(test.Folder, "keys"));
        Vault = new IdentityVault(Keys);
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static FactCatalogue Catalogue => LoadedLaw.Value.Facts;

    public static Actor Officer { get; } = A.Actor(11, Role.PusdatinOfficer);

    public Database Database => test.Database;

    public KeyRing Keys { get; }

    public IdentityVault Vault { get; }

    public string Folder => test.Folder;

    public static async Task<RegistryCity> CreateAsync(Engine engine)
    {
        var city = new RegistryCity(await TestDatabase.CreateAsync(engine));
        var loaded = await new LoadTerritory(city.Database).RunAsync(
            RepositoryRoot.Of("territory"), city.Act(ProcessKind.TerritoryLoading), Stop);
        Assert.True(loaded.Succeeded);
        return city;
    }

    /// <summary>A later minute at each call, so that what happened after what can be told.</summary>
    public ProcessContext Act(ProcessKind kind, string reason = "a test", string evidence = "letter 1") =>
        new(kind, now = now.AddMinutes(1), Officer, reason, evidence);

    public string Write(params string[] lines)
    {
        var path = Path.Combine(Folder, $"file-{++files}.csv");
        File.WriteAllLines(path, lines);
        return path;
    }

    public Task<Outcome<PersonsImported>> ImportAsync(string path, BadRows badRows = BadRows.RefuseFile, string? source = null) =>
        new ImportPersons(Database, Keys, Catalogue).RunAsync(
            new(path, badRows, Source: source), Act(ProcessKind.PersonsImporting), null, Stop);

    /// <summary>Imports rows below <see cref="Header"/> and expects them to land.</summary>
    public async Task<PersonsImported> LandAsync(params string[] rows)
    {
        var outcome = await ImportAsync(Write([Header, .. rows]));
        Assert.True(outcome.Succeeded, string.Join(Environment.NewLine, outcome.Problems));
        return outcome.Value;
    }

    /// <summary>Imports a file whose first line is its own header and expects it to land.</summary>
    public async Task<PersonsImported> LandFileAsync(params string[] lines)
    {
        var outcome = await ImportAsync(Write(lines));
        Assert.True(outcome.Succeeded, string.Join(Environment.NewLine, outcome.Problems));
        return outcome.Value;
    }

    public Task<Outcome<AccountsImported>> ImportAccountsAsync(string path, BadRows badRows = BadRows.RefuseFile) =>
        new ImportAccounts(Database, Keys).RunAsync(new(path, badRows), Act(ProcessKind.AccountsImporting), null, Stop);

    public async Task<T?> AskAsync<T>(string sql, object? args = null)
    {
        await using var reading = await Database.ReadAsync(Stop);
        return await reading.FindAsync<T>(sql, args, Stop);
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? args = null)
    {
        await using var reading = await Database.ReadAsync(Stop);
        return await reading.ListAsync<T>(sql, args, Stop);
    }

    public Task<long> CountAsync(string table) => AskAsync<long>($"select count(*) from {table}")!;

    public Task<long> PersonIdAsync(string nik) =>
        AskAsync<long>(
            "select person_id from person_nik where blind_index = @index", new { index = Vault.BlindIndex(IdentityField.Nik, nik) })!;

    public async ValueTask DisposeAsync()
    {
        Vault.Dispose();
        Keys.Dispose();
        await test.DisposeAsync();
    }

    private static Law LoadLaw()
    {
        var root = RepositoryRoot.Of("law");
        return Law.Load(Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            .Select(path => new LawFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)))).Value;
    }
}
