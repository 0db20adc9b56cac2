using System.Globalization;
using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Printing;
using Paseban.Assistance.Registry;
using Law = Paseban.Rules.Law;

namespace Paseban.Tests.Storage.Deliberation;

/// <summary>
/// Two kelurahan in a closed wave whose names came through matching, on one database. People and cases are written by their tables, so
/// that a test of meetings depends on nothing else.
/// </summary>
internal sealed class Neighbourhood : TestWorld
{
    public const string Wave = "FMOTM-2021";
    public const string Cideng = "31.71.03.1002";
    public const string Gambir = "31.71.03.1003";

    private long lastPerson;

    private Neighbourhood(TestDatabase test) : base(test)
    {
    }

    public static Law Statute => LawFolder.Law;

    /// <param name="engine">Where it lies.</param>
    /// <param name="households">Of two people each, by turns in the two kelurahan.</param>
    public static async Task<Neighbourhood> CreateAsync(Engine engine, int households = 4)
    {
        var place = new Neighbourhood(await TestDatabase.CreateAsync(engine));
        await place.ExecuteAsync(
            """
            insert into area (code, level, name, parent, folded) values
                ('31', 1, 'DKI Jakarta', null, 'dki jakarta'), ('31.71', 2, 'Jakarta Pusat', '31', 'jakarta pusat'),
                ('31.71.03', 3, 'Gambir', '31.71', 'gambir'), ('31.71.03.1002', 4, 'Cideng', '31.71.03', 'cideng'),
                ('31.71.03.1003', 4, 'Petojo', '31.71.03', 'petojo')
            """);
        await place.ExecuteAsync(
            """
            insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by, closed_at, closed_by)
            values (1, 'FMOTM-2021', 'Pendaftaran FMOTM 2021', '2021-06-07', '2021-07-02', 0, 0, 1, 0)
            """);
        for (var i = 0; i < households; i++) await place.AddHouseholdAsync(i + 1, i % 2 == 0 ? Cideng : Gambir);
        await place.LandAsync(CaseStep.Criteria, "", CaseOutcome.Passed, null);
        return place;
    }

    public static ProcessContext Act(ProcessKind kind, string reason = "a test", string at = "2021-07-20", Role role = Role.Lurah) => new(
        kind, new DateTimeOffset(DateOnly.Parse(at, CultureInfo.InvariantCulture), new TimeOnly(15, 0), ProcessContext.Jakarta),
        A.Actor(11, role), reason, "surat 1");

    /// <summary>A child listed before the head, so that the order of an agenda shows.</summary>
    public async Task AddHouseholdAsync(long household, string area)
    {
        await ExecuteAsync(
            """
            insert into application (id, wave_id, door, household_id, area, rt, rw, state, version, owner_id, begun_at, begun_by)
            values (@household, 1, 'counter', @household, @area, @rt, '001', 'submitted', 1, 0, 0, 0)
            """,
            new { household, area, rt = $"00{9 - household}" });
        await AddPersonAsync(household, area, "child", "1990-02-02");
        await AddPersonAsync(household, area, "head", "1950-05-05");
    }

    public async Task<long> AddPersonAsync(long household, string area, string relation, string born, bool isMember = true)
    {
        var person = ++lastPerson;
        var nik = NikOf(person, born);
        await ExecuteAsync(
            """
            insert into person (person_id, name, folded_name, sex, birth_date, area, rt, rw, household_id, row_hash, recorded_at)
            values (@person, @name, @name, 1, @born, @area, @rt, '001', @household, '', 1)
            """,
            new { person, name = $"WARGA {Letters(person)}", born, area, rt = $"00{9 - household}", household });
        await ExecuteAsync(
            "insert into person_nik (blind_index, person_id, ciphertext) values (@index, @person, @cipher)",
            new { index = Vault.BlindIndex(IdentityField.Nik, nik), person, cipher = Vault.Encrypt(person, IdentityField.Nik, nik) });
        if (isMember)
            await ExecuteAsync(
                """
                insert into application_member (person_id, application_id, wave_id, relation, programmes, step, standing)
                values (@person, @household, 1, @relation, 'KLJ', 1, 'open')
                """,
                new { person, household, relation });
        return person;
    }

