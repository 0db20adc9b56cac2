using System.Data.Common;

namespace Paseban.Tests.Storage.Engines;

/// <summary>A reference that PostgreSQL asks once a statement holds as a foreign key does, however the table is written.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] ReportColumns =
        ["person_id", "payment_id", "kind", "message_id", "amount", "reason", "reported_on"];

    [DatabaseTheory]
    public async Task Insert_ThatNamesWhatThereIsNot_IsRefusedByTheTable(Engine engine)
    {
        await using var test = await PrepareAsync(engine);

        foreach (var write in (string[])
        [
            Payment(2, run: 2),
            Report(message: 2),
            "insert into decree_line (person_id, id, decree_id, programme, benefit_group, amount, from_month, to_month, origin, cohort) "
                + "values (1, 2, 2, 'KLJ', 'pkd', 1, 1, 1, 'new', '')",
            Person(2, "31.99"),
        ])
        {
            await RefusedAsync(test, write);
        }
    }

    [DatabaseTheory]
    public async Task Bulk_WithOneRowThatNamesWhatThereIsNot_IsRefusedWhole(Engine engine)
    {
        await using var test = await PrepareAsync(engine);
        await using var work = await test.Database.BeginAsync(A.Process(), Stop);

        await Assert.ThrowsAnyAsync<DbException>(async () =>
        {
            await using var rows = work.Bulk("payment_report", ReportColumns);
            foreach (var message in (long[])[1, 2])
                rows.Add(1).Add(message).Add("settled").Add(message).Add(1).Add("").Add("2024-03-01").EndRow();
            await rows.CompleteAsync(Stop);
        });
    }

    [DatabaseTheory]
    public async Task WhatIsReferredTo_DeletedOrGivenAnotherKey_IsRefusedByTheTable(Engine engine)
    {
        await using var test = await PrepareAsync(engine);

        foreach (var (table, key, value) in ((string, string, string)[])
            [("run", "id", "7"), ("bank_message", "id", "7"), ("decree", "id", "7"), ("area", "code", "'32'")])
        {
            await RefusedAsync(test, $"delete from {table}");
            await RefusedAsync(test, $"update {table} set {key} = {value}");
        }
        await RefusedAsync(test, "update payment set run_id = 2");
        await RefusedAsync(test, "update payment_report set message_id = 2");
        await RefusedAsync(test, "update person set area = '31.99'");
    }

    private static async Task<TestDatabase> PrepareAsync(Engine engine)
    {
        var test = await TestDatabase.CreateAsync(engine);
        await using var work = await test.Database.BeginAsync(A.Process(), Stop);
        foreach (var write in (string[])
        [
            "insert into area (code, level, name, parent, folded) values ('31', 1, 'DKI Jakarta', null, 'dki jakarta')",
            Person(1, "31"),
            "insert into decree (id, number, title, signed_on, version, root_id, imported_at, imported_by, merkle_root, lines) "
                + "values (1, 'Kepgub 1/2024', '', '2024-01-02', 1, 1, 0, 0, '', 1)",
            "insert into run (id, name, kind, programmes, from_month, through_month, arrears, fiscal_year, value_date, state, law_hash, "
                + "built_at, built_by, payments, total, snapshot_root) "
                + "values (1, 'T', 'regular', 'KLJ', 1, 1, 0, 2024, '', 'built', '', 0, 0, 1, 1, '')",
            Payment(1, run: 1),
            "insert into bank_message (id, content_hash, name, kind, message_id, received_at, items, exceptions) "
                + "values (1, '', '', '', '', 0, 0, 0)",
            Report(message: 1),
        ])
        {
            await work.ExecuteAsync(write, ct: Stop);
        }
        await work.CommitAsync(Stop);
        return test;
    }

    private static async Task RefusedAsync(TestDatabase test, string change)
    {
        await using var work = await test.Database.BeginAsync(A.Process(), Stop);
        await Assert.ThrowsAnyAsync<DbException>(() => work.ExecuteAsync(change, ct: Stop));
    }

    private static string Payment(long id, long run) =>
        "insert into payment (person_id, id, run_id, programme, area, months, first_month, last_month, amount, state) "
            + $"values (1, {id}, {run}, 'KLJ', '31', 1, 1, 1, 1, 'held')";

    private static string Report(long message) =>
        $"insert into payment_report ({string.Join(", ", ReportColumns)}) values (1, 1, 'settled', {message}, 1, '', '')";

    private static string Person(long id, string area) =>
        "insert into person (person_id, name, folded_name, sex, birth_date, area, household_id, row_hash, recorded_at) "
            + $"values ({id}, 'A', 'a', 1, '1950-01-01', '{area}', 1, '', 0)";
}
