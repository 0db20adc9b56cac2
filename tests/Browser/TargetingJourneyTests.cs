namespace Paseban.Tests.Browser;

/// <summary>Pusdatin looks for duplicates, decides one, and draws up the decree from a ranking.</summary>
public sealed class TargetingJourneyTests(DemoWorld world, Chromium chromium)
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(360, true)]
    public async Task Pusdatin_FromMatchingToTheDraft_SeesEachResult(int width, bool english)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var pusdatin = new Reader(
            await Staff.SignInAsync(chromium, site, Role.PusdatinOfficer, width: width, english: english), english);

        await SearchAsync(pusdatin);
        await SeeAFindingAsync(pusdatin);
        await DecideADuplicateAsync(pusdatin);
        var decree = await DraftAsync(pusdatin);

        Assert.StartsWith("nik,program,jumlah_per_bulan", decree.TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    /// <summary>The search is long work: its page says how far it is, and leads to the result.</summary>
    private static async Task SearchAsync(Reader pusdatin)
    {
        await pusdatin.FollowAsync("Pemadanan", "Matching");
        await pusdatin.SeesAsync("Pemadanan", "Matching");
        await pusdatin.FollowAsync("Cari data ganda", "Look for duplicates");
        await pusdatin.SeesAsync("Cari data ganda", "Look for duplicates");
        await pusdatin.SendAsync("Cari", "Search");
    }

    private static async Task SeeAFindingAsync(Reader pusdatin)
    {
        await pusdatin.Page.GotoAsync("/matching/findings");
        await pusdatin.SeesAsync("Temuan pemadanan", "Findings of matching");
        await pusdatin.FollowAsync("FND-", "FND-");
        await pusdatin.SeesAsync("FND-", "FND-");
    }

    private static async Task DecideADuplicateAsync(Reader pusdatin)
    {
        await pusdatin.Page.GotoAsync("/matching/duplicates");
        await pusdatin.SeesAsync("Data yang mungkin ganda", "Records that may be duplicates");
        await pusdatin.FollowAsync("DUP-", "DUP-");
        await pusdatin.SeesAsync("Data ganda DUP-", "Duplicates DUP-");
        await pusdatin.ChooseAsync("3 Bukan orang yang sama", "3 Not the same person");
        await pusdatin.Page.Keyboard.PressAsync("2");
        await pusdatin.Page.Keyboard.PressAsync("a");
        await pusdatin.Page.Keyboard.TypeAsync("kembar");
        await pusdatin.Page.Keyboard.PressAsync("Escape");
        await pusdatin.TypeAsync("Bukti", "Evidence", "KTP keduanya");
        await pusdatin.PressAsync("Putuskan (s)", "Decide (s)");
        await pusdatin.ReadsAsync("Bukan orang yang sama", "Not the same person");
        await pusdatin.LookAsync();
    }

    private static async Task<string> DraftAsync(Reader pusdatin)
    {
        await pusdatin.Page.GotoAsync("/targeting/candidates");
        await pusdatin.SeesAsync("Calon penerima dan peringkat", "Candidates and rankings");
        await pusdatin.FollowAsync("RANK-", "RANK-");
        await pusdatin.SeesAsync("Peringkat RANK-", "Ranking RANK-");
        await pusdatin.FollowAsync("Rancang Kepgub", "Draft the decree");
        await pusdatin.SeesAsync("Rancang Keputusan Gubernur", "Draft a governor's decree");
        await pusdatin.TypeAsync("Nomor Kepgub yang dirancang", "Number that the decree is to have", "Kepgub 98/2022");
        await pusdatin.TypeAsync("Untuk apa", "What for", "Rancangan untuk Biro Hukum");
        await pusdatin.SendAsync("Susun rancangan", "Write the draft");
        return (await pusdatin.DownloadAsync("Unduh", "Download")).FirstLine;
    }
}
