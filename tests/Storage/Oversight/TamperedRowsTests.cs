using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Oversight;
using Paseban.Tests.Storage.Disbursement;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Oversight;

/// <summary>What only the database's owner can do, with the guards taken away: verification names each.</summary>
public sealed class TamperedRowsTests
{
    /// <summary>What is done, and what is said of it; a star stands for what depends on the order of events.</summary>
    private static readonly (string Done, string Said)[] Tamperings =
    [
        (
            "update posting set amount = amount * 2 where entry_id = 2",
            "posting 'sp2d SP2D-T1-2024, line 1': amount is '3600000', but event * recorded '1800000'."),
        (
            "update posting set programme = 'KAJ' where entry_id = 1",
            "posting 'run 1 approved, line 1': programme is 'KAJ', but event * recorded 'KLJ'."),
        (
            "insert into posting (entry_id, line, debit_account, credit_account, programme, amount) values (1, 9, '2110', '5110', '-', 5)",
            "No event records posting 'run 1 approved, line 9'."),
        (
            "delete from posting where entry_id = (select max(id) from journal_entry)",
            "posting 'year 2024 closed, line 1', which event * recorded, is missing."),
        (
            "update journal_entry set booked_on = '2024-01-01' where id = 1",
            "posting 'run 1 approved, line 1': booked_on is '2024-01-01', but event * recorded '2024-02-26'."),
        ("update run_approval set actor_id = 11", "run_approval 'T1-2024, 3': actor_id is '11', but event * recorded '12'."),
        ("update run set total = 1", "run 'T1-2024': total is '1', but event * recorded '1800000'."),
        (
            "update payment_order set amount = 1 where kind = 'SPP'",
            "payment_order 'SPP-T1-2024': amount is '1', but event * recorded '1800000'."),
        (
            "update payment_order set dated = '2024-01-01' where kind = 'SPM'",
            "payment_order 'SPM-T1-2024': dated is '2024-01-01', but event * recorded '2024-02-26'."),
        (
            "update budget_line set ceiling = 5 where programme = 'KLJ'",
            "budget_line 'KLJ 2024 as of *': ceiling is '5', but event * recorded '1000000000'."),
        ("update fiscal_year set closed_at = null", "fiscal_year 'FY 2024': closed_at is '', but event * recorded '*'."),
        (
            "update late_month_authority set recorded_by = 7",
            "late_month_authority 'FY 2024, Kepgub 12/2025': recorded_by is '7', but event * recorded '13'."),
        (
            "update setting set value = '666' where name = 'fund-account'",
            "setting 'fund-account': value is '666', but event * recorded '*'."),
        ("update bank_file set total = 1", "bank_file '*': total is '1', but event * recorded '1800000'."),
        ("update bank_message set items = 99", "bank_message '*': items is '99', but event * recorded '*'."),
        (
            "update statement_entry set amount = 1 where line = 1",
            "The rows 'bank-message.statements' of 1 differ from what event * recorded."),
        (
            "update month_allocation set amount = 1 where person_id = 1 and month = 24288",
            "month_allocation: payment 1 of 2 months and 600000 has 2 months and 300001."),
        (
            "delete from month_allocation where person_id = 2",
            "month_allocation: payment 2 of 2 months and 600000 has 0 months and 0."),
        (
            "update recipient set amount = 900000 where person_id = 1",
            "recipient: the span that line 1 of the decree gave differs from that line."),
        (
            "update bank_account set ciphertext = 'x' where person_id = 1",
            "bank_account: version 1 differs from what payment 1 was built with."),
    ];

    [DatabaseTheory]
    public async Task Verify_RowsRewrittenBehindTheGuards_NamesEach(Engine engine)
    {
        await using var city = await PaidAsync(engine);
        var whole = await VerifyAsync(city);
        await UnguardAsync(city, engine);

        foreach (var (done, _) in Tamperings) await city.ExecuteAsync(done);

        var faults = (await VerifyAsync(city)).Faults;
        Assert.Empty(whole.Faults);
        Assert.All(Tamperings, tampering => Assert.Contains(faults, fault => Matches(fault, tampering.Said)));
    }

    /// <summary>A whole table rewritten is told in some lines and a number.</summary>
    [DatabaseTheory]
    public async Task Verify_AWholeTableRewritten_NamesTheFirstAndCountsTheRest(Engine engine)
    {
        await using var city = await CreateAsync(engine, elders: 25);
        _ = (await city.BuildAsync()).Value;

        await city.ExecuteAsync("update recipient set amount = 1");

        var faults = (await VerifyAsync(city)).Faults;
        Assert.Equal((21, "recipient: 5 more that do not agree."), (faults.Count, faults[^1]));
    }

    /// <summary>An event of an older version, which did not put the date of a payment order into it.</summary>
    [DatabaseTheory]
    public async Task Verify_AnEventThatDoesNotTellOfAColumn_AcceptsItAsItStands(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var claim = new EventClaim(
            "setting", "test.set", told => [new("a", told["value"], told["since"])],
            "select name, value, 'whenever' as since from setting where name = 'a'");
        await using (var work = await test.Database.BeginAsync(A.Process(), Stop))
        {
            await work.ExecuteAsync("insert into setting (name, value) values ('a', '1')", ct: Stop);
            work.Record("test.set", "a", new { value = "1" });
            await work.CommitAsync(Stop);
        }

        var report = await AuditVerification.RunAsync(test.Database, new() { Claims = [claim] }, ct: Stop);

        Assert.Equal((true, 1L), (report.Verified, report.Rows));
    }

    /// <summary>A run that was paid, in a year that was closed.</summary>
    private static async Task<City> PaidAsync(Engine engine)
    {
        var city = await CreateAsync(engine, elders: 3);
        await city.ReleaseAsync();
        city.Bank.Statement("2024-03-01", BankInMemory.Funding("SP2D-T1-2024", 1_800_000), city.Bank.Batch());
        await city.ReceiveAsync();
        _ = (await city.ReconcileAsync()).Value;
        _ = (await city.CloseAsync()).Value;
        var atTheEnd = new DateTimeOffset(2024, 12, 31, 15, 0, 0, ProcessContext.Jakarta);
        _ = (await new CloseYear(city.Database).RunAsync(2024, Act(ProcessKind.YearClosing, Treasurer, atTheEnd), ct: Stop)).Value;
        _ = (await new AuthoriseLateMonths(city.Database)
            .RunAsync(2024, "Kepgub 12/2025", Act(ProcessKind.LateMonthsAuthorising, Treasurer, atTheEnd), Stop)).Value;
        return city;
    }

    private static async Task<AuditReport> VerifyAsync(City city) =>
        (await new VerifyAudit(city.Database, city.Keys).RunAsync(null, null, Stop)).Value;

    private static async Task UnguardAsync(City city, Engine engine)
    {
        var guards = engine == Engine.Sqlite
            ? await city.ListAsync<string>("select 'drop trigger ' || name from sqlite_master where type = 'trigger'")
            : await city.ListAsync<string>(
                """
                select distinct 'alter table ' || event_object_table || ' disable trigger user' from information_schema.triggers
                where trigger_schema = current_schema()
                """);
        foreach (var guard in guards) await city.ExecuteAsync(guard);
    }

    private static bool Matches(string text, string expected)
    {
        var at = 0;
        foreach (var part in expected.Split('*'))
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0 || (at == 0 && found > 0)) return false;
            at = found + part.Length;
        }
        return true;
    }
}
