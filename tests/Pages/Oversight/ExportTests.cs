using System.Net;
using Paseban.Tests.Pages.Disbursement;

namespace Paseban.Tests.Pages.Oversight;

/// <summary>Worklists as files: what their pages show, no more.</summary>
public sealed class ExportTests(DemoWorld world)
{
    [Fact]
    public async Task Findings_Narrowed_AreAllInTheFile()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        var open = await office.CountAsync(
            """
            select count(*) from finding f where f.effect = 'verify' and f.superseded_by is null
              and not exists (select 1 from finding_resolution r where r.finding_id = f.id)
            """);

        var rows = await FileAsync(await office.AsAsync(Role.PusdatinOfficer), "/matching/findings?effect=verify", "csv");

        Assert.StartsWith("temuan,orang,alasan", rows[0], StringComparison.Ordinal);
        Assert.Equal(open, rows.Count - 1);
        Assert.All(rows.Skip(1), row => Assert.Contains(",verify,", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Applications_OfAKelurahan_LeaveOutTheOthers()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        var all = await FileAsync(await office.AsAsync(Role.PusdatinOfficer), "/applications", "csv");
        var area = all[1].Split(',')[4];
        using var officer = await Reader.OfAsync(office.Site, Role.KelurahanOfficer, area);

        var own = await FileAsync(officer, "/applications", "csv");

        Assert.Equal(await office.CountAsync("select count(*) from application where wave_id is not null"), all.Count - 1);
        Assert.True(own.Count < all.Count, $"{own.Count} of {all.Count}");
        Assert.All(own.Skip(1), row => Assert.Contains($",{area},", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Exceptions_AsAWorkbook_AreForWhoeverMaySeeThem()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        await office.ExecuteAsync(
            """
            insert into exception_item (id, message_id, code, reference, amount, detail, cash, raised_at, owner_role)
            select 4242, min(id), 'UNKNOWN_PAYMENT', 'PAY-X', 1000, 'a test', 0, @at, 1 from bank_message
            """,
            new { at = Instant.ToMicroseconds(office.Site.Time.GetUtcNow()) });
        var liaison = await office.AsAsync(Role.BankLiaison);
        var list = await liaison.GetAsync("/exceptions");

        var job = await liaison.EndedAsync(await liaison.SendAsync(list, "form[method=post]", ("format", "xlsx")));
        var file = await MoneyPages.ResultAsync(liaison, job);
        var other = await office.GetAsync(Role.PusdatinOfficer, "/exceptions");

        Assert.Contains("exceptions.xlsx", file.Text, StringComparison.Ordinal);
        Assert.Contains("1 baris", job.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, other.Status);
    }

    [Fact]
    public async Task Account_OfTheLedger_EndsWithItsBalance()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        var auditor = await office.AsAsync(Role.Auditor);

        var rows = await FileAsync(auditor, "/ledger/5110", "csv");

        Assert.StartsWith("tanggal,jurnal", rows[0], StringComparison.Ordinal);
        Assert.Equal(
            $"{await office.CountAsync("""
                select sum(case when debit_account = '5110' then amount else -amount end) from posting
                where '5110' in (debit_account, credit_account)
                """)}",
            rows[^1].TrimEnd().Split(',')[^1]);
    }

    [Fact]
    public async Task Receivables_All_HaveTheSettledToo()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        await office.ExecuteAsync(
            """
            insert into receivable (id, person_id, payment_id, month, amount, reason, legal_basis, fiscal_year, recorded_at, settled_on)
            select p.id, p.person_id, p.id, 24265, 300000, 'DECEASED', 'a test', 2022, 0,
                   case when p.id = (select min(id) from payment) then '2022-02-01' end
            from payment p order by p.id limit 3
            """,
            new { });
        var auditor = await office.AsAsync(Role.Auditor);

        var open = await FileAsync(auditor, "/receivables", "csv");
        var all = await FileAsync(auditor, "/receivables?all=yes", "csv");

        Assert.StartsWith("piutang,orang", all[0], StringComparison.Ordinal);
        Assert.Equal((2, 3), (open.Count - 1, all.Count - 1));
    }

    [Fact]
    public async Task Ranking_NarrowedToTheWaitingList_LeavesOutTheSelected()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        var officer = await office.AsAsync(Role.PusdatinOfficer);
        var ranking = await office.CountAsync("select min(ranking_id) from ranking_line where outcome = 'waiting'");
        var address = $"/targeting/rankings/{Reference.Of("RANK", ranking)}";

        var all = await FileAsync(officer, address, "csv");
        var waiting = await FileAsync(officer, address + "?outcome=waiting", "csv");

        Assert.Equal(await office.CountAsync($"select count(*) from ranking_line where ranking_id = {ranking}"), all.Count - 1);
        Assert.InRange(waiting.Count, 2, all.Count - 1);
        Assert.All(waiting.Skip(1), row => Assert.Contains(",waiting,", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Audit_NarrowedToAKind_IsWholeInTheFileAndToldInWords()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        var administrator = await office.AsAsync(Role.Administrator);

        var rows = await FileAsync(administrator, "/audit?kind=run.approved", "csv");

        Assert.Equal(await office.CountAsync("select count(*) from audit_event where kind = 'run.approved'"), rows.Count - 1);
        Assert.All(rows.Skip(1), row => Assert.Contains(",run.approved,Penyaluran disetujui,", row, StringComparison.Ordinal));
    }

    /// <summary>The lines of the file that a list is saved as, its heading first.</summary>
    private static async Task<IReadOnlyList<string>> FileAsync(Reader reader, string path, string format)
    {
        var list = await reader.GetAsync(path);
        var job = await reader.EndedAsync(await reader.SendAsync(list, "form:has(button[name=format])", ("format", format)));
        var file = await reader.SendAsync(await MoneyPages.ResultAsync(reader, job));
        Assert.DoesNotMatch(Secrets.AnyNik, file.Html);
        return file.Html.TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
