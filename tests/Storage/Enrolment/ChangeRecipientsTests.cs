using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Imports;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Enrolment;

public sealed class ChangeRecipientsTests
{
    [DatabaseTheory]
    public async Task Change_EachKind_MovesSpansAndSuspensions(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var (ended, suspended, restored) = (await village.AddPersonAsync(), await village.AddPersonAsync(), await village.AddPersonAsync());
        await village.ImportAsync([Line(ended), Line(suspended), Line(restored)]);

        var changed = await village.ChangeAsync([
            $"{ended},KLJ,akhiri,DECEASED,2024-05-02,KM 1",
            $"{suspended},KLJ,tangguhkan,NO_LONGER_ELIGIBLE,2024-07-01,BA 2",
            $"{restored},KLJ,tangguhkan,NOT_FOUND,2024-02-15,BA 3",
            $"{restored},KLJ,pulihkan,,2024-06-01,BA 4"]);

        Assert.Equal(4, changed.Value.Recorded);
        Assert.Equal(
            ["KLJ 2024-01..2024-05 ended", "KLJ 2024-01..2024-12 suspended", "KLJ 2024-01..2024-12 active"], await village.SpansAsync());
        Assert.Equal(["2024-07..", "2024-03..2024-05"], await village.SuspensionsAsync());
        var report = await AuditVerification.RunAsync(
            village.Database, new() { RowSets = [DecreeRows.Set, RecipientEvents.Set] }, ct: Stop);
        Assert.True(report.Verified, string.Join("; ", report.Faults));
    }

    [DatabaseTheory]
    public async Task Change_AroundTheFirstOfAMonth_TouchesTheMonthThatTheLawNames(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        (string Day, string Span)[] cases =
        [
            ("2024-01-01", "KLJ 2024-01 (empty) ended"),
            ("2024-01-02", "KLJ 2024-01 ended"),
            ("2024-02-29", "KLJ 2024-01..2024-02 ended"),
            ("2024-03-01", "KLJ 2024-01..2024-02 ended"),
            ("2024-12-01", "KLJ 2024-01..2024-11 ended"),
            ("2024-12-31", "KLJ 2024-01..2024-12 ended"),
        ];
        var people = new List<string>();
        foreach (var _ in cases) people.Add(await village.AddPersonAsync());
        await village.ImportAsync([.. people.Select(person => Line(person))]);

        var changed = await village.ChangeAsync([.. people.Zip(cases, (person, c) => $"{person},KLJ,akhiri,DECEASED,{c.Day},KM")]);

        Assert.Equal(cases.Length, changed.Value.Recorded);
        Assert.Equal(cases.Select(c => c.Span), await village.SpansAsync());
    }

