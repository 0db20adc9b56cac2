using Paseban.Assistance.Intake;
using Paseban.Assistance.Matching;
using Paseban.Assistance.Registry;
using Paseban.Tests.Storage.Enrolment;

namespace Paseban.Tests.Storage.Matching;

/// <summary>A wave on one database, whose applicants are made as a test needs them; today is 5 July 2021.</summary>
internal sealed class Registration : IAsyncDisposable
{
    public const string Wave = "FMOTM-2021";
    public const string VehicleHeader = "nik,nama_pemilik,jenis,merek,tahun,nomor_polisi,vintage";
    public const string PropertyHeader = "nik,nama_wp,alamat_op,njop,luas_tanah,luas_bangunan,nop";
    public const string CivilHeader = "nik,no_kk,nama_lgkp,jenis_klmin,tgl_lhr,jenis_pkrjn,kode_kel,status,tgl_status";

    private long lastApplication;

    private Registration(Village village) => Village = village;

    public Village Village { get; }

    public Database Database => Village.Database;

    public static async Task<Registration> OpenAsync(Engine engine)
    {
        var registration = new Registration(await Village.CreateAsync(engine));
        await registration.Village.AdoptLawAsync();
        await registration.Village.ExecuteAsync(
            """
            insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by)
            values (1, 'FMOTM-2021', 'FMOTM', '2021-06-07', '2021-07-02', 0, 0)
            """);
        return registration;
    }

    public static ProcessContext Act(ProcessKind kind, string day = "2021-07-05") =>
        Village.Act(kind, day) with { Reason = "matching", Evidence = "a test" };

    /// <summary>One application for a household of these people; gives their NIKs, the head's first.</summary>
    public async Task<IReadOnlyList<string>> ApplyAsync(params string[] names) =>
        await ApplyWithAsync("DECLARED", "public_employee_in_household=no;owns_car=no;drinking_water_source=3", names);

    public async Task<IReadOnlyList<string>> ApplyWithAsync(string source, string facts, params string[] names)
    {
        var niks = new List<string>();
        var application = ++lastApplication;
        await Village.ExecuteAsync(
            """
            insert into application (id, wave_id, door, state, version, owner_id, begun_at, begun_by)
            values (@application, 1, 'counter', 'submitted', 1, 0, 0, 0)
            """,
            new { application });
        long household = 0;
        foreach (var name in names)
        {
            var nik = await Village.AddPersonAsync(facts: "", status: null, decile: null);
            var person = await Village.PersonAsync(nik);
            if (niks.Count == 0) household = person;
            await Village.ExecuteAsync(
                "update person set name = @name, folded_name = @folded, household_id = @household where person_id = @person",
                new { name, folded = PersonNames.Fold(name), household, person });
            await Village.ExecuteAsync(
                "insert into household_membership (person_id, household_id, relation, valid_from) values (@person, @household, '', 1)",
                new { person, household });
            await Village.ExecuteAsync("delete from source_record where person_id = @person", new { person });
            await Village.StateAsync(nik, source, "2021-06", facts);
            await Village.ExecuteAsync(
                """
                insert into application_member (person_id, application_id, wave_id, relation, programmes, step, standing)
                values (@person, @application, 1, @relation, 'KLJ', 2, 'open')
                """,
                new { person, application, relation = niks.Count == 0 ? "head" : "child" });
            niks.Add(nik);
        }
        return niks;
    }

    public Task<Outcome<MatchResult>> CivilAsync(
        string[] rows, string? vintage = "2021-07", string day = "2021-07-05") =>
        new MatchCivilExtract(Database, Village.Keys, Village.Statute).RunAsync(
            new(Wave, [new(MatchRegister.Civil, Village.WriteFile(CivilHeader, rows), Month(vintage))]),
            Act(ProcessKind.CivilMatching, day), ct: Stop);

    public Task<Outcome<MatchResult>> VehiclesAsync(string[] rows, string? vintage = null, string day = "2021-07-05") =>
        RevenueAsync(day, new ExtractFile(MatchRegister.Vehicles, Village.WriteFile(VehicleHeader, rows), Month(vintage)));

