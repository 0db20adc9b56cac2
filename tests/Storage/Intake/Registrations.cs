using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;

namespace Paseban.Tests.Storage.Intake;

/// <summary>
/// Jakarta in June 2021 with the wave FMOTM-2021: 7 to 25 June. Forms and lists are made valid; a test changes what it is about.
/// </summary>
internal sealed class Registrations : TestWorld
{
    public const string Wave = "FMOTM-2021";
    public const string Kelurahan = "31.71.03.1002";
    public const string Kk = "3171990101150001";
    public const string HeadNik = "3171990203480001";
    public const string WifeNik = "3171994101500001";
    public const string ChildNik = "3171990506180001";

    public static readonly Actor Officer = A.Actor(11, Role.PusdatinOfficer);
    public static readonly Actor Counter = A.Actor(12, Role.KelurahanOfficer);
    public static readonly Actor Citizen = A.Actor(21, Role.Citizen);
    public static readonly Actor Neighbour = A.Actor(22, Role.Citizen);

    private int minute;
    private int files;

    private Registrations(TestDatabase test) : base(test) => Documents = new DocumentFolder(DocumentsPath);

    public DocumentFolder Documents { get; }

    public string DocumentsPath => Path.Combine(Folder, "documents");

    /// <summary>The day of what is done next.</summary>
    public string Today { get; set; } = "2021-06-10";

    /// <param name="engine">The engine.</param>
    /// <param name="withWave">Whether the wave of June is announced.</param>
    public static async Task<Registrations> CreateAsync(Engine engine, bool withWave = true)
    {
        var city = new Registrations(await TestDatabase.CreateAsync(engine));
        var loaded = await new LoadTerritory(city.Database).RunAsync(
            RepositoryRoot.Of("territory"), city.Act(ProcessKind.TerritoryLoading), Stop);
        Assert.True(loaded.Succeeded);
        if (withWave) await city.OpenAsync();
        return city;
    }

    public ProcessContext Act(ProcessKind kind = ProcessKind.WaveChanging, Actor? actor = null, string reason = "a test") => new(
        kind,
        new DateTimeOffset(
            DateOnly.Parse(Today, CultureInfo.InvariantCulture), new TimeOnly(9, 0).AddMinutes(++minute), ProcessContext.Jakarta),
        actor ?? Officer, reason, "letter 1");

    public Task<Outcome<WaveChanged>> OpenAsync(string code = Wave, string opens = "2021-06-07", string closes = "2021-06-25") =>
        new OpenWave(Database).RunAsync(
            new(code, "Fakir Miskin dan Orang Tidak Mampu", Day(opens), Day(closes)), Act(), Stop);

    public Task<Outcome<WaveChanged>> ExtendAsync(string closes, string reason = "PPKM diperpanjang") =>
        new ExtendWave(Database).RunAsync(Wave, Day(closes), Act(reason: reason), Stop);

    public Task<Outcome<WaveClosed>> CloseAsync(string reason = "") => new CloseWave(Database).RunAsync(Wave, Act(reason: reason), Stop);

    /// <summary>A complete form of a couple, both elders, and a grandchild of three; <paramref name="change"/> alters it.</summary>
    public static string Form(Action<JsonObject>? change = null)
    {
        var form = JsonNode.Parse(
            $$$"""
            {"kk":"{{{Kk}}}","address":"Jl. Melati 5","rt":"005","rw":"2","area":"{{{Kelurahan}}}","phone":"081234567890",
             "answers":{"public_employee":false,"car":false,"property_over_1b":false,"water":2},
             "indicators":{"lantai":6,"dinding":1},
             "members":[
              {"nik":"{{{HeadNik}}}","name":"Budi Santoso","sex":"L","birthPlace":"Jakarta","birthDate":"1948-03-02",
               "relation":"kepala_keluarga","programmes":["KLJ"],"facts":{"income":"small"}},
              {"nik":"{{{WifeNik}}}","name":"Siti Aminah","sex":"P","birthDate":"1950-01-01","relation":"pasangan",
               "programmes":["KLJ","KPDJ"],"facts":{"income":"none","bedridden":true}},
              {"nik":"{{{ChildNik}}}","name":"Ayu","sex":"L","birthDate":"2018-06-05","relation":"cucu","programmes":["KAJ"]}
             ]}
            """)!.AsObject();
        change?.Invoke(form);
        return form.ToJsonString(JsonSerializerOptions.Web);
    }

