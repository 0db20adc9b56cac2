using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Imports;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Enrolment;

public sealed class AmendDecreeTests
{
    [DatabaseTheory]
    public async Task Amend_AddChangeRemove_MakesTheNextVersion(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var (removed, changed, added) = (await village.AddPersonAsync(), await village.AddPersonAsync(), await village.AddPersonAsync());
        await village.ImportAsync([Line(removed), Line(changed)]);

        var amended = await village.AmendAsync([
            $"{removed},KLJ,,2024-07,,,,hapus,pindah",
            $"{Line(changed, from: "2024-08", to: "2024-10", cohort: "2024-II")},ubah,masa berlaku",
            $"{Line(added, from: "2024-07", origin: "baru", cohort: "2024-III")},tambah,penerima baru"]);

        Assert.Equal((2, 2, 2), ((int)amended.Value.Decree.Version, (int)amended.Value.Decree.Lines, (int)amended.Value.Withdrawals));
        Assert.Equal("Kepgub 120/2024", amended.Value.Decree.Amends);
        Assert.Equal(["KLJ 2024-01..2024-06 ended"], await village.SpansAsync(removed));
        Assert.Equal(["KLJ 2024-01..2024-07 ended", "KLJ 2024-08..2024-10 active"], await village.SpansAsync(changed));
        Assert.Equal(["KLJ 2024-07..2024-12 active"], await village.SpansAsync(added));
        var report = await AuditVerification.RunAsync(village.Database, new() { RowSets = [DecreeRows.Set] }, ct: Stop);
        Assert.True(report.Verified, string.Join("; ", report.Faults));
        Assert.Equal(2 + 4, report.Rows);
    }

    [DatabaseTheory]
    public async Task Amend_FromTheLinesFirstMonth_WithdrawsItWhole(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var (removed, changed, later) = (await village.AddPersonAsync(), await village.AddPersonAsync(), await village.AddPersonAsync());
        await village.ImportAsync([Line(removed), Line(changed), Line(later, from: "2024-09")]);

        await village.AmendAsync([
            $"{removed},KLJ,,2024-01,,,,hapus,bukan penerima",
            $"{Line(changed, cohort: "2024-II")},ubah,kohort",
            $"{later},KLJ,,2024-07,,,,hapus,bukan penerima"]);

        Assert.Equal(["KLJ 2024-01 (empty) ended"], await village.SpansAsync(removed));
        Assert.Equal(["KLJ 2024-01..2024-12 active"], await village.SpansAsync(changed));
        Assert.Equal("2024-II", await village.SingleAsync<string>("select cohort from recipient where to_month >= from_month"));
        Assert.Equal(["KLJ 2024-09 (empty) ended"], await village.SpansAsync(later));
    }

    [DatabaseTheory]
    public async Task Amend_AnAmendment_NamesAnyVersionAndFollowsTheNewest(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        await village.ImportAsync([Line(elder)]);
        await village.AmendAsync([$"{elder},KLJ,,2024-10,,,,hapus,pindah"]);

        var third = await village.AmendAsync(
            [$"{elder},KLJ,,2024-05,,,,hapus,pindah lebih awal"], "Kepgub 500/2024", "Kepgub 120/2024", new(2024, 7, 30));

        Assert.Equal(3, third.Value.Decree.Version);
        Assert.Equal(["KLJ 2024-01..2024-04 ended"], await village.SpansAsync());
    }

    [DatabaseTheory]
    public async Task Amend_MoveToAnotherProgramme_GivesOneBenefitAMonth(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        await village.ImportAsync([Line(elder)]);

        await village.AmendAsync(
            [$"{Line(elder, "KPDJ", from: "2024-07")},tambah,pindah program", $"{elder},KLJ,,2024-07,,,,hapus,pindah program"]);

        Assert.Equal(["KLJ 2024-01..2024-06 ended", "KPDJ 2024-07..2024-12 active"], await village.SpansAsync());
    }

    [DatabaseTheory]
    public async Task Amend_OfASuspendedOrEndedPerson_KeepsTheStanding(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var (suspended, ended) = (await village.AddPersonAsync(), await village.AddPersonAsync());
        await village.ImportAsync([Line(suspended), Line(ended, to: "2024-08")]);
        await village.ChangeAsync([$"{suspended},KLJ,tangguhkan,NOT_FOUND,2024-06-01,BA", $"{ended},KLJ,akhiri,NOT_FOUND,2024-03-01,BA"]);

        await village.AmendAsync(
            [$"{Line(suspended, from: "2024-07", cohort: "2024-II")},ubah,kohort", $"{Line(ended, from: "2024-09")},tambah,ditemukan"]);

        Assert.Equal(["KLJ 2024-01..2024-06 ended", "KLJ 2024-07..2024-12 suspended"], await village.SpansAsync(suspended));
        Assert.Equal(["KLJ 2024-01..2024-02 ended", "KLJ 2024-09..2024-12 active"], await village.SpansAsync(ended));
        Assert.Equal(["2024-06.."], await village.SuspensionsAsync());
    }

