using System.Globalization;
using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Law = Paseban.Rules.Law;

namespace Paseban.Tests.Storage.Enrolment;

/// <summary>
/// A kelurahan on one database whose people are made as a test needs them. Persons and source records are written directly, so that
/// a test of enrolment depends on nothing but their tables.
/// </summary>
internal sealed class Village : TestWorld
{
    public const string Header = "nik,program,jumlah_per_bulan,mulai,sampai,asal,kohort";
    public const string AmendmentHeader = Header + ",tindakan,alasan";
    public const string EventHeader = "nik,program,tindakan,alasan,berlaku,bukti";

    /// <summary>An elder, a child or a person with a disability of whom nothing speaks against assistance.</summary>
    public const string GoodFacts =
        "dki_identity=yes;registry_status=layak;registry_decile=1;field_verified=yes;in_institution=no;public_employee_in_household=no;"
        + "owns_car=no;taxable_property_value=90000000;"
        + "drinking_water_source=3;poor_by_community=yes;pensioner=no;receives_state_aid=no;income=small;"
        + "bedridden=no;neglected=no;disability=2;poor_family=yes";

    public static readonly DateOnly Signed = new(2024, 1, 15);

    private const string Kelurahan = "31.71.03.1002";

    private long lastPerson;

    private Village(TestDatabase test) : base(test)
    {
    }

    /// <summary>The law of this repository.</summary>
    public static Law Statute => LawFolder.Law;

    public static async Task<Village> CreateAsync(Engine engine)
    {
        var village = new Village(await TestDatabase.CreateAsync(engine));
        await village.ExecuteAsync(
            """
            insert into area (code, level, name, parent, folded) values
                ('31', 1, 'DKI Jakarta', null, 'dki jakarta'), ('31.71', 2, 'Jakarta Pusat', '31', 'jakarta pusat'),
                ('31.71.03', 3, 'Kemayoran', '31.71', 'kemayoran'), ('31.71.03.1002', 4, 'Petojo', '31.71.03', 'petojo')
            """);
        return village;
    }

    /// <summary>Takes the law of this repository into force, so that decisions may rest on it.</summary>
    public Task AdoptLawAsync() =>
        ExecuteAsync("insert into law_version (hash, adopted_at, adopted_by, files) values (@Version, 1, 99, '')", new { Statute.Version });

    public static ProcessContext Act(ProcessKind kind = ProcessKind.DecreeImporting, string at = "2024-08-01") =>
        A.Process(
            kind, new DateTimeOffset(DateOnly.Parse(at, CultureInfo.InvariantCulture), new TimeOnly(9, 0), ProcessContext.Jakarta),
            A.Actor(11, Role.PusdatinOfficer));

    /// <summary>A person of whom one registry record of 2023-12 says <paramref name="facts"/>; gives their NIK.</summary>
    public async Task<string> AddPersonAsync(
        string born = "1950-05-05", string? died = null, string? movedOut = null, string facts = GoodFacts, string? status = "layak",
        long? decile = 1)
    {
        var person = ++lastPerson;
        var birth = DateOnly.Parse(born, CultureInfo.InvariantCulture);
        var nik = Tests.TestKit.Any.NikDigits(birth, Sex.Male, (int)person);
        await using var work = await Database.BeginAsync(Act(), Stop);
        await work.ExecuteAsync(
            """
            insert into person
                (person_id, name, folded_name, sex, birth_date, died_on, moved_out_on, area, household_id, row_hash, recorded_at)
            values (@person, @name, @name, 1, @born, @died, @movedOut, @Kelurahan, @person, '', 1)
            """,
            new { person, name = $"WARGA {person}", born, died, movedOut, Kelurahan },
            Stop);
        await work.ExecuteAsync(
            "insert into person_nik (blind_index, person_id, ciphertext) values (@index, @person, @cipher)",
            new { index = Vault.BlindIndex(IdentityField.Nik, nik), person, cipher = Vault.Encrypt(person, IdentityField.Nik, nik) },
            Stop);
        await work.ExecuteAsync(
            """
            insert into source_record (person_id, source, vintage, facts, recorded_at) values (@person, 'DTKS', @vintage, @facts, 1)
            """,
            new { person, vintage = (long)new Month(2023, 12).Index, facts },
            Stop);
        await work.CommitAsync(Stop);
        return nik;
    }

