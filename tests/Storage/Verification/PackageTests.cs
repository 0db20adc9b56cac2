using System.Text.Json;
using Paseban.Assistance.Verification;
using Paseban.Tests.Storage.Enrolment;
using static Paseban.Tests.Storage.Enrolment.Village;
using static Paseban.Tests.Storage.Verification.Round;

namespace Paseban.Tests.Storage.Verification;

/// <summary>Visits taken along without signal: locked on the way, merged answer by answer.</summary>
public sealed class PackageTests
{
    private const string Area = "31.71.03.1002";

    [DatabaseTheory]
    public async Task Package_OutAndBack_MergesEveryAnswerOnce(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village);
        var issued = await IssueAsync(village);
        await AnswerAsync(village, "2021-08-10", "Budi", ("mobil", "ya"));
        var back = Back(village, issued, ("owns_car", "no"), ("outcome", "sesuai"), ("recommendation", "layak"));

        var merged = await MergeAsync(village, back, issued.Code);
        var again = await MergeAsync(village, back, issued.Code);

        Assert.Equal((3, 1), (merged.Value.Answers, merged.Value.Done));
        Assert.Equal([$"{Visits.ReferenceOf(1)} mobil"], merged.Value.Contradictions);
        Assert.Equal(0, again.Value.Answers);
    }

    [DatabaseTheory]
    public async Task Package_WithAnswersOfAVisitThatWasCancelled_KeepsThemAndMovesNothing(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village);
        var issued = await IssueAsync(village);
        await VisitTests.DropAsync(village, 1);

        var merged = await MergeAsync(
            village, Back(village, issued, ("outcome", "tidak_ditemukan"), ("recommendation", "tidak_layak")), issued.Code);

        Assert.Equal((2, 0, 0), (merged.Value.Answers, merged.Value.Done, merged.Value.Against));
        Assert.Equal("dropped", (await StandingAsync(village, 1)).Standing);
    }

    [DatabaseTheory]
    public async Task Package_WithAnotherCodeOrChanged_IsRefused(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village);
        var issued = await IssueAsync(village);
        var back = Back(village, issued, ("outcome", "sesuai"));
        var cut = village.WriteFile("");
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(back, Stop))[..^9], Stop);

        var wrongCode = await MergeAsync(village, back, "AAAA-BBBB-CCCC-DDDD");
        var truncated = await MergeAsync(village, cut, issued.Code);

        Assert.Equal("package.code", wrongCode.Problems.Single().Code);
        Assert.Equal("package.format", truncated.Problems.Single().Code);
    }

    [DatabaseTheory]
    public async Task Package_WithABadAnswer_LandsNothingAndNamesIt(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village);
        var issued = await IssueAsync(village);
        var back = Back(village, issued, ("outcome", "sesuai"), ("owns_car", "perhaps"));

        var refused = await MergeAsync(village, back, issued.Code);

        Assert.Contains("Answer 2", refused.Problems.Single().Message, StringComparison.Ordinal);
        await using var reading = await village.Database.ReadAsync(Stop);
        Assert.Equal(0, await reading.SingleAsync<long>("select count(*) from visit_answer", ct: Stop));
    }

    [DatabaseTheory]
    public async Task Package_Issued_LeavesAnAccessRecordAndNoReadableName(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village);

        var issued = await IssueAsync(village);

        Assert.DoesNotContain("WARGA", await File.ReadAllTextAsync(issued.Path, Stop), StringComparison.Ordinal);
        await using var reading = await village.Database.ReadAsync(Stop);
        Assert.Equal(1, await reading.SingleAsync<long>("select count(*) from access_record where person_id = 1", ct: Stop));
    }

    [DatabaseTheory]
    public async Task PaperLists_OfAKelurahan_PrintReferencesAndNoIdentityNumber(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village, sample: 100);
        var path = village.WriteFile("");

        var written = await new WritePaperLists(village.Database, village.Keys, Statute).RunAsync(
            new(Area, path), At(ProcessKind.VisitPackaging, "2021-08-06"), Stop);

        var html = await File.ReadAllTextAsync(path, Stop);
        Assert.Equal((2, 2), (written.Value.Visits, written.Value.Neighbourhoods));
        Assert.Contains(Visits.ReferenceOf(1), html, StringComparison.Ordinal);
        Assert.DoesNotContain("317199", html, StringComparison.Ordinal);
    }

    private static async Task<PackageIssued> IssueAsync(Village village) =>
        (await new IssuePackage(village.Database, village.Keys, Statute).RunAsync(
            new(Area, FirstDay.AddDays(7), village.WriteFile("")), At(ProcessKind.VisitPackaging, "2021-08-06"), Stop)).Value;

    private static string Back(Village village, PackageIssued issued, params (string Field, string Value)[] answers)
    {
        var at = new DateTimeOffset(2021, 8, 11, 10, 0, 0, ProcessContext.Jakarta);
        var back = new PackageBack(
            issued.Package, "Siti", [.. answers.Select(
                answer => new PackagedAnswer(Visits.ReferenceOf(1), answer.Field, answer.Value, at))]);
        var path = village.WriteFile("");
        File.WriteAllBytes(path, PackageBox.Seal(JsonSerializer.SerializeToUtf8Bytes(back, JsonSerializerOptions.Web), issued.Code));
        return path;
    }

    private static Task<Outcome<AnswersLanded>> MergeAsync(Village village, string path, string code) =>
        new MergePackage(village.Database, Statute).RunAsync(new(path, code), At(ProcessKind.VisitPackaging, "2021-08-12"), Stop);
}