    [DatabaseTheory]
    public async Task Amend_RowThatCannotBe_IsRefusedWithItsReason(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var (elder, listed, stranger) = (await village.AddPersonAsync(), await village.AddPersonAsync(), await village.AddPersonAsync());
        await village.ImportAsync([Line(elder, to: "2024-09"), Line(listed)]);
        (string Row, string Reason)[] cases =
        [
            ($"{elder},KLJ,,2024-10,,,,hapus,pindah", "no line of this person and programme in that month or later"),
            ($"{elder},KAJ,,2024-07,,,,hapus,pindah", "no line of this person and programme"),
            ($"{stranger},KLJ,,2024-07,,,,hapus,pindah", "no line of this person and programme"),
            ($"{Line(stranger)},ubah,masa", "no line of this person and programme"),
            ($"{Line(elder, from: "2024-09")},tambah,masa", "Kepgub 120/2024 already gives this person KLJ in 2024-01..2024-09"),
            ($"{Line(stranger)},tambah,", "reason is missing"),
            ($"{Line(stranger)},ganti,masa", "not an action on a line"),
            ($"{listed},KLJ,,2024-07,,,,hapus,pindah", ""),
            ($"{Line(listed, from: "2024-08")},ubah,masa", "Line 9 already changes or removes"),
        ];

        var amended = await village.AmendAsync([.. cases.Select(c => c.Row)], badRows: BadRows.SkipRow);

        var errors = (await File.ReadAllLinesAsync(amended.Value.ErrorsFile!, Stop)).Skip(1).ToList();
        Assert.Equal(cases.Length - 1, errors.Count);
        Assert.Multiple(
            [.. cases.Where(c => c.Reason.Length > 0).Select(
                (c, i) => (Action)(() => Assert.Contains(c.Reason, errors[i], StringComparison.Ordinal)))]);
        Assert.Equal(["KLJ 2024-01..2024-06 ended"], await village.SpansAsync(listed));
    }

    [DatabaseTheory]
    public async Task Amend_ChangeThatIsRefused_NoLongerMakesRoomForAnotherRow(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var elder = await village.AddPersonAsync();
        await village.ImportAsync([Line(elder)]);
        await village.ImportAsync([Line(elder, from: "2025-01", to: "2025-12")], "Kepgub 8/2024");

        // The change reaches into the other decree; without it the addition would stand beside the old line.
        var amended = await village.AmendAsync(
            [$"{Line(elder, from: "2024-12", to: "2025-01")},ubah,masa",
            $"{Line(elder, "KPDJ", from: "2024-12", to: "2024-12")},tambah,lain",
                    $"{Line(await village.AddPersonAsync())},tambah,baru"],
            badRows: BadRows.SkipRow);

        Assert.Equal(2, amended.Value.RowsRefused);
        Assert.Equal(["KLJ 2024-01..2024-12 active", "KLJ 2025-01..2025-12 active"], await village.SpansAsync(elder));
    }

    [DatabaseTheory]
    public async Task Amend_PersonOfTwoRecords_SeesTheLinesOfBoth(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var (kept, merged) = (await village.AddPersonAsync(), await village.AddPersonAsync());
        await village.ImportAsync([Line(merged)]);
        await village.MergeAsync(kept, merged);

        var second = await village.ImportAsync([Line(kept, "KPDJ")], "Kepgub 8/2024");
        await village.AmendAsync(
            [$"{Line(kept, "KPDJ", from: "2024-07")},tambah,pindah program", $"{kept},KLJ,,2024-07,,,,hapus,pindah program"]);

        Assert.Contains("already gives this person KLJ", second.Problems[1].Message, StringComparison.Ordinal);
        Assert.Equal(["KPDJ 2024-07..2024-12 active", "KLJ 2024-01..2024-06 ended"], await village.SpansAsync());
    }

    [Theory]
    [InlineData("Kepgub 999/2024", "2024-07-23", "decree.unknown")]
    [InlineData("Kepgub 120/2024", "2024-01-14", "decree.signed-on")]
    public async Task Amend_HeadThatCannotBe_IsRefused(string amends, string signedOn, string code)
    {
        await using var village = await CreateAsync(Engine.Sqlite);
        var elder = await village.AddPersonAsync();
        await village.ImportAsync([Line(elder)]);

        var amended = await village.AmendAsync(
            [$"{elder},KLJ,,2024-07,,,,hapus,pindah"], amends: amends, signedOn: DateOnly.Parse(signedOn, null));

        Assert.Equal(code, Assert.Single(amended.Problems).Code);
    }
}
