using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Registry;

namespace Paseban.Tests.Storage.Deliberation;

public sealed class RemarkTests
{
    [DatabaseTheory]
    public async Task Remark_AFile_LeavesADoubtAndDropsNobody(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        var file = place.WriteFile(
            "referensi,nik,catatan,keterangan,oleh",
            $"{PersonKey.ReferenceOf(1)},,ada,,RT 008", $",{Neighbourhood.NikOf(2, "1950-05-05")},meninggal,menurut keluarga,RT 008",
            $"{PersonKey.ReferenceOf(3)},,tidak ditemukan,,RW 001");

        var recorded = await RecordAsync(place, file);
        var again = await RecordAsync(place, file);
        var sameSaid = await RecordAsync(place, place.WriteFile(
            "referensi,catatan,keterangan,oleh", $"{PersonKey.ReferenceOf(1)},ada,,RT 008"));

        Assert.Equal((3, 2), (recorded.Value.Recorded, recorded.Value.Doubts));
        Assert.True(again.Value.File!.WasImportedBefore);
        Assert.Equal((0, 1), (sameSaid.Value.Recorded, sameSaid.Value.Repeated));
        Assert.Equal(
            [
                "1 NeighbourhoodReview open", "2 NeighbourhoodReview verify DECEASED", "3 NeighbourhoodReview verify NOT_FOUND",
                "4 Criteria open",
            ],
            (await place.StandingAsync()).Take(4));
    }

    [DatabaseTheory]
    public async Task Remark_OnANameWithoutAgenda_IsRefused(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);

        var refused = await new RecordRemarks(place.Database, place.Keys).RunAsync(
            new RemarkRequest(Neighbourhood.Wave, PersonKey.ReferenceOf(1), NeighbourhoodRemark.Moved, "", "RT 008"),
            Neighbourhood.Act(ProcessKind.RemarkRecording), Stop);

        Assert.Equal("remark.name", Assert.Single(refused.Problems).Code);
    }

    [DatabaseTheory]
    public async Task Remark_WithBadRows_NamesThem(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();

        var refused = await RecordAsync(place, place.WriteFile(
            "referensi,catatan,keterangan,oleh",
            $"{PersonKey.ReferenceOf(1)},hilang,,RT 008", $"{PersonKey.ReferenceOf(1)},pindah,,", "P-9,pindah,,RT 008"));

        Assert.Equal(3, refused.Problems.Count(problem => problem.Code == "import.row"));
    }

    private static Task<Outcome<RemarksRecorded>> RecordAsync(Neighbourhood place, string file) =>
        new RecordRemarks(place.Database, place.Keys).RunAsync(
            new RemarksFile(Neighbourhood.Wave, file), Neighbourhood.Act(ProcessKind.RemarkRecording), ct: Stop);
}
