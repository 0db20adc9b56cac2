using System.Globalization;
using Paseban.Assistance.Matching;
using Paseban.Tests.Pages.Disbursement;

namespace Paseban.Tests.Pages.Oversight;

/// <summary>What the first page says waits, for whom, and where it leads.</summary>
public sealed class HomeTests(DemoWorld world)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Home_AfterTheNextWaveOpened_StillLeadsToTheUndecidedOne()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        await office.ExecuteAsync(
            """
            insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by)
            values (4242, 'UJI-BARU', 'Baru dibuka', @today, @today, 0, 0)
            """,
            new { today = DateOnly.FromDateTime(office.Site.Time.GetUtcNow().DateTime).Iso });
        var pusdatin = await office.AsAsync(Role.PusdatinOfficer);

        var home = await pusdatin.GetAsync("/");
        var link = home.Document.QuerySelector(".tiles a[href^='/matching/findings']")?.GetAttribute("href");
        var matching = await pusdatin.GetAsync("/matching");
        var asked = await pusdatin.GetAsync("/matching?wave=UJI-BARU");

        Assert.NotNull(link);
        Assert.NotEmpty((await pusdatin.GetAsync(link)).Document.QuerySelectorAll("main tbody a[href^='/matching/findings/']"));
        Assert.NotEqual("UJI-BARU", Chosen(matching));
        Assert.Equal("UJI-BARU", Chosen(asked));

        static string? Chosen(Shown page) => page.Document.QuerySelector("select[name=Wave] option[selected]")?.GetAttribute("value");
    }

    [Fact]
    public async Task Findings_Narrowed_CountWhatTheListHas()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        var wave = (await new UndecidedWaves(office.Site.Database).NewestAsync(new DateOnly(2030, 1, 1), Stop))!;
        var counts = await new FindingWorklist(office.Site.Database).CountsAsync(wave, Stop);
        var verify = counts.Where(count => count.Effect == "verify").Sum(count => count.Findings);

        var narrowed = await office.GetAsync(Role.PusdatinOfficer, "/matching/findings?effect=verify");

        Assert.NotEqual(verify, counts.Sum(count => count.Findings));
        Assert.StartsWith($"{verify} menunggu", Summary(narrowed), StringComparison.Ordinal);

        static string Summary(Shown page) => page.Document.QuerySelector("main details summary")!.TextContent.Trim();
    }

    [Fact]
    public async Task Run_ThatNeedsOneApproval_WaitsForThatApproverOnly()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        await office.BuildAsync();

        var approver = await office.GetAsync(Role.DinasApprover, "/");
        var treasurer = await office.GetAsync(Role.Treasurer, "/");
        var link = approver.Document.QuerySelector(".tiles a[href='/runs?waits=RunsToApprove']");
        var listed = await office.GetAsync(Role.DinasApprover, "/runs?waits=RunsToApprove");
        var others = await office.GetAsync(Role.DinasApprover, "/runs?waits=RunsToInstruct");

        Assert.NotNull(link);
        Assert.DoesNotContain("menunggu persetujuan", treasurer.Text, StringComparison.Ordinal);
        Assert.Equal(["FEB-2022"], listed.Document.QuerySelectorAll("main tbody th").Select(name => name.TextContent));
        Assert.Empty(others.Document.QuerySelectorAll("main tbody th"));
    }

    [Fact]
    public async Task Home_OfTheCallCentre_BeginsWithAPerson()
    {
        await using var office = await MoneyPages.OpenAsync(world);

        var home = await office.GetAsync(Role.CallCentre, "/");

        Assert.NotNull(home.Document.QuerySelector("main .acts a[href='/people']"));
        Assert.NotNull(home.Document.QuerySelector("main .acts a[href='/verification']"));
    }

    [Fact]
    public async Task Home_OfTheDataProtectionOfficer_TellsWhoLookedAndWhy()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        var caller = await office.AsAsync(Role.CallCentre);
        await office.ExecuteAsync("delete from access_record", new { });
        var before = await office.GetAsync(Role.DataProtectionOfficer, "/");
        await caller.SendAsync(await caller.GetAsync("/people"), ("Name", "siti"), ("Purpose", "telepon warga"));
        office.Site.MoveTo(office.Site.Time.GetUtcNow().AddMinutes(2));

        var after = await office.GetAsync(Role.DataProtectionOfficer, "/");

        Assert.Contains("belum ada yang membuka data orang", before.Text, StringComparison.Ordinal);
        Assert.Contains("telepon warga", after.Text, StringComparison.Ordinal);
        Assert.Contains("oleh 1 pengguna", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_ThatFailed_StandsOnTheHomeOfWhoeverAsked()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        var treasurer = await office.AsAsync(Role.Treasurer);
        await office.ExecuteAsync(
            """
            insert into job (id, kind, subject, process, request, actor_id, reason, evidence, state, asked_at, ended_at, stage, outcome)
            select 424242, 'run-build', 'X', 1, '{}', a.id, '', '', 'failed', @at, @at, '', '' from actor a where a.name like 'Uji t-%'
            """,
            new { at = Instant.ToMicroseconds(office.Site.Time.GetUtcNow()) });

        // Counted at most once a minute: signing in has shown it before.
        office.Site.MoveTo(office.Site.Time.GetUtcNow().AddMinutes(2));

        var own = await treasurer.GetAsync("/");
        var other = await office.GetAsync(Role.BankLiaison, "/");

        Assert.Contains("pekerjaan Anda tidak berhasil", own.Text, StringComparison.Ordinal);
        var tile = own.Document.QuerySelectorAll(".tiles a").Single(
            link => link.TextContent.Contains("pekerjaan Anda", StringComparison.Ordinal));
        var listed = await treasurer.GetAsync(tile.GetAttribute("href")!);
        Assert.Single(listed.Document.QuerySelectorAll("main tbody tr"));
        var done = await treasurer.GetAsync("/jobs?state=done");
        Assert.Contains("Kosongkan saringan", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pekerjaan Anda tidak berhasil", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Held_OfARun_LeadsToThosePayments()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        await office.BuildAsync(held: 2);

        var home = await office.GetAsync(Role.DinasApprover, "/");
        var tile = home.Document.QuerySelectorAll(".tiles li").Single(
            one => one.TextContent.Contains("pembayaran ditahan", StringComparison.Ordinal));
        var listed = await office.GetAsync(Role.DinasApprover, tile.QuerySelector("a")!.GetAttribute("href")!);

        Assert.Contains(MoneyPages.Next, tile.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            await office.CountAsync("select count(*) from payment where state = 'held'"),
            long.Parse(tile.QuerySelector(".count")!.TextContent, CultureInfo.InvariantCulture));
        Assert.Equal(
            await office.CountAsync("select count(*) from payment where state = 'held'"),
            listed.Document.QuerySelectorAll("main tbody tr").Length);
    }

    [Fact]
    public async Task BankFile_ThatCouldNotBeRead_StandsOnTheHomeOfLiaisonAndTreasurer()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        await office.ExecuteAsync(
            """
            insert into bank_file_seen (name, stamp, kind, message_id, content_hash, outcome, detail, seen_at)
            values ('rusak.xml', '1', 'Statement', 'X', 'X', 'refused', '', @at)
            """,
            new { at = Instant.ToMicroseconds(office.Site.Time.GetUtcNow()) });

        foreach (var role in (Role[])[Role.BankLiaison, Role.Treasurer])
        {
            var home = await office.GetAsync(role, "/");
            Assert.NotNull(home.Document.QuerySelector(".tiles a[href='/bank']"));
        }
    }

    [Fact]
    public async Task Audit_OfTheDemo_BeginsWithTheNewestAndIsNarrowed()
    {
        await using var office = await MoneyPages.OpenAsync(world);

        var first = await office.GetAsync(Role.Auditor, "/audit");
        var older = await office.GetAsync(Role.Auditor, first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var kind = await office.GetAsync(Role.Auditor, "/audit?kind=run.approved");
        var none = await office.GetAsync(Role.Auditor, "/audit?kind=run.approved&subject=NONE");

        Assert.Equal(await office.CountAsync("select max(sequence) from audit_event"), Sequences(first)[0]);
        Assert.Equal(Sequences(first)[^1] - 1, Sequences(older)[0]);
        Assert.All(
            kind.Document.QuerySelectorAll("main tbody tr"),
            row => Assert.Equal("Penyaluran disetujuirun.approved", row.Children[3].TextContent));
        var choice = kind.Document.QuerySelector("select[name=Kind] option[value='run.approved']")!;
        Assert.Equal("Penyaluran disetujui (run.approved)", choice.TextContent.Trim());
        Assert.NotEmpty(kind.Document.QuerySelectorAll("main tbody tr"));
        Assert.NotEmpty(kind.Document.QuerySelectorAll("select[name=By] option[value^=ACT-]"));
        Assert.Contains("Kosongkan saringan", none.Text, StringComparison.Ordinal);

        static List<long> Sequences(Shown page) =>
        [
            .. page.Document.QuerySelectorAll("main tbody tr")
                .Select(row => string.Concat(row.Children[0].TextContent.Where(char.IsAsciiDigit)))
                .Select(digits => long.Parse(digits, CultureInfo.InvariantCulture)),
        ];
    }
}
