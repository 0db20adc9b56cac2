using System.Globalization;
using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Imports;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Enrolment;

public sealed class ImportDecreeTests
{
    [DatabaseTheory]
    public async Task Import_GoodList_MakesEachLineARecipient(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        var child = await village.AddPersonAsync(born: "2020-02-02");

        var changed = await village.ImportAsync([Line(elder), Line(child, "KAJ", from: "2024-03", origin: "baru", cohort: "2024-II")]);

        Assert.Equal(["KAJ 1 300000", "KLJ 1 300000"], changed.Value.Programmes.Select(p => $"{p.Programme} {p.Lines} {p.PerMonth}"));
        Assert.Equal(["KLJ 2024-01..2024-12 active", "KAJ 2024-03..2024-12 active"], await village.SpansAsync());
        Assert.Equal(
            [("pkd", "new", "2024-II", 300_000L)],
            await village.ListAsync<(string, string, string, long)>(
                "select benefit_group, origin, cohort, amount from recipient where programme = 'KAJ'"));
        var report = await AuditVerification.RunAsync(village.Database, new() { RowSets = [DecreeRows.Set] }, ct: Stop);
        Assert.True(report.Verified, string.Join("; ", report.Faults));
        Assert.Equal(2, report.Rows);
    }

    [DatabaseTheory]
    public async Task Import_RowAgainstLawOrRegistry_IsRefusedWithItsReason(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        var young = await village.AddPersonAsync(born: "1964-01-02");
        var justSixty = await village.AddPersonAsync(born: "1964-01-01");
        var dead = await village.AddPersonAsync(died: "2023-12-31");
        var diedOnTheFirst = await village.AddPersonAsync(died: "2024-01-01");
        var gone = await village.AddPersonAsync(movedOut: "2024-01-01");
        var owner = await village.AddPersonAsync(facts: GoodFacts.Replace("owns_car=no", "owns_car=yes", StringComparison.Ordinal));
        var unknownFacts = await village.AddPersonAsync(facts: "dki_identity=yes");
        var seven = await village.AddPersonAsync(born: "2017-01-01");
        var six = await village.AddPersonAsync(born: "2017-01-02");
        (string Row, string? Reason)[] cases =
        [
            (Line(elder), null),
            (Line("3171990505509999"), "nobody in the registry"),
            (Line("3.17101E+15"), "scientific notation"),
            (Line(elder, "BLT"), "no programme 'BLT'"),
            (Line(elder, amount: 600_000), "gives Rp300,000 a month"),
            (Line(elder, amount: 600_000, from: "2022-06", to: "2023-05"), "changes in 2023-01"),
            (Line(elder, "KAJ", from: "2020-12", to: "2020-12"), "not in force in 2020-12"),
            (Line(elder, to: "2025-01"), "13 months"),
            (Line(elder, from: "2024-05", to: "2024-04"), "ends before it begins"),
            (Line(elder, from: "Januari"), "not a month"),
            (Line(elder, origin: "lama"), "not an origin"),
            (Line(young), "too young"),
            (Line(justSixty), null),
            (Line(dead), "died on 2023-12-31"),
            (Line(diedOnTheFirst), null),
            (Line(gone), "moved out of DKI on 2024-01-01"),
            (Line(owner), "OWNS_CAR"),
            (Line(unknownFacts), null),
            (Line(seven, "KAJ"), "too old"),
            (Line(six, "KAJ"), null),
            (Line(elder, "KPDJ", from: "2024-12", to: "2025-03"), "Line 2 already gives this person a benefit"),
        ];

        var changed = await village.ImportAsync([.. cases.Select(c => c.Row)], badRows: BadRows.SkipRow);

        var errors = (await File.ReadAllLinesAsync(changed.Value.ErrorsFile!, Stop)).Skip(1).ToDictionary(
            row => long.Parse(row.Split(',')[0], CultureInfo.InvariantCulture));
        Assert.Multiple([.. cases.Select((c, i) => (Action)(() =>
        {
            var error = errors.GetValueOrDefault(i + 2);
            if (c.Reason is null) Assert.Null(error);
            else Assert.Contains(c.Reason, error);
        }))]);
        Assert.Contains(
            "Aturan menolak KLJ pada 2024-01: ", errors[2 + Array.FindIndex(cases, c => c.Reason == "OWNS_CAR")], StringComparison.Ordinal);
        Assert.Equal(cases.Count(c => c.Reason is null), (int)changed.Value.Decree.Lines);
        Assert.DoesNotContain(elder, string.Concat(errors.Values), StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Import_OneBadRow_LeavesNothing(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();

        var changed = await village.ImportAsync([Line(elder), Line("3171990505509999")]);

        Assert.Equal(["import.bad-rows", "import.row"], changed.Problems.Select(problem => problem.Code));
        Assert.Equal(
            0, await village.SingleAsync<long>(
                "select (select count(*) from decree) + (select count(*) from decree_line) + (select count(*) from recipient)"));
        Assert.Equal(0, await village.SingleAsync<long>("select count(*) from audit_event"));
    }

    [DatabaseTheory]
    public async Task Import_SameFileAgain_ChangesNothing(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var rows = new[] { Line(await village.AddPersonAsync()) };
        await village.ImportAsync(rows);

        var again = await village.ImportAsync(rows);

        Assert.True(again.Value.WasKnown);
        Assert.Equal(1, await village.SingleAsync<long>("select count(*) from decree_line"));
        Assert.Equal(1, await village.SingleAsync<long>("select count(*) from audit_event"));
    }

    [DatabaseTheory]
    public async Task Import_OtherFileUnderTheSameNumber_IsRefused(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        await village.ImportAsync([Line(elder)]);

        var other = await village.ImportAsync([Line(elder, from: "2025-01", to: "2025-12")]);

        Assert.Equal("decree.number", Assert.Single(other.Problems).Code);
    }

    [DatabaseTheory]
    public async Task Import_MonthsOfADecreeInForce_AreRefusedAndLaterMonthsAccepted(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        await village.ImportAsync([Line(elder)]);

        var overlapping = await village.ImportAsync([Line(elder, "KPDJ", from: "2024-12", to: "2025-02")], "Kepgub 7/2024");
        var following = await village.ImportAsync([Line(elder, from: "2025-01", to: "2025-06")], "Kepgub 8/2024");

        Assert.Contains(
            "Kepgub 120/2024 already gives this person KLJ in 2024-01..2024-12", overlapping.Problems[1].Message,
            StringComparison.Ordinal);
        Assert.True(following.Succeeded);
        Assert.Equal(["KLJ 2024-01..2024-12 active", "KLJ 2025-01..2025-06 active"], await village.SpansAsync());
    }

    [DatabaseTheory]
    public async Task Import_PersonWhoseAssistanceEnded_IsEnrolledOnlyByALaterDecreeAfterTheEnd(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        await village.ImportAsync([Line(elder, to: "2024-06")]);
        await village.ChangeAsync([$"{elder},KLJ,akhiri,NOT_FOUND,2024-04-10,BA 1"]);

        var earlier = await village.ImportAsync([Line(elder, from: "2024-07")], "Kepgub 7/2024", new(2024, 4, 10));
        var reaching = await village.ImportAsync([Line(elder, from: "2024-02", to: "2024-08")], "Kepgub 8/2024", new(2024, 4, 11));
        var later = await village.ImportAsync([Line(elder, from: "2024-05")], "Kepgub 9/2024", new(2024, 4, 11));

        Assert.Contains("ended on 2024-04-10 (NOT_FOUND)", earlier.Problems[1].Message, StringComparison.Ordinal);
        Assert.Contains("ended on 2024-04-10 (NOT_FOUND)", reaching.Problems[1].Message, StringComparison.Ordinal);
        Assert.True(later.Succeeded);
        Assert.Equal(["KLJ 2024-01..2024-04 ended", "KLJ 2024-05..2024-12 active"], await village.SpansAsync());
    }

    [DatabaseTheory]
    public async Task Import_BrokenOffInTheMiddle_LeavesNothing(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        // The place of the next event in the trail is taken, so that the last write before the commit fails.
        await village.ExecuteAsync("insert into audit_event values (1, 1, 1, 1, '', '', 'x', 'x', '{}', '', 'x')");

        await Assert.ThrowsAnyAsync<Exception>(() => village.ImportAsync([Line(elder)]));

        Assert.Equal(
            0, await village.SingleAsync<long>(
                "select (select count(*) from decree) + (select count(*) from decree_line) + (select count(*) from recipient)"));
        Assert.Equal(0, await village.SingleAsync<long>("select count(*) from import_file"));
    }

    [Theory]
    [InlineData("", "Judul", "2024-01-15", "decree.name")]
    [InlineData("Kepgub 1/2024", "Judul", "2024-08-02", "decree.signed-on")]
    public async Task Import_HeadThatCannotBe_IsRefused(string number, string title, string signedOn, string code)
    {
        await using var village = await CreateAsync(Engine.Sqlite);
        var request = new DecreeFile(village.WriteFile(Header), number, title, DateOnly.Parse(signedOn, null));

        var changed = await new ImportDecree(village.Database, village.Keys, Statute).RunAsync(request, Act(), ct: Stop);

        Assert.Equal(code, Assert.Single(changed.Problems).Code);
    }
}