    /// <summary>Another source's statement about a person, of a month such as <c>2024-02</c>.</summary>
    public async Task StateAsync(string nik, string source, string vintage, string facts) => await ExecuteAsync(
        "insert into source_record (person_id, source, vintage, facts, recorded_at) values (@person, @source, @vintage, @facts, 1)",
        new { person = await PersonAsync(nik), source, vintage = (long)Month.Parse(vintage).Index, facts });

    /// <summary>Decides that two records are one person, by their tables.</summary>
    public async Task MergeAsync(string kept, string merged)
    {
        var pair = new { kept = await PersonAsync(kept), merged = await PersonAsync(merged) };
        await ExecuteAsync("update person set merged_into = @kept where person_id = @merged", pair);
        await ExecuteAsync(
            """
            insert into person_merge (kept_id, merged_id, decided_at, decided_by, reason, evidence) values (@kept, @merged, 1, 1, '', '')
            """,
            pair);
    }

    public async Task<long> PersonAsync(string nik) =>
        await SingleAsync<long>(
            "select person_id from person_nik where blind_index = @index", new { index = Vault.BlindIndex(IdentityField.Nik, nik) });

    /// <summary>A row of a list with everything right but what the test is about.</summary>
    public static string Line(
        string nik, string programme = "KLJ", long amount = 300_000, string from = "2024-01", string to = "2024-12",
        string origin = "eksisting", string cohort = "2024-I") =>
        string.Create(CultureInfo.InvariantCulture, $"{nik},{programme},{amount},{from},{to},{origin},{cohort}");

    public Task<Outcome<DecreeChanged>> ImportAsync(
        string[] rows, string number = "Kepgub 120/2024", DateOnly? signedOn = null, BadRows badRows = BadRows.RefuseFile) =>
        new ImportDecree(Database, Keys, Statute).RunAsync(DecreeFile(Header, rows, number, signedOn ?? Signed, badRows), Act(), ct: Stop);

    public Task<Outcome<DecreeChanged>> AmendAsync(
        string[] rows, string number = "Kepgub 480/2024", string amends = "Kepgub 120/2024", DateOnly? signedOn = null,
        BadRows badRows = BadRows.RefuseFile) =>
        new AmendDecree(Database, Keys, Statute).RunAsync(
            DecreeFile(AmendmentHeader, rows, number, signedOn ?? new DateOnly(2024, 7, 23), badRows), amends,
            Act(ProcessKind.DecreeAmending), ct: Stop);

    public Task<Outcome<RecipientsChanged>> ChangeAsync(string[] rows, BadRows badRows = BadRows.RefuseFile) =>
        new ChangeRecipients(Database, Keys, Statute).RunAsync(
            new RecipientFile(WriteFile(EventHeader, rows), badRows), Act(ProcessKind.RecipientEnding), ct: Stop);

    /// <summary>
    /// All spans as people read them: <c>KLJ 2024-01..2024-06 ended</c>; an empty one as <c>KLJ 2024-01 (empty) ended</c>.
    /// </summary>
    public async Task<IReadOnlyList<string>> SpansAsync(string? nik = null)
    {
        var person = nik is null ? 0 : await PersonAsync(nik);
        var rows = await ListAsync<(string Programme, long From, long To, string Status)>(
            """
            select programme, from_month, to_month, status from recipient where @person = 0 or person_id = @person
            order by person_id, programme, from_month
            """, new { person });
        return [.. rows.Select(row => row.To < row.From
            ? $"{row.Programme} {new Month((int)row.From)} (empty) {row.Status}"
            : $"{row.Programme} {new MonthRange(new Month((int)row.From), new Month((int)row.To))} {row.Status}")];
    }

    /// <summary>All suspensions: <c>2024-03..2024-05</c>, an open one as <c>2024-03..</c>.</summary>
    public async Task<IReadOnlyList<string>> SuspensionsAsync()
    {
        var rows = await ListAsync<(long From, long? Through)>(
            "select from_month, through_month from suspension order by person_id, from_month");
        return [.. rows.Select(
            row => $"{new Month((int)row.From)}..{(row.Through is { } through ? new Month((int)through).ToString() : "")}")];
    }

    private DecreeFile DecreeFile(string header, string[] rows, string number, DateOnly signedOn, BadRows badRows) =>
        new(WriteFile(header, rows), number, "Penerima dan besaran", signedOn, badRows);
}