    public Task<Outcome<MatchResult>> PropertyAsync(string[] rows, string? vintage = "2021-05", string day = "2021-07-05") =>
        RevenueAsync(day, new ExtractFile(MatchRegister.Property, Village.WriteFile(PropertyHeader, rows), Month(vintage)));

    public Task<Outcome<MatchResult>> RevenueAsync(string day, params ExtractFile[] files) =>
        new MatchRevenue(Database, Village.Keys, Village.Statute).RunAsync(
            new(Wave, files), Act(ProcessKind.ExtractMatching, day), ct: Stop);

    public Task<Outcome<MatchResult>> InstitutionsAsync(params string[] rows) =>
        new MatchInstitutions(Database, Village.Keys, Village.Statute).RunAsync(
            new(Wave, [new(MatchRegister.Institutions, Village.WriteFile("nik,nama,panti,masuk", rows), new Month(2021, 6))]),
            Act(ProcessKind.ExtractMatching), ct: Stop);

    public Task<Outcome<MatchResult>> StateAidAsync(params string[][] lists) =>
        new MatchStateAid(Database, Village.Keys, Village.Statute).RunAsync(
            new(
                Wave,
                [
                    .. lists.Select(rows => new ExtractFile(
                        MatchRegister.StateAid, Village.WriteFile("nik,nama,program,periode", rows))),
                ]),
            Act(ProcessKind.ExtractMatching), ct: Stop);

    public Task<Outcome<MatchResult>> CriteriaAsync(string day = "2021-07-05") =>
        new JudgeCriteria(Database, Village.Statute).RunAsync(Wave, Act(ProcessKind.CriteriaJudging, day), ct: Stop);

    /// <summary>Standing and reason of a person's case.</summary>
    public Task<(string Standing, string? Reason)> StandingAsync(string nik) => AskAsync<(string, string?)>(
        nik, "select standing, reason from application_member where person_id = @person");

    /// <summary>The person's application is submitted again, changed: everything is asked anew.</summary>
    public async Task SubmitAgainAsync(string nik)
    {
        var person = await Village.PersonAsync(nik);
        await using var work = await Database.BeginAsync(Act(ProcessKind.ApplicationEditing), Stop);
        await work.ExecuteAsync("update application_member set standing = 'open', reason = null where person_id = @person", new { person });
        await CaseTrail.StageAsync(work, Stop);
        await work.ExecuteAsync(
            """
            insert into temp_case_step (person_id, application_id, programme, outcome, reason, detail)
            select person_id, application_id, '', 'passed', null, '' from application_member where person_id = @person
            """,
            new { person });
        await CaseTrail.LandAsync(work, new(CaseStep.Registered, 1, "TEST"), Stop);
        await work.CommitAsync(Stop);
    }

    /// <summary>What the step said last.</summary>
    public Task<string> DetailAsync(string nik) => AskAsync<string>(
        nik, "select detail from case_step where person_id = @person order by batch_id desc limit 1");

    /// <summary>What a source says of a person; empty where it says nothing.</summary>
    public async Task<string> FactsAsync(string nik, string source) => string.Join(
        '|',
        await Village.ListAsync<string>(
            "select facts from source_record where person_id = @person and source = @source order by vintage",
            new { person = await Village.PersonAsync(nik), source }));

    public ValueTask DisposeAsync() => Village.DisposeAsync();

    /// <summary>A row of the civil registry that agrees with the person as the fixture makes them.</summary>
    public static string Civil(
        string nik, string name, string status = "AKTIF", string statusOn = "", string occupation = "BURUH HARIAN LEPAS",
        string born = "1950-05-05", string area = "31.71.03.1002") => $"{nik},,{name},L,{born},{occupation},{area},{status},{statusOn}";

    private async Task<T> AskAsync<T>(string nik, string sql) =>
        await Village.SingleAsync<T>(sql, new { person = await Village.PersonAsync(nik) });

    private static Month? Month(string? text) => text is null ? null : Kernel.Month.Parse(text);
}
