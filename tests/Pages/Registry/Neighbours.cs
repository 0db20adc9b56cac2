using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Storage;

namespace Paseban.Tests.Pages.Registry;

/// <summary>An office over a city of three people: a couple in one kelurahan, and a stranger in another.</summary>
internal static class Neighbours
{
    public const string Kelurahan = "31.71.03.1002";
    public const string Elsewhere = "31.75.07.1001";
    public const string SitiNik = "3171994101500001";

    private const string Header =
        "nik,no_kk,nama,jenis_kelamin,tanggal_lahir,alamat,rt,rw,kode_kelurahan,hubungan,sumber,vintage,status,desil,mobil";

    private const string Poor = "DTKS,2023-12,layak,1";

    public static async Task<Site> OpenAsync(Engine engine)
    {
        var site = await Site.OfNothingAsync(WebSite.Office, engine);
        _ = (await new LoadTerritory(site.Database).RunAsync(
            RepositoryRoot.Of("territory"), Act(site, ProcessKind.TerritoryLoading))).Value;
        using var place = new TemporaryFolder();
        var path = place.Of("persons.csv");
        await File.WriteAllLinesAsync(path,
        [
            Header,
            $"{SitiNik},3171990101150001,Siti Aminah,P,1950-01-01,Jl. Rahasia 5,001,002,{Kelurahan},kepala_keluarga,{Poor},tidak",
            $"3171990203480001,3171990101150001,Budi Santoso,L,1948-03-02,Jl. Rahasia 5,001,002,{Kelurahan},pasangan,{Poor},tidak",
            $"3175990203480002,3175990101150001,Siti Jauhari,P,1948-03-02,Jl. Lain 1,001,002,{Elsewhere},kepala_keluarga,{Poor},ya",
        ]);
        _ = (await new ImportPersons(site.Database, site.Keys, LawFolder.Law.Facts).RunAsync(
            new(path), Act(site, ProcessKind.PersonsImporting))).Value;
        return site;
    }

    /// <summary>The reference of somebody by name.</summary>
    public static async Task<string> ReferenceOfAsync(Site site, string name) =>
        (await new FindPerson(site.Database, site.Keys).RunAsync(new(Name: name), Act(site, ProcessKind.IdentityReading)))
        .Value.People.Single().Reference;

    /// <summary>Somebody whom a decree grants the year 2024, and who died in its March.</summary>
    public static async Task PutOnADecreeAsync(Site site, long person)
    {
        await using var work = await site.Database.BeginAsync(
            Act(site, ProcessKind.DecreeImporting), TestContext.Current.CancellationToken);
        foreach (var sql in (string[])[
            """
            insert into decree (id, number, title, signed_on, version, root_id, imported_at, imported_by, merkle_root, lines)
            values (1, 'Kepgub 1/2024', 'test', '2024-01-15', 1, 1, 1, 98, '', 1)
            """,
            """
            insert into decree_line (person_id, id, decree_id, programme, benefit_group, amount, from_month, to_month, origin, cohort)
            values (@person, 1, 1, 'KLJ', 'pkd', 300000, 24288, 24299, 'existing', '2024-I')
            """,
            "update person set died_on = '2024-03-05' where person_id = @person"])
            await work.ExecuteAsync(sql, new { person }, TestContext.Current.CancellationToken);
        await work.CommitAsync(TestContext.Current.CancellationToken);
    }

    public static ProcessContext Act(Site site, ProcessKind kind) => new(kind, site.Time.GetUtcNow(), Actor.System, "a test", "letter 1");
}