    /// <summary>A batch of one step upon every case of the wave, or upon some people.</summary>
    public async Task LandAsync(CaseStep step, string programme, CaseOutcome outcome, string? reason, params long[] people)
    {
        await using var work = await Database.BeginAsync(Act(ProcessKind.CriteriaJudging), Stop);
        await CaseTrail.StageAsync(work, Stop);
        await work.ExecuteAsync(
            $"""
            insert into temp_case_step (person_id, application_id, programme, outcome, reason, detail)
            select p.person_id, coalesce(m.application_id, 0), @programme, @outcome, @reason, ''
            from person p left join application_member m on m.person_id = p.person_id
            where {(people.Length > 0 ? $"p.person_id in ({string.Join(',', people)})" : "m.person_id is not null")}
            """,
            new { programme, outcome = outcome.Code(), reason },
            Stop);
        await CaseTrail.LandAsync(work, new(step, 1, "TEST"), Stop);
        await work.CommitAsync(Stop);
    }

    public async Task<IReadOnlyList<DrawnMeeting>> DrawAsync(MeetingKind kind = MeetingKind.Registration) =>
        (await new DrawAgendas(Database).RunAsync(new(Wave, kind), Act(ProcessKind.AgendaDrawing), ct: Stop)).Value.Meetings;

    public Task<Outcome<MeetingsImported>> ImportAsync(params string[] paths) => ImportAsync(BadRows.RefuseFile, paths);

    public Task<Outcome<MeetingsImported>> ImportAsync(BadRows badRows, params string[] paths) =>
        new ImportMeetings(Database, Keys, Statute).RunAsync(
            new(Wave, paths, badRows), Act(ProcessKind.MeetingHolding), ct: Stop);

    public Task<Outcome<SignedMinutes>> SignAsync(string meeting, Role role = Role.Lurah) =>
        Signing().RunAsync(meeting, Act(ProcessKind.MinutesSigning, role: role), ct: Stop);

    public SignMinutes Signing() => new(Database, Keys, Statute, PrintFonts.Find().Value, Path.Combine(Folder, "minutes"));

    /// <summary>The meetings of both kelurahan held with quorum; only Cideng's when <paramref name="areas"/> says so.</summary>
    public string[] HeldFiles(string kind = "fmotm", params string[] areas)
    {
        if (areas.Length == 0) areas = [Cideng, Gambir];
        string[] roles = ["lurah", "lmk", "rw", "pendamsos", "rt"];
        return
        [
            WriteFile(
                "kelurahan,jenis,tempat,mulai,selesai,pimpinan,notulis",
                [.. areas.Select(area => $"{area},{kind},Aula kelurahan,2021-07-15T09:00,2021-07-15T12:00,Lurah Sari,Bu Tini")]),
            WriteFile(
                "kelurahan,jenis,nama,unsur,jabatan",
                [.. areas.SelectMany(area => roles.Select((role, i) => $"{area},{kind},Hadirin {i},{role},wakil {role}"))]),
        ];
    }

    /// <summary>A decision for each name of both agendas, layak unless said otherwise.</summary>
    public string DecisionsFile(params (long Person, string Row)[] others) => WriteFile(
        "referensi,kelurahan,jenis,keputusan,alasan,prioritas,keberatan",
        [
            .. Enumerable.Range(1, (int)lastPerson).Select(person =>
            {
                var area = (person - 1) / 2 % 2 == 0 ? Cideng : Gambir;
                var said = Array.Find(others, other => other.Person == person).Row ?? $"layak,,{person},";
                return $"{PersonKey.ReferenceOf(person)},{area},fmotm,{said}";
            }),
        ]);

    public static string NikOf(long person, string born) =>
        Tests.TestKit.Any.NikDigits(DateOnly.Parse(born, CultureInfo.InvariantCulture), Sex.Male, (int)person);

    /// <summary>Where each person's case stands: <c>1 Deliberation open</c>, with the reason where there is one.</summary>
    public async Task<IReadOnlyList<string>> StandingAsync() =>
        [
            .. (await ListAsync<(long Person, long Step, string Standing, string? Reason)>(
                "select person_id, step, standing, reason from application_member order by person_id"))
                .Select(row => $"{row.Person} {(CaseStep)row.Step} {row.Standing} {row.Reason}".TrimEnd()),
        ];

    private static string Letters(long number) => new((char)('A' + ((number - 1) % 26)), 3);
}
