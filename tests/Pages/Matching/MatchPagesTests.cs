using System.Net;
using System.Text;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Matching;
using Paseban.Storage;

namespace Paseban.Tests.Pages.Matching;

/// <summary>Pusdatin matches a wave in the browser and decides what waits.</summary>
public sealed class MatchPagesTests(DemoWorld world)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [DatabaseTheory]
    public async Task Matching_WithoutAWave_SaysWhatComesFirst(Engine engine)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, engine);
        using var reader = await Reader.OfAsync(site, Role.PusdatinOfficer);

        foreach (var path in (string[])["", "/findings", "/duplicates", "/civil", "/extracts", "/search", "/judge"])
        {
            var shown = await reader.GetAsync("/matching" + path);
            Assert.Equal(HttpStatusCode.OK, shown.Status);
            Assert.Contains("Belum ada gelombang", shown.Text, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/matching/findings/{Reference.Of("FND", 1)}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/matching/duplicates/{Reference.Of("DUP", 1)}?wave=X")).Status);
    }

    [Fact]
    public async Task Matching_OfTheDemo_ShowsEachRunWithItsVintages()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var reader = await Reader.OfAsync(site, Role.Auditor);

        var shown = await reader.GetAsync("/matching");

        Assert.True(shown.Document.QuerySelectorAll("main tbody tr").Length > 3);
        Assert.Contains("Dukcapil", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Gugur", shown.Text, StringComparison.Ordinal);
        Assert.Empty(shown.Document.QuerySelectorAll(".acts a"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/matching?wave=NO-SUCH")).Status);
    }

    [Fact]
    public async Task Findings_OfTheDemo_AreFilteredAndDecidedOnce()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var reader = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var (wave, finding, area) = await OpenFindingAsync(site);
        var page = $"/matching/findings/{finding.Reference}";

        var list = await reader.GetAsync(
            $"/matching/findings?wave={wave}&effect={finding.Effect}&reason={finding.Reason}&source={finding.Source}&area={area}");
        var wrong = await reader.GetAsync("/matching/findings?area=Cideng");
        var resolve = await reader.GetAsync(page + "/resolve");
        var nothing = await reader.SendAsync(resolve, ("Decision", ""), ("Why", ""), ("Evidence", ""));
        var invented = await reader.SendAsync(resolve, ("Decision", "perhaps"), ("Why", "a"), ("Evidence", "b"));
        var done = await reader.SendAsync(resolve, ("Decision", "dismiss"), ("Why", "akta keliru"), ("Evidence", "BA 3/2021"));
        var after = await reader.GetAsync(page + "/resolve");

        Assert.NotNull(list.Document.QuerySelector($"a[href='{page}']"));
        Assert.DoesNotContain(area, (await reader.GetAsync(page)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal((3, 1), (nothing.Errors.Count, invented.Errors.Count));
        Assert.Equal(page, done.Path);
        Assert.Contains("Dikesampingkan", done.Text, StringComparison.Ordinal);
        Assert.Contains("akta keliru", done.Text, StringComparison.Ordinal);
        Assert.Equal(page, after.Path);
    }

    [Fact]
    public async Task Findings_OfOneKind_AreDecidedTogetherAsTheyWereShown()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var reader = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var (wave, chosen) = await AlikeAsync(site);
        var list = await reader.GetAsync($"/matching/findings?wave={wave}");
        var pick = list.Document.QuerySelector("main input[type=checkbox][name=finding]");

        var preview = await reader.GetAsync($"/matching/findings/resolve?finding={string.Join("&finding=", chosen)}");
        var nothing = await reader.SendAsync(preview, "main form", ("Decision", ""));
        await reader.SendAsync(
            await reader.GetAsync($"/matching/findings/{chosen[0]}/resolve"), ("Decision", "dismiss"), ("Why", "a"), ("Evidence", "b"));
        var stale = await reader.SendAsync(
            preview, "main form", ("Decision", "dismiss"), ("Why", "akta keliru"), ("Evidence", "BA 3/2021"));
        var between = await reader.GetAsync($"/matching/findings/{chosen[1]}");
        var done = await reader.SendAsync(stale, "main form", ("Decision", "dismiss"), ("Why", "akta keliru"), ("Evidence", "BA 3/2021"));
        var after = await reader.GetAsync($"/matching/findings/{chosen[1]}");
        var late = await reader.GetAsync($"/matching/findings/resolve?finding={chosen[1]}");

        Assert.NotNull(pick);
        Assert.Equal(chosen.Count, preview.Document.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("tidak dapat dibatalkan", preview.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, 3), (nothing.Status, nothing.Errors.Count));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains(chosen[0], Assert.Single(stale.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("akta keliru", between.Text, StringComparison.Ordinal);
        Assert.StartsWith("/matching/findings?wave=", done.Path, StringComparison.Ordinal);
        Assert.Contains("akta keliru", after.Text, StringComparison.Ordinal);
        Assert.Empty(late.Document.QuerySelectorAll("main form"));
        Assert.Contains(
            "Belum ada temuan yang dipilih", (await reader.GetAsync("/matching/findings/resolve")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_ForWhoMayNotDecide_OfferNoChoice()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var reader = await Reader.OfAsync(site, Role.Auditor);
        var (wave, chosen) = await AlikeAsync(site);

        var list = await reader.GetAsync($"/matching/findings?wave={wave}");
        var refused = await reader.GetAsync($"/matching/findings/resolve?finding={chosen[0]}");

        Assert.Empty(list.Document.QuerySelectorAll("main input[type=checkbox]"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }

    [Fact]
    public async Task Finding_OfAnotherKelurahan_IsNeitherShownNorCounted()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var (wave, finding, area) = await OpenFindingAsync(site);
        using var officer = await Reader.OfAsync(
            site, Role.KelurahanOfficer, area == "31.73.01.1005" ? "31.73.01.1006" : "31.73.01.1005");

        var list = await officer.GetAsync($"/matching/findings?wave={wave}");
        var one = await officer.GetAsync($"/matching/findings/{finding.Reference}");
        var runs = await officer.GetAsync("/matching");

        Assert.DoesNotContain(finding.Reference, list.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, one.Status);
        Assert.DoesNotContain("Gugur", runs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duplicates_OfTheDemo_AreLaidSideBySideAndDecided()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var reader = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var wave = await WaveAsync(site);
        await FindAlikeAsync(site);
        var search = await reader.GetAsync($"/matching/search?wave={wave}");
        var list = await reader.GetAsync($"/matching/duplicates?wave={wave}");
        var link = list.Document.QuerySelector("main tbody a")?.GetAttribute("href");
        Assert.NotEmpty(search.Document.QuerySelectorAll("main form"));
        Assert.NotNull(link);

        var pair = await reader.GetAsync(link);
        var nothing = await reader.SendAsync(pair, "main form", ("Decision", ""), ("Why", ""), ("Evidence", ""));
        var stale = await reader.SendAsync(
            pair, "main form", ("Pair", "P-1+P-2"), ("Decision", "different"), ("Why", "a"), ("Evidence", "b"));
        var done = await reader.SendAsync(
            pair, "main form", ("Decision", "different"), ("Why", "kembar"), ("Evidence", "KTP keduanya"));
        var again = await reader.SendAsync(
            pair, "main form", ("Decision", "different"), ("Why", "kembar"), ("Evidence", "KTP keduanya"));

        Assert.True(pair.Document.QuerySelectorAll("main thead th").Length >= 2);
        Assert.NotEmpty(pair.Document.QuerySelectorAll(".differs"));
        Assert.Equal((3, HttpStatusCode.Conflict), (nothing.Errors.Count, stale.Status));
        Assert.Contains("Bukan orang yang sama", done.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
    }

    [Fact]
    public async Task Duplicates_Chosen_AreToldApartTogetherAsTheyWereShown()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var reader = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var wave = await WaveAsync(site);
        await FindAlikeAsync(site, groups: 2);
        var list = await reader.GetAsync($"/matching/duplicates?wave={wave}");
        var groups = list.Document.QuerySelectorAll("main input[name=group]").Select(box => box.GetAttribute("value")!).Take(2).ToList();
        var address = $"/matching/duplicates/apart?wave={wave}&group={string.Join("&group=", groups)}";

        var preview = await reader.GetAsync(address);
        var nothing = await reader.SendAsync(preview, "main form", ("Why", ""), ("Evidence", ""));
        var other = await reader.SendAsync(preview, "main form", ("Pair", "P-1+P-2"), ("Why", "kembar"), ("Evidence", "KTP"));
        var done = await reader.SendAsync(preview, "main form", ("Why", "kembar"), ("Evidence", "KTP keduanya"));
        var again = await reader.GetAsync(address);
        var stale = await reader.SendAsync(preview, "main form", ("Why", "kembar"), ("Evidence", "KTP keduanya"));
        var none = await reader.GetAsync("/matching/duplicates/apart");

        Assert.Equal(2, groups.Count);
        Assert.All(groups, group => Assert.Contains(group, preview.Text, StringComparison.Ordinal));
        Assert.DoesNotMatch(Secrets.AnyNik, preview.Html);
        Assert.Equal((HttpStatusCode.BadRequest, 2), (nothing.Status, nothing.Errors.Count));
        Assert.NotEqual(HttpStatusCode.OK, other.Status);
        Assert.StartsWith("/matching/duplicates?wave=", done.Path, StringComparison.Ordinal);
        Assert.Contains("bukan orang yang sama", done.Text, StringComparison.Ordinal);
        Assert.All(groups, group => Assert.DoesNotContain(group, done.Text, StringComparison.Ordinal));
        Assert.Empty(again.Document.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Belum ada kelompok yang dipilih", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extracts_ThatAreSentIn_BecomeAJob()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var reader = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var wave = await WaveAsync(site);
        var form = await reader.GetAsync($"/matching/extracts?wave={wave}");
        var file = Encoding.UTF8.GetBytes("nik,nama,panti,masuk\n3171990101500001,ORANG LAIN,Panti Kasih,2020-01-02\n");

        var noKind = await reader.UploadAsync(form, "First", "panti.csv", file, ("Wave", wave), ("Vintage", "2021-06"));
        var noFile = await reader.SendAsync(form, ("Kind", "institutions"), ("Vintage", "2021-06"));
        var noMonth = await reader.UploadAsync(
            form, "First", "panti.csv", file, ("Wave", wave), ("Kind", "institutions"), ("Vintage", "June"));
        var sent = await reader.UploadAsync(
            form, "First", "panti.csv", file, ("Wave", wave), ("Kind", "institutions"), ("Vintage", "2021-06"));
        var job = await reader.EndedAsync(sent);

        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest),
            (noKind.Status, noFile.Status, noMonth.Status));
        Assert.Equal("Selesai", job.Document.QuerySelector("main .govuk-tag")!.TextContent);
    }

    [Theory]
    [InlineData(Role.PusdatinOfficer)]
    [InlineData(Role.KelurahanOfficer)]
    public async Task Home_OfTheDemo_CountsWhatTheListsShow(Role role)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var now = site.Time.GetUtcNow();
        var context = new ProcessContext(ProcessKind.WaveChanging, now, Actor.System, "a test");
        _ = (await new OpenWave(site.Database).RunAsync(
            new("UJI-NANTI", "Baru diumumkan", context.Today.AddDays(9), context.Today.AddDays(19)), context, Stop)).Value;
        await FindAlikeAsync(site);
        using var reader = await Reader.OfAsync(site, role);

        var home = await reader.GetAsync("/");

        var seen = 0;
        foreach (var tile in home.Document.QuerySelectorAll(".tiles li"))
        {
            var link = tile.QuerySelector("a")!.GetAttribute("href")!;
            if (!link.StartsWith("/matching/", StringComparison.Ordinal) && !link.StartsWith("/applications", StringComparison.Ordinal))
                continue;
            var count = string.Concat(tile.QuerySelector(".count")!.TextContent.Where(char.IsAsciiDigit));
            Assert.Equal((link, count), (link, $"{await RowsAsync(reader, link)}"));
            seen++;
        }
        Assert.True(role != Role.PusdatinOfficer || seen > 0, home.Text);
    }

    /// <summary>Lets the newest search have found people alike, two by two: those of the demo are decided by their numbers.</summary>
    private static async Task FindAlikeAsync(Site site, int groups = 1)
    {
        await using var work = await site.Database.BeginAsync(
            new ProcessContext(ProcessKind.DuplicatesFinding, site.Time.GetUtcNow(), Actor.System, "a test"), Stop);
        await work.ExecuteAsync(
            """
            insert into duplicate_pair (left_id, right_id, run_id, group_id, per_mille, parts)
            select pair.left_id, pair.right_id, (select max(id) from match_run where kind = 'duplicates'), 4241 + pair.place, 812,
                   'nama same +9.1'
            from (
                select p.person_id as left_id, lead(p.person_id, 50) over (order by p.person_id) as right_id,
                       row_number() over (order by p.person_id) as place
                from person p where p.merged_into is null) pair
            where pair.place <= @groups
            """,
            new { groups = (long)groups },
            Stop);
        await work.CommitAsync(Stop);
    }

    /// <summary>Rows of a list, page after page.</summary>
    private static async Task<int> RowsAsync(Reader reader, string? link)
    {
        var rows = 0;
        while (link is not null)
        {
            var page = await reader.GetAsync(link);
            rows += page.Document.QuerySelectorAll("main table tbody tr").Count(row => row.Closest("details") is null);
            link = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        return rows;
    }

    private static async Task<string> WaveAsync(Site site) => (await new ShowWave(site.Database).ListAsync(Stop))[0].Code;

    /// <summary>Three open findings of one kind.</summary>
    private static async Task<(string Wave, IReadOnlyList<string> Findings)> AlikeAsync(Site site)
    {
        var wave = await WaveAsync(site);
        var listed = (await new FindingWorklist(site.Database).RunAsync(new(wave, Most: 500), Stop)).Value.Findings;
        var kind = listed.GroupBy(placed => placed.Finding.Kind).MaxBy(alike => alike.Count())!;
        return (wave, [.. kind.Take(3).Select(placed => placed.Finding.Reference)]);
    }

    private static async Task<(string Wave, ListedFinding Finding, string Area)> OpenFindingAsync(Site site)
    {
        var wave = await WaveAsync(site);
        var listed = await new FindingWorklist(site.Database).RunAsync(new(wave, Most: 1), Stop);
        var (finding, area) = Assert.Single(listed.Value.Findings);
        return (wave, finding, area);
    }
}
