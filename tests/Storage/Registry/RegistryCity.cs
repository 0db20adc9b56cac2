using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Tests.Storage.Registry;

/// <summary>A database that knows Jakarta's areas and nobody yet, with short ways to import files and to look.</summary>
internal sealed class RegistryCity : TestWorld
{
    public const string Header = "nik,no_kk,nama,jenis_kelamin,tanggal_lahir,kode_kelurahan,hubungan,sumber,vintage,status,desil,mobil";
    public const string SitiNik = "3171994101500001";
    public const string BudiNik = "3171990203480001";
    public const string Siti =
        $"{SitiNik},3171990101150001,Siti Aminah,P,1950-01-01,31.71.03.1002,kepala_keluarga,DTKS,2023-12,layak,1,tidak";
    public const string Budi = $"{BudiNik},3171990101150001,Budi Santoso,L,1948-03-02,31.71.03.1002,pasangan,DTKS,2023-12,layak,1,tidak";

    private DateTimeOffset now = A.Morning;

    private RegistryCity(TestDatabase test) : base(test)
    {
    }

    public static FactCatalogue Catalogue => LawFolder.Law.Facts;

    public static Actor Officer { get; } = A.Actor(11, Role.PusdatinOfficer);

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

    public string Write(params string[] lines) => WriteFile(lines[0], lines[1..]);

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

    public Task<long> CountAsync(string table) => AskAsync<long>($"select count(*) from {table}")!;

    public Task<long> PersonIdAsync(string nik) =>
        AskAsync<long>(
            "select person_id from person_nik where blind_index = @index", new { index = Vault.BlindIndex(IdentityField.Nik, nik) })!;
}