    [DatabaseTheory]
    public async Task Change_RowThatContradicts_IsRefusedWithItsReason(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var (elder, ended, stranger) = (await village.AddPersonAsync(), await village.AddPersonAsync(), await village.AddPersonAsync());
        await village.ImportAsync([Line(elder), Line(ended, from: "2024-03")]);
        await village.ChangeAsync([$"{ended},KLJ,akhiri,OWNS_CAR,2024-06-01,PKB 1"]);
        (string Row, string Reason)[] cases =
        [
            ("3171990505509999,KLJ,akhiri,DECEASED,2024-05-01,x", "nobody in the registry"),
            ($"{stranger},KLJ,akhiri,DECEASED,2024-05-01,x", "on no decree of this programme"),
            ($"{elder},KAJ,akhiri,DECEASED,2024-05-01,x", "on no decree of this programme"),
            ($"{elder},KLJ,hentikan,DECEASED,2024-05-01,x", "not an action"),
            ($"{elder},KLJ,akhiri,BORED,2024-05-01,x", "not a published reason to end"),
            ($"{elder},KLJ,tangguhkan,DECEASED,2024-05-01,x", "not a published reason to suspend"),
            ($"{elder},KLJ,tangguhkan,,2024-05-01,x", "not a published reason to suspend"),
            ($"{elder},KLJ,akhiri,DECEASED,1 Mei,x", "not a day"),
            ($"{elder},KLJ,akhiri,DECEASED,2024-05-01,", "evidence is missing"),
            ($"{elder},KLJ,akhiri,DECEASED,2023-12-31,x", "before the first month on a decree (2024-01)"),
            ($"{elder},KLJ,akhiri,DECEASED,2025-01-01,x", "the last month was 2024-12"),
            ($"{elder},KLJ,pulihkan,,2024-05-01,x", "no suspension to lift"),
            ($"{ended},KLJ,akhiri,OWNS_CAR,2024-07-01,x", "already ended: ended 2024-06-01 (OWNS_CAR)"),
            ($"{ended},KLJ,akhiri,OWNS_CAR,2024-05-01,x", "contradicts what is recorded for a later day: ended 2024-06-01"),
            ($"{ended},KLJ,akhiri,DECEASED,2024-06-01,x", "On the same day the person was already ended"),
            ($"{ended},KLJ,tangguhkan,NOT_FOUND,2024-06-02,x", "already ended"),
        ];

        var known = $"{ended},KLJ,akhiri,OWNS_CAR,2024-06-01,PKB 1";
        var changed = await village.ChangeAsync([.. cases.Select(c => c.Row), known], BadRows.SkipRow);

        var errors = await File.ReadAllLinesAsync(changed.Value.ErrorsFile!, Stop);
        Assert.Equal(cases.Length + 1, errors.Length);
        Assert.Multiple([.. cases.Select((c, i) => (Action)(() => Assert.Contains(c.Reason, errors[i + 1], StringComparison.Ordinal)))]);
        Assert.Contains("Bantuannya sudah berakhir: diakhiri 2024-06-01", errors[^1], StringComparison.Ordinal);
        Assert.Equal((0, 1), (changed.Value.Recorded, changed.Value.Repeated));
        Assert.Equal(1, await village.SingleAsync<long>("select count(*) from recipient_event"));
    }

    [DatabaseTheory]
    public async Task Change_SameFileTwice_ChangesNothing(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        await village.ImportAsync([Line(elder)]);
        var rows = new[] { $"{elder},KLJ,tangguhkan,NOT_FOUND,2024-04-01,BA 1", $"{elder},KLJ,pulihkan,,2024-06-01,BA 2" };
        await village.ChangeAsync(rows);
        var before = await StateAsync(village);

        var again = await village.ChangeAsync(rows);

        Assert.Equal((0L, 2L, 0L, null), (again.Value.Recorded, again.Value.Repeated, again.Value.RowsRefused, again.Value.Reference));
        Assert.Equal(before, await StateAsync(village));
    }

    [DatabaseTheory]
    public async Task Change_BadRowInTheFile_RecordsNothingUnlessGoodRowsMayLand(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        await village.ImportAsync([Line(elder)]);
        var rows = new[] { $"{elder},KLJ,akhiri,NOT_FOUND,2024-04-01,BA 1", "3171990505509999,KLJ,akhiri,NOT_FOUND,2024-04-01,BA 1" };

        var whole = await village.ChangeAsync(rows);
        var recordedOfWhole = await village.SingleAsync<long>("select count(*) from recipient_event");
        var part = await village.ChangeAsync(rows, BadRows.SkipRow);

        Assert.Equal("import.bad-rows", whole.Problems[0].Code);
        Assert.Equal(0, recordedOfWhole);
        Assert.Equal((1L, 1L), (part.Value.Recorded, part.Value.RowsRefused));
    }

