using Paseban.Kernel;
using Paseban.Ledger;
using Paseban.Storage;

namespace Paseban.Assistance.Disbursement;

/// <summary>The single payments within a statement's entries: debits make payments credited, returns bring them back.</summary>
internal sealed class StatementDetails(UnitOfWork work, long messageId, List<Posting> postings)
{
    private static readonly Screen[] OfOneLine =
    [
        new("UNKNOWN_PAYMENT", "l.payment_id is null or p.id is null", "no payment has this end-to-end id"),
        new(
            "OTHER_MESSAGE",
            "l.kind = 'debited' and (p.file_id is null or p.file_id <> l.file_id)",
            "this payment is not in the file that the entry names"),
        new("RETURN_TOO_LARGE", "l.kind = 'returned' and l.amount > p.amount", "more came back than was paid"),
        new("AMOUNT_DIFFERS", "l.amount <> p.amount", "the bank names another amount than the payment has"),
    ];

    private static readonly Screen Twice = new(
        "TWICE_IN_MESSAGE",
        "exists (select 1 from temp_detail o where o.payment_id = l.payment_id and o.kind = l.kind and o.line < l.line)",
        "the statement has this payment twice");

    private readonly LineScreens screens = new(work, "temp_detail");

    public static Task CreateAsync(UnitOfWork work, CancellationToken ct) =>
        work.TemporaryAsync(
            "detail",
            """
            line bigint not null, entry bigint not null, payment_id bigint, reference text not null, amount bigint not null,
                reason text not null,
            kind text not null, booked_on text, file_id bigint
            """,
            ct);

    public async Task ApplyAsync(CancellationToken ct)
    {
        await work.ExecuteAsync("create index temp_detail_payment on temp_detail (payment_id)", ct: ct);
        await work.AnalyzeAsync(["temp_detail"], ct);
        await screens.ParkAsync(OfOneLine, ct);
        await screens.ParkAsync(Twice, ct);
        await MoveAsync("debited", "instructed", "credited", Accounts.InTransit, Accounts.FundAtBank, ct);
        await MoveAsync("returned", "credited", "returned", Accounts.FundAtBank, Accounts.Returned, ct);
        await FollowUpAsync(ct);
    }

    /// <summary>Moves the payments of one kind forward; one that stands elsewhere is parked (a status never goes backwards).</summary>
    private async Task MoveAsync(string kind, string from, string to, Account debit, Account credit, CancellationToken ct)
    {
        var backwards = new Screen(
            "BACKWARDS", $"l.kind = '{kind}' and p.state <> '{from}'", $"a payment that is not {from} cannot become {to}");
        await screens.ParkAsync(backwards, ct);
        var sums = await work.ListAsync<(string Programme, long Amount)>(
            """
            select p.programme, cast(sum(p.amount) as bigint) from temp_detail d join payment p on p.id = d.payment_id
            where d.kind = @kind group by p.programme order by p.programme
            """,
            new { kind },
            ct);
        if (sums.Count == 0) return;
        await work.ExecuteAsync(
            """
            insert into payment_report (person_id, payment_id, kind, message_id, amount, reason, reported_on)
            select p.person_id, p.id, d.kind, @messageId, d.amount, d.reason, coalesce(d.booked_on, @today)
            from temp_detail d join payment p on p.id = d.payment_id where d.kind = @kind
            """,
            new { messageId, kind, today = work.Context.Today.Iso },
            ct);
        await work.ExecuteAsync(
            """
            update payment set state = @to, bank_reason = case when f.reason = '' then payment.bank_reason else f.reason end,
                   credited_on = case when @to = 'credited' then f.booked_on else payment.credited_on end
            from (select p.person_id, p.id, d.reason, d.booked_on from temp_detail d join payment p on p.id = d.payment_id
                where d.kind = @kind) f
            where payment.person_id = f.person_id and payment.id = f.id
            """,
            new { to, kind },
            ct);
        postings.AddRange(sums.Select(s => new Posting(debit, credit, s.Programme, new Rupiah(s.Amount))));
    }

    /// <summary>A return after its run was closed needs an owner: the run itself is not reopened.</summary>
    private async Task FollowUpAsync(CancellationToken ct)
    {
        const string Late =
            "from temp_detail d join payment p on p.id = d.payment_id join run r on r.id = p.run_id where d.kind = 'returned' and "
                + "r.state = 'closed'";
        var count = await work.SingleAsync<long>($"select count(*) {Late}", ct: ct);
        if (count == 0) return;
        var first = await work.TakeNumbersAsync("follow_up", count, ct);
        await work.ExecuteAsync(
            $"""
            insert into follow_up (id, run_id, payment_id, opened_at, owner_role)
            select @first - 1 + row_number() over (order by p.id), p.run_id, p.id, @at, @owner {Late}
            """,
            new { first, at = work.Context.AtMicroseconds, owner = (long)Role.Treasurer },
            ct);
    }
}
