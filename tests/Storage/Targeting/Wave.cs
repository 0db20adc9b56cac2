using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Targeting;
using Paseban.Tests.Storage.Enrolment;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Targeting;

/// <summary>
/// A closed registration wave in a village of two kelurahan, whose applications and earlier steps are made as a test needs them, by their
/// tables: what is tested rests on nothing but the trail.
/// </summary>
internal sealed class Wave : IAsyncDisposable
{
    public const string Code = "FMOTM-2021";
    public const string Petojo = "31.71.03.1002";
    public const string Gambir = "31.71.03.1003";

    public const long Id = 1;

    public static readonly Month January = new(2022, 1);

    private const string Today = "2021-12-13";

    private long lastApplication;

    private Wave(Village village) => Village = village;

    public Village Village { get; }

    public Database Database => Village.Database;

    public static SiksNgMap Map { get; } = SiksNgMap.Read("exchange/siks-ng.yaml", MapText, Statute.Facts).Value;

    public static string MapText => File.ReadAllText(RepositoryRoot.Of("exchange/siks-ng.yaml"));

    public static async Task<Wave> CreateAsync(Engine engine, bool isClosed = true)
    {
        var village = await Village.CreateAsync(engine);
        await village.AdoptLawAsync();
        await village.ExecuteAsync(
            """
            insert into area (code, level, name, parent, folded) values (@Gambir, 4, 'Gambir', '31.71.03', 'gambir')
            """,
            new { Gambir });
        await village.ExecuteAsync(
            """
            insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by, closed_at)
            values (@Id, @Code, 'FMOTM', '2021-06-07', '2021-07-02', 0, 0, @closed)
            """,
            new { Id, Code, closed = isClosed ? 1L : (long?)null });
        return new(village);
    }

    public static ProcessContext Act(ProcessKind kind, string at = Today, string reason = "a test") =>
        Village.Act(kind, at) with { Reason = reason };

    /// <summary>One application of these people, the first as head of the family; gives its number.</summary>
    public async Task<long> ApplyAsync(
        string[] niks, string programmes = "KLJ", string area = Petojo, string rw = "001", string rt = "001", long submittedAt = 0)
    {
        var application = ++lastApplication;
        await Village.ExecuteAsync(
            """
            insert into application
                (id, wave_id, door, area, rt, rw, state, version, owner_id, begun_at, begun_by, submitted_at)
            values (@application, @Id, 'counter', @area, @rt, @rw, 'submitted', 1, 0, 0, 0, @submittedAt)
            """,
            new { application, Id, area, rt, rw, submittedAt = submittedAt == 0 ? application : submittedAt });
        var relation = "head";
        foreach (var nik in niks)
        {
            await Village.ExecuteAsync(
                """
                insert into application_member (person_id, application_id, wave_id, relation, programmes, step, standing)
                values (@person, @application, @Id, @relation, @programmes, 1, 'open')
                """,
                new { person = await Village.PersonAsync(nik), application, Id, relation, programmes });
            relation = "child";
        }
        return application;
    }

    /// <summary>One person who applied alone.</summary>
    public async Task<string> ApplicantAsync(
        string programmes = "KLJ", string area = Petojo, string rw = "001", string born = "1950-05-05", string facts = GoodFacts)
    {
        var nik = await Village.AddPersonAsync(born, facts: facts);
        await ApplyAsync([nik], programmes, area, rw);
        return nik;
    }

    /// <summary>What a step said of somebody in their newest application; 0 as application when they have none.</summary>
    public async Task SayAsync(
        CaseStep step, string nik, CaseOutcome outcome = CaseOutcome.Passed, string? reason = null, string detail = "",
        string programme = "")
    {
        var person = await Village.PersonAsync(nik);
        await using var work = await Database.BeginAsync(Act(ProcessKind.MinutesSigning), Stop);
        var application = await work.SingleAsync<long>(
            "select coalesce(max(application_id), 0) from application_member where person_id = @person", new { person }, Stop);
        await CaseTrail.StageAsync(work, Stop);
        await using (var bulk = CaseTrail.Bulk(work))
        {
            bulk.Add(person).Add(application).Add(programme).Add(outcome.Code()).Add(reason).Add(detail).EndRow();
            await bulk.CompleteAsync(Stop);
        }
        await CaseTrail.LandAsync(work, new(step, Id, "BA-1"), Stop);
        await work.CommitAsync(Stop);
    }

    /// <summary>People whom the minutes of their kelurahan found eligible.</summary>
    public async Task<string[]> DeliberatedAsync(int count, string programmes = "KLJ", string area = Petojo)
    {
        var niks = new string[count];
        for (var i = 0; i < count; i++)
        {
            niks[i] = await ApplicantAsync(programmes, area);
            await SayAsync(CaseStep.Deliberation, niks[i]);
        }
        return niks;
    }

    public Task<Outcome<TargetListLocked>> LockAsync(bool isPartial = false, string reason = "a test") =>
        new LockTargetList(Database).RunAsync(new(Code, isPartial), Act(ProcessKind.TargetListLocking, reason: reason), Stop);

    public string FileOf(string name) => Path.Combine(Path.GetDirectoryName(Village.WriteFile("x"))!, name);

    public Task<Outcome<SubmissionExported>> ExportAsync(string list, string path) =>
        new ExportSubmission(Database, Village.Keys, Map).RunAsync(
            new(list, path), Act(ProcessKind.SubmissionExporting), ct: Stop);

