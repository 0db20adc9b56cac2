using Paseban.Ledger;

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

    private static readonly Move Debit = new("debited", PaymentState.Instructed, PaymentState.Credited);
    private static readonly Move Return = new("returned", PaymentState.Credited, PaymentState.Returned);

    private readonly LineScreens screens = new(
        work, "temp_detail", cash: "case l.kind when 'returned' then l.amount else -l.amount end, l.entry");

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
        var inOrder = !await screens.CatchAnyAsync([.. OfOneLine, Debit.Backwards], ct);
        if (!inOrder) await screens.ParkAsync(OfOneLine, ct);
        await screens.ParkAsync(Twice, ct);
        if (!inOrder) await screens.ParkAsync(Debit.Backwards, ct);
        await MoveAsync(Debit, Chart.InTransit, Chart.FundAtBank, ct);
        // What was debited a line before may be returned by now.
        await screens.ParkAsync(Return.Backwards, ct);
        await MoveAsync(Return, Chart.FundAtBank, Chart.Returned, ct);
        await FollowUpAsync(ct);
        await ExceptionInbox.NameRunsAsync(work, messageId, "temp_detail", ct);
    }

    /// <summary>Moves the payments of one kind forward; those that stand elsewhere were parked.</summary>
    private async Task MoveAsync(Move move, Account debit, Account credit, CancellationToken ct)
    {
        var (kind, _, to) = move;
        var sums = await PaymentTallies.MoveAsync(
            work, "from temp_detail d join payment p on p.id = d.payment_id where d.kind = @kind", to, new { kind },
            day: to == PaymentState.Credited ? "coalesce(d.booked_on, '')" : PaymentTallies.OwnDay, ct);
        if (sums.Count == 0) return;
        await work.ExecuteAsync(
            """
            insert into payment_report (person_id, payment_id, kind, message_id, amount, reason, reported_on)
            select p.person_id, p.id, d.kind, @messageId, d.amount, d.reason, coalesce(d.booked_on, @today)
            from temp_detail d join payment p on p.id = d.payment_id where d.kind = @kind
            """,
            new { messageId, kind, today = work.Context.Today.Iso },
            ct);
        var moved = await work.ExecuteAsync(
            """
            update payment set state = @to, bank_reason = case when d.reason = '' then payment.bank_reason else d.reason end,
                   credited_on = case when @to = 'credited' then d.booked_on else payment.credited_on end
            from temp_detail d where payment.id = d.payment_id and d.kind = @kind
            """,
            new { to = to.Stored, kind },
            ct);
        // Whoever asks for the credited payments of a run is answered by what the planner knows of them.
        await work.AnalyzeAfterAsync(moved, ["payment"], ct);
        postings.AddRange(sums.Select(s => new Posting(debit, credit, s.Programme, s.Amount)));
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

    private sealed record Move(string Kind, PaymentState From, PaymentState To)
    {
        /// <summary>A status never goes backwards.</summary>
        public Screen Backwards { get; } =
            new(
                "BACKWARDS", $"l.kind = '{Kind}' and p.state <> '{From.Stored}'",
                $"a payment that is not {From.Stored} cannot become {To.Stored}");
    }
}
