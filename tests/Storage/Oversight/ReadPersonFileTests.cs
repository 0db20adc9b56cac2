using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;
using Paseban.Assistance.Registry;
using Paseban.Tests.Storage.Disbursement;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Oversight;

public sealed class ReadPersonFileTests
{
    private static readonly string First = PersonKey.ReferenceOf(1);

    [DatabaseTheory]
    public async Task Run_OfARecipientBeforeAnyRun_ShowsWhatIsDueAndWhy(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 2);

        var file = (await ReadAsync(city, new(First))).Value;

        Assert.Equal(["2024-01", "2024-02"], file.Due.Select(due => due.Month.ToString()));
        Assert.Equal(600_000, file.Due.Sum(due => due.Amount.Amount));
        Assert.Equal("Kepgub 1/2024", Assert.Single(file.Lines).Decree);
        Assert.Single(file.Recipient.Spans);
        Assert.Contains(file.Entitlements, assessment => assessment.Programme.Code == "KLJ");
        Assert.Empty(file.Months);
        Assert.Null(file.Audit);
    }

    [DatabaseTheory]
    public async Task Run_WithMonthsTakenUp_LeavesThemOutOfWhatIsDue(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 2);
        await PayAsync(city, person: 1, month: new Month(2024, 1), state: "credited");
        await city.ExecuteAsync(
            """
            insert into receivable (id, person_id, payment_id, month, amount, reason, legal_basis, fiscal_year, recorded_at)
            values (5, 1, 1, @month, 300000, 'DECEASED', 'law', 2024, 1)
            """,
            new { month = (long)new Month(2024, 1).Index });

        var file = (await ReadAsync(city, new(First))).Value;

        Assert.Equal(["2024-02"], file.Due.Select(due => due.Month.ToString()));
        Assert.True(Assert.Single(file.Months).Receivable);
        Assert.Equal(300_000, Assert.Single(file.Payments).Amount.Amount);
        Assert.Equal(300_000, Assert.Single(file.Receivables).Amount.Amount);
    }

    [DatabaseTheory]
    public async Task Run_OfSuspendedAndEndedMonths_ShowsThemNotDue(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);
        await city.ExecuteAsync(
            """
            insert into suspension (person_id, programme, from_month, through_month, reason, event_id)
            values (1, 'KLJ', @month, null, 'NOT_FOUND', 1)
            """,
            new { month = (long)new Month(2024, 2).Index });

        var file = (await ReadAsync(city, new(First))).Value;

        Assert.Equal(["2024-01"], file.Due.Select(due => due.Month.ToString()));
        Assert.Single(file.Recipient.Suspensions);
    }

    [DatabaseTheory]
    public async Task Run_Masked_HidesNumbersUntilTheyAreAskedFor(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);

        var masked = (await ReadAsync(city, new(First))).Value.Person.Standing.Accounts.Single().Number;
        var shown = (await ReadAsync(city, new(First, Reveal: true))).Value.Person.Standing.Accounts.Single().Number;

        Assert.Equal("4010000001", shown);
        Assert.Equal("******0001", masked);
    }

    [DatabaseTheory]
    public async Task Run_OfAnyone_LeavesOneAccessRecord(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);

        await ReadAsync(city, new(First));

        Assert.Equal([1L], await city.ListAsync<long>("select person_id from access_record"));
    }

    [DatabaseTheory]
    public async Task Run_WithAudit_TellsTheEventsOfWhatThePersonIsPartOf(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 2);
        await PayAsync(city, person: 1, month: new Month(2024, 1), state: "credited");
        var (run, other, decree) = ($"{Reference.Of("RUN", 1)}", $"{Reference.Of("RUN", 2)}", $"{Reference.Of("DEC", 1)}");
        await RecordAsync(city, First, PersonKey.ReferenceOf(2), run, other, decree);

        var audit = (await ReadAsync(city, new(First, WithAudit: true))).Value.Audit!;

        Assert.Equal([decree, run, First], audit.Select(happened => happened.Subject));
    }

    [DatabaseTheory]
    public async Task Run_WithAccess_TellsWhoLookedBeforeAndEachLookOnce(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 2);
        await city.ExecuteAsync("update person set merged_into = 1 where person_id = 2");
        await ReadAsync(city, new(First));

        var looks = (await ReadAsync(city, new(First, WithAccess: true))).Value.Access!;
        var kept = (await ReadAsync(city, new(First))).Value.Access;

        Assert.Equal(ActorReference.Of(Officer.Id).ToString(), Assert.Single(looks).Actor);
        Assert.Null(kept);
    }

    [DatabaseTheory]
    public async Task Run_OfSomebodyElsewhere_FindsNobodyAndLeavesATrace(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);
        await city.ExecuteAsync("insert into area (code, level, name, folded) values ('31.75.07.1001', 4, 'Ujung', 'ujung')");
        var reader = A.Actor(31, Role.KelurahanOfficer) with { Areas = [AreaCode.Parse("31.75.07.1001")] };

        var read = await ReadAsync(city, new(First), reader);

        Assert.Equal(ProblemKind.NotFound, Assert.Single(read.Problems).Kind);
        Assert.Equal(1, Assert.Single(await city.ListAsync<long>("select count(*) from access_record where person_id is null")));
    }

    [DatabaseTheory]
    public async Task Run_OfARecordMergedIntoOneElsewhere_ShowsOnlyTheOwn(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 2);
        await city.ExecuteAsync("insert into area (code, level, name, folded) values ('31.75.07.1001', 4, 'Ujung', 'ujung')");
        await city.ExecuteAsync("update person set area = '31.75.07.1001' where person_id = 2");
        await city.ExecuteAsync("update person set merged_into = 2 where person_id = 1");
        var reader = A.Actor(31, Role.KelurahanOfficer) with { Areas = [AreaCode.Parse(Kelurahan)] };

        var own = (await ReadAsync(city, new(First), reader)).Value;
        var whole = (await ReadAsync(city, new(First))).Value;

        Assert.Equal([1L], own.Person.Records.Select(record => record.PersonId));
        Assert.Equal([2L, 1L], whole.Person.Records.Select(record => record.PersonId));
    }

    [DatabaseTheory]
    public async Task Run_ByNik_IsNotAnAddress(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 1);

        var read = await ReadAsync(city, new("3171994101500001"));

        Assert.Equal(ProblemKind.NotFound, Assert.Single(read.Problems).Kind);
    }

    private static async Task RecordAsync(City city, params IReadOnlyList<string> subjects)
    {
        await using var work = await city.Database.BeginAsync(Act(ProcessKind.RunBuilding, Officer), Stop);
        foreach (var subject in subjects) work.Record("test.happened", subject, new { });
        await work.CommitAsync(Stop);
    }

    private static async Task PayAsync(City city, long person, Month month, string state)
    {
        var args = new { person, month = (long)month.Index, state, Kelurahan };
        await city.ExecuteAsync(
            """
            insert into run (id, name, kind, programmes, from_month, through_month, arrears, fiscal_year, value_date, state, law_hash,
                built_at, built_by, payments, total, snapshot_root)
            values (1, 'T1-2024', 'regular', 'KLJ', @month, @month, 0, 2024, '2024-01-31', 'closed', '', 1, 1, 1, 300000, '')
            """,
            args);
        await city.ExecuteAsync(
            """
            insert into payment (person_id, id, run_id, programme, area, months, first_month, last_month, amount, bank, holder_name,
                account_version, account_index, account_ciphertext, state, credited_on)
            values (@person, 1, 1, 'KLJ', @Kelurahan, 1, @month, @month, 300000, 'BDKIIDJ1XXX', 'WARGA', 1, '', '', @state, '2024-01-31')
            """,
            args);
        await city.ExecuteAsync(
            """
            insert into month_allocation (person_id, benefit_group, month, payment_id, amount) values (@person, 'pkd', @month, 1, 300000)
            """,
            args);
        await city.TallyAsync();
    }

    private static Task<Outcome<PersonFile>> ReadAsync(City city, ReadPersonFileRequest request, Actor? reader = null)
    {
        var actor = reader ?? Officer;
        var database = reader is null ? city.Database : city.Database.Within(new(actor.Id, actor.Areas));
        return new ReadPersonFile(database, city.Keys, City.Law).RunAsync(request, Act(ProcessKind.IdentityReading, actor), Stop);
    }
}