    [DatabaseTheory]
    public async Task Change_LearnedLateAndOutOfOrder_GivesTheSameStanding(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var (late, inOrder) = (await village.AddPersonAsync(), await village.AddPersonAsync());
        await village.ImportAsync([Line(late), Line(inOrder)]);

        foreach (var rows in (string[][])[
            ["tangguhkan,NOT_FOUND,2024-07-01", "pulihkan,,2024-09-01"], ["akhiri,DECEASED,2024-11-20"],
                ["pulihkan,,2024-04-01", "tangguhkan,NOT_FOUND,2024-02-01"]])
            Assert.True((await village.ChangeAsync([.. rows.Select(row => $"{late},KLJ,{row},BA")])).Succeeded);
        await village.ChangeAsync([.. new[]
        {
            "tangguhkan,NOT_FOUND,2024-02-01", "pulihkan,,2024-04-01", "tangguhkan,NOT_FOUND,2024-07-01", "pulihkan,,2024-09-01",
                "akhiri,DECEASED,2024-11-20",
        }.Select(row => $"{inOrder},KLJ,{row},BA")]);

        Assert.Equal(["KLJ 2024-01..2024-11 ended", "KLJ 2024-01..2024-11 ended"], await village.SpansAsync());
        Assert.Equal(["2024-02..2024-03", "2024-07..2024-08", "2024-02..2024-03", "2024-07..2024-08"], await village.SuspensionsAsync());
    }

    [DatabaseTheory]
    public async Task Change_PersonOfTwoRecords_TouchesTheRecordThatHasTheLine(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var (kept, merged) = (await village.AddPersonAsync(), await village.AddPersonAsync());
        await village.ImportAsync([Line(merged)]);
        await village.MergeAsync(kept, merged);

        var suspended = await village.ChangeAsync([$"{kept},KLJ,tangguhkan,NOT_FOUND,2024-04-01,BA 1"]);
        var restored = await village.ChangeAsync(
            [$"{merged},KLJ,pulihkan,,2024-06-01,BA 2", $"{kept},KLJ,tangguhkan,NOT_FOUND,2024-04-01,BA 1"]);

        Assert.Equal((1L, 1L, 1L), (suspended.Value.Recorded, restored.Value.Recorded, restored.Value.Repeated));
        Assert.Equal(
            [(2L, 2L)], await village.ListAsync<(long, long)>("select person_id, count(*) from recipient_event group by person_id"));
        Assert.Equal(["2024-04..2024-05"], await village.SuspensionsAsync());
    }

    [DatabaseTheory]
    public async Task Change_OnePerson_NamesThePersonInTheTrail(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        await village.ImportAsync([Line(elder)]);
        var change = new RecipientChange(elder, "klj", RecipientEventKind.Suspended, "NOT_FOUND", new(2024, 5, 20), "BA 9");
        var act = Act(ProcessKind.RecipientSuspending);

        var changed = await new ChangeRecipients(village.Database, village.Keys, Statute).RunAsync(change, act, Stop);
        var wrong = await new ChangeRecipients(village.Database, village.Keys, Statute).RunAsync(
            change with { EffectiveOn = new(2024, 6, 1) }, act, Stop);

        Assert.Equal(1, changed.Value.Recorded);
        Assert.Contains("already suspended: suspended 2024-05-20", Assert.Single(wrong.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(["2024-06.."], await village.SuspensionsAsync());
        Assert.Equal(
            1, await village.SingleAsync<long>(
                "select count(*) from audit_event where subject = @p", new { p = Reference.Of("P", 1).ToString() }));
    }

    [DatabaseTheory]
    public async Task Change_RecordedEvent_CannotBeAltered(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        await village.ImportAsync([Line(elder)]);
        await village.ChangeAsync([$"{elder},KLJ,akhiri,NOT_FOUND,2024-04-01,BA 1"]);

        await Assert.ThrowsAnyAsync<Exception>(() => village.ExecuteAsync("update recipient_event set reason = 'MISUSE'"));
        await Assert.ThrowsAnyAsync<Exception>(() => village.ExecuteAsync("delete from recipient_event"));
        await Assert.ThrowsAnyAsync<Exception>(() => village.ExecuteAsync("update decree_line set amount = 1"));
    }

    private static async Task<string> StateAsync(Village village) => string.Join('|', [
        .. await village.SpansAsync(), .. await village.SuspensionsAsync(),
        (await village.SingleAsync<long>(
            "select (select count(*) from recipient_event) * 1000 + (select count(*) from audit_event)")).ToString(
                System.Globalization.CultureInfo.InvariantCulture)]);
}