    /// <summary>A locked list of these people that was sent.</summary>
    public async Task<string[]> SentAsync(int count, string programmes = "KLJ", string area = Petojo)
    {
        var niks = await DeliberatedAsync(count, programmes, area);
        var list = (await LockAsync()).Value.List.Reference;
        Xunit.Assert.True((await ExportAsync(list, FileOf("sent.csv"))).Succeeded);
        return niks;
    }

    public Task<Outcome<DeterminationImported>> AnswerAsync(string[] rows, BadRows badRows = BadRows.RefuseFile) =>
        new ImportDetermination(Database, Village.Keys, Statute.Facts, Map).RunAsync(
            new(Village.WriteFile("nik,status,desil,periode", rows), badRows), Act(ProcessKind.DeterminationImporting), ct: Stop);

    /// <summary>Somebody determined by the ministry who asked for a programme, of whom nothing speaks against it.</summary>
    public async Task<string> DeterminedAsync(
        string programmes = "KLJ", string area = Petojo, string born = "1950-05-05", string facts = GoodFacts)
    {
        var nik = await ApplicantAsync(programmes, area, born: born, facts: facts);
        await Village.ExecuteAsync(
            "update person set area = @area where person_id = @person", new { area, person = await Village.PersonAsync(nik) });
        await SayAsync(CaseStep.Determination, nik);
        return nik;
    }

    /// <summary>The same, who also came through the deliberation on recipients with this priority.</summary>
    public async Task<string> RankableAsync(
        long priority = 1, string programme = "KLJ", string area = Petojo, string born = "1950-05-05", string facts = GoodFacts)
    {
        var nik = await DeterminedAsync(programme, area, born, facts);
        await SayAsync(CaseStep.ProgrammeDeliberation, nik, detail: $"priority={priority}", programme: programme);
        return nik;
    }

    public async Task SetQuotaAsync(params (string Area, string Programme, long Places)[] quotas)
    {
        var rows = quotas.Select(quota => string.Create(CultureInfo.InvariantCulture, $"{quota.Area},{quota.Programme},{quota.Places}"));
        var file = Village.WriteFile("kode_kelurahan,program,kuota", [.. rows]);
        var set = await new ImportQuota(Database, Statute).RunAsync(new(file, 2022), Act(ProcessKind.QuotaSetting), Stop);
        Xunit.Assert.True(set.Succeeded);
    }

    public async Task<Outcome<CandidatesAssessed>> AssessAsync(string programme = "KLJ")
    {
        // The village's people are known from a registry of 2023; here it is of the wave's own year.
        await Village.ExecuteAsync(
            "update source_record set vintage = @now where vintage = @then",
            new { now = (long)new Month(2021, 10).Index, then = (long)new Month(2023, 12).Index });
        return await new AssessCandidates(Database, Statute).RunAsync(
            new(programme, January), Act(ProcessKind.CandidatesRanking), ct: Stop);
    }

    public Task<Outcome<CandidatesRanked>> RankAsync(string programme = "KLJ") =>
        new RankCandidates(Database, Statute).RunAsync(new(programme, January), Act(ProcessKind.CandidatesRanking), ct: Stop);

    /// <summary>Judged and ranked at once.</summary>
    public async Task<Ranking> RankedAsync(string programme = "KLJ")
    {
        Xunit.Assert.True((await AssessAsync(programme)).Succeeded);
        return (await RankAsync(programme)).Value.Ranking;
    }

    public Task<Outcome<DecreeDrafted>> DraftAsync(
        string path, string[] rankings, string number = "Kepgub 1/2022", string? amends = null, Month? from = null,
        string at = "2021-12-20") =>
        new DraftDecree(Database, Village.Keys, Statute).RunAsync(
            new(rankings, number, path, amends, from), Act(ProcessKind.DecreeDrafting, at), ct: Stop);

    /// <summary>How a case stands: <c>14 open</c>, <c>14 dropped NOT_DETERMINED</c>.</summary>
    public async Task<string> StandingAsync(string nik)
    {
        var (step, standing, reason) = await Village.SingleAsync<(long, string, string?)>(
            """
            select step, standing, reason from application_member where person_id = @person order by application_id desc limit 1
            """,
            new { person = await Village.PersonAsync(nik) });
        return string.Create(CultureInfo.InvariantCulture, $"{step} {standing} {reason}").TrimEnd();
    }

    /// <summary>What a step said of everybody, newest last: <c>1 waiting QUOTA_FULL</c>.</summary>
    public async Task<IReadOnlyList<string>> SaidAsync(CaseStep step)
    {
        var rows = await Village.ListAsync<(long Person, string Outcome, string? Reason)>(
            """
            select s.person_id, s.outcome, s.reason from case_step s join case_batch b on b.id = s.batch_id
            where b.step = @step order by s.batch_id, s.person_id
            """,
            new { step = (long)step });
        return [.. rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Person} {row.Outcome} {row.Reason}").TrimEnd())];
    }

    public async Task AssertTrailAsync()
    {
        RowSet[] sets =
        [
            CaseTrail.Rows, TargetListRows.Set, SubmissionRows.Set, DeterminationRows.Set, Quotas.Rows, Decisions.Set, RankingRows.Set,
            Paseban.Assistance.Enrolment.DecreeRows.Set,
        ];
        var report = await AuditVerification.RunAsync(Database, new() { RowSets = sets }, ct: Stop);
        Xunit.Assert.True(report.Verified, string.Join("; ", report.Faults));
    }

    public ValueTask DisposeAsync() => Village.DisposeAsync();
}