    public Task<Outcome<ApplicationSaved>> BeginAsync(string? form = null, Actor? actor = null, ApplicationDoor? door = null) =>
        new BeginApplication(Database, Keys, LawFolder.Law).RunAsync(
            new(form ?? Form(), door), Act(ProcessKind.ApplicationEditing, actor ?? Citizen), Stop);

    public Task<Outcome<ApplicationSaved>> EditAsync(string reference, string form, Actor? actor = null, long? version = null) =>
        new EditApplication(Database, Keys, LawFolder.Law).RunAsync(
            new(reference, form, version), Act(ProcessKind.ApplicationEditing, actor ?? Citizen), Stop);

    public Task<Outcome<ApplicationSubmitted>> SubmitAsync(string reference, Actor? actor = null) =>
        new SubmitApplication(Database, Keys, LawFolder.Law).RunAsync(
            new(reference), Act(ProcessKind.ApplicationSubmitting, actor ?? Citizen), Stop);

    /// <summary>Begins and submits, and expects both to succeed.</summary>
    public async Task<ApplicationSubmitted> RegisterAsync(string? form = null, Actor? actor = null)
    {
        var begun = await BeginAsync(form, actor);
        Assert.True(begun.Succeeded, string.Join(Environment.NewLine, begun.Problems));
        var submitted = await SubmitAsync(begun.Value.Reference, actor);
        Assert.True(submitted.Succeeded, string.Join(Environment.NewLine, submitted.Problems));
        return submitted.Value;
    }

    public Task<Outcome<ApplicationWithdrawn>> WithdrawAsync(string reference, Actor? actor = null, string reason = "moved away") =>
        new WithdrawApplication(Database).RunAsync(
            reference, Act(ProcessKind.ApplicationWithdrawing, actor ?? Citizen, reason), Stop);

    public Task<Outcome<ApplicationView>> ReadAsync(string reference, Actor? actor = null, bool reveal = false, string reason = "asked") =>
        new ReadApplication(Database, Keys, LawFolder.Law).RunAsync(
            new(reference, reveal), Act(ProcessKind.IdentityReading, actor ?? Citizen, reason), Stop);

    public async Task<WaveShown> FunnelAsync()
    {
        var shown = await new ShowWave(Database).RunAsync(Wave, LawFolder.Law.Reasons, Day(Today), Stop);
        return shown.Value;
    }

    /// <summary>People whom a registry snapshot speaks of: rows <c>nik,no_kk,nama,...</c> below <paramref name="header"/>.</summary>
    public async Task LandPersonsAsync(string header, params string[] rows)
    {
        var landed = await new ImportPersons(Database, Keys, LawFolder.Law.Facts).RunAsync(
            new(Write([header, .. rows])), Act(ProcessKind.PersonsImporting), null, Stop);
        Assert.True(landed.Succeeded, string.Join(Environment.NewLine, landed.Problems));
    }

    public string Write(params string[] lines)
    {
        var path = Path.Combine(Folder, $"file-{++files}.csv");
        File.WriteAllLines(path, lines);
        return path;
    }

    /// <summary>Every member as people read it: <c>Budi Santoso KLJ 2 dropped OWNS_CAR</c>, by name.</summary>
    public async Task<IReadOnlyList<string>> MembersAsync(string reference)
    {
        var id = Reference.Read(ApplicationWords.Prefix, reference).Value.Id;
        var rows = await ListAsync<(string Name, string Programmes, long Step, string Standing, string? Reason)>(
            """
            select p.name, m.programmes, m.step, m.standing, m.reason from application_member m join person p on p.person_id = m.person_id
            where m.application_id = @id order by p.name
            """,
            new { id });
        return [.. rows.Select(row => $"{row.Name} {row.Programmes} {row.Step} {row.Standing} {row.Reason}".TrimEnd())];
    }

    public async Task AssertTrailIsWholeAsync()
    {
        var report = await AuditVerification.RunAsync(Database, new() { RowSets = [CaseTrail.Rows] }, ct: Stop);
        Assert.True(report.Verified, string.Join("; ", report.Faults));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
