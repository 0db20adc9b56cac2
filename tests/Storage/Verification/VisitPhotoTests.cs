using Paseban.Assistance.Intake;
using Paseban.Assistance.Verification;
using Paseban.Tests.Storage.Enrolment;
using static Paseban.Tests.Storage.Enrolment.Village;
using static Paseban.Tests.Storage.Verification.Round;

namespace Paseban.Tests.Storage.Verification;

public sealed class VisitPhotoTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. "RUMAH RAHASIA WARGA"u8, 0xFF, 0xD9];

    [DatabaseTheory]
    public async Task Keep_AWholePhotoTwice_IsKeptOnceEncryptedAndReadAgain(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        using var folder = new TemporaryFolder();
        await PlanAsync(village);

        var kept = await KeepAsync(village, folder, Jpeg);
        var again = await KeepAsync(village, folder, Jpeg);
        var read = await ReadAsync(village, folder, "objection");
        var aimless = await ReadAsync(village, folder, "");

        Assert.Equal(("image/jpeg", true, false), (kept.Value.MediaType, kept.Value.IsNew, again.Value.IsNew));
        var file = Assert.Single(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
        Assert.Equal(-1, (await File.ReadAllBytesAsync(file, Stop)).AsSpan().IndexOf("RAHASIA"u8));
        Assert.Equal(Jpeg, read.Value.Content.ToArray());
        Assert.Equal("access.purpose", Assert.Single(aimless.Problems).Code);
        await using var reading = await village.Database.ReadAsync(Stop);
        var answer = await reading.SingleAsync<string>("select value from visit_answer where field = 'photo'", ct: Stop);
        Assert.Equal(kept.Value.Sha256, answer);
    }

    [DatabaseTheory]
    public async Task Keep_WhatIsNoPhotoOrNoVisit_IsRefusedAndLeavesNothing(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        using var folder = new TemporaryFolder();

        var unknown = await KeepAsync(village, folder, Jpeg);
        await PlanAsync(village);
        var none = await ReadAsync(village, folder, "objection");
        var cut = await KeepAsync(village, folder, Jpeg[..^2]);
        var paper = await KeepAsync(village, folder, [.. "%PDF-1.4\n%%EOF\n"u8]);
        var large = await KeepAsync(village, folder, new byte[AttachDocument.LargestBytes + 1]);

        Assert.Equal("visit.unknown", Assert.Single(unknown.Problems).Code);
        Assert.Equal("photo.none", Assert.Single(none.Problems).Code);
        Assert.All(new[] { cut, paper }, refused => Assert.Equal("photo.type", Assert.Single(refused.Problems).Code));
        Assert.Equal("photo.size", Assert.Single(large.Problems).Code);
        Assert.Empty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    private static Task<Outcome<VisitPhotoKept>> KeepAsync(Village village, TemporaryFolder folder, byte[] content) =>
        new KeepVisitPhoto(village.Database, village.Keys, Statute, new DocumentFolder(folder.Path)).RunAsync(
            new(Visits.ReferenceOf(1), new(2021, 8, 10), "Siti", content), At(ProcessKind.VisitRecording, "2021-08-11"), Stop);

    private static Task<Outcome<VisitPhotoRead>> ReadAsync(Village village, TemporaryFolder folder, string reason) =>
        new ReadVisitPhoto(village.Database, village.Keys, new DocumentFolder(folder.Path)).RunAsync(
            Visits.ReferenceOf(1), At(ProcessKind.IdentityReading, "2021-08-12") with { Reason = reason }, Stop);
}
