using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <param name="HoldReason">Only payments held for this reason; null for all of the run.</param>
/// <param name="Payment">Only this payment (its reference); null for all.</param>
/// <param name="Seen">What whoever decides has seen it come to: when it comes to something else by now, nothing is done.</param>
public sealed record PaymentSelection(string Run, string? HoldReason = null, string? Payment = null, SeenSum? Seen = null);

/// <summary>How many payments a page showed, and their sum.</summary>
public sealed record SeenSum(long Payments, Rupiah Amount);

/// <param name="Payments">How many payments were settled.</param>
public sealed record SettledPayments(string Run, long Payments, Rupiah Amount);

/// <summary>
/// Lets held payments go: each is cancelled and its months become due again, so that the next run pays them if the law then still says so.
/// Needs a reason.
/// </summary>
public sealed class ReleasePayments(Database database)
{
    private static readonly PaymentState[] Held = [PaymentState.Held];

    /// <summary>What the act would be about now.</summary>
    public Task<Outcome<SeenSum>> PreviewAsync(PaymentSelection selection, CancellationToken ct = default) =>
        ChosenPayments.PreviewAsync(database, selection, Held, ct);

    public async Task<Outcome<SettledPayments>> RunAsync(PaymentSelection selection, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        var chosen = await ChosenPayments.StageAsync(work, selection, Held, ct);
        if (!chosen.Succeeded) return chosen.Problems.ToArray();
        await ReleaseMonthsAsync(work, ct);
        await ChosenPayments.MoveAsync(work, PaymentState.Cancelled, ct);
        work.Record("payments.released", chosen.Value.Reference.ToString(), await ChosenPayments.EvidenceAsync(work, chosen.Value, ct));
        var settled = await ChosenPayments.SettledAsync(work, chosen.Value, ct);
        await work.CommitAsync(ct);
        return settled;
    }

    /// <summary>Months of <c>temp_chosen</c> leave their allocation; that they stood there stays on record.</summary>
    internal static async Task ReleaseMonthsAsync(UnitOfWork work, CancellationToken ct)
    {
        await work.ExecuteAsync(
            """
            insert into released_month (person_id, benefit_group, month, payment_id, amount, released_at)
            select a.person_id, a.benefit_group, a.month, a.payment_id, a.amount, @at
            from temp_chosen c join month_allocation a on a.person_id = c.person_id and a.payment_id = c.id
            """,
            new { at = work.Context.AtMicroseconds },
            ct);
        await work.ExecuteAsync(
            "delete from month_allocation where (person_id, payment_id) in (select person_id, id from temp_chosen)", ct: ct);
    }
}

/// <summary>
/// Ends the claim to payments that were held, rejected or returned, by a decision with a legal basis (the context's evidence): their months
/// stay settled and the money goes back, in the same year as less expenditure, later as other revenue.
/// </summary>
public sealed class ForfeitPayments(Database database)
{
    private static readonly PaymentState[] Forfeitable = [PaymentState.Held, PaymentState.Rejected, PaymentState.Returned];

    /// <summary>What the act would be about now.</summary>
    public Task<Outcome<SeenSum>> PreviewAsync(PaymentSelection selection, CancellationToken ct = default) =>
        ChosenPayments.PreviewAsync(database, selection, Forfeitable, ct);

    public async Task<Outcome<SettledPayments>> RunAsync(PaymentSelection selection, ProcessContext context, CancellationToken ct = default)
    {
        if (context.Evidence.Trim().Length == 0)
            return Problem.Invalid(
                "payment.legal-basis", "Forfeiting a payment needs its legal basis.", "Name the decision: its kind, number and date.")
                .InIndonesian("Menggugurkan pembayaran memerlukan dasar hukumnya.", "Sebut keputusannya: jenis, nomor dan tanggal.")
                .AtCommandLine("Name it with --evidence \"...\"");
        await using var work = await database.BeginAsync(context, ct);
        var chosen = await ChosenPayments.StageAsync(work, selection, Forfeitable, ct);
        if (!chosen.Succeeded) return chosen.Problems.ToArray();
        var run = chosen.Value;
        var refund = Chart.ForRefundOf(run.FiscalYear, context.Today);
        var owed = (await ChosenPayments.MoveAsync(work, PaymentState.Forfeited, ct)).Where(moved => moved.From != PaymentState.Held);
        var key = await work.SingleAsync<long>("select min(id) from temp_chosen", ct: ct);
        var postings = owed.Select(o =>
            new Posting(o.From == PaymentState.Returned ? Chart.Returned : Chart.Payable, refund, o.Programme, o.Amount)).ToList();
        if (postings.Count > 0)
            await Journal.PostAsync(
                work,
                new JournalEntry(
                    $"run {run.Id} forfeited from {key}", "payments.forfeited", context.Today, context.Evidence, run.Id, postings),
                ct);
        await work.ExecuteAsync(
            "update follow_up set closed_at = @at where closed_at is null and payment_id in (select id from temp_chosen)",
            new { at = context.AtMicroseconds }, ct);
        work.Record("payments.forfeited", run.Reference.ToString(), await ChosenPayments.EvidenceAsync(work, run, ct));
        var settled = await ChosenPayments.SettledAsync(work, run, ct);
        await work.CommitAsync(ct);
        return settled;
    }
}

/// <summary>The payments that a decision is about, in <c>temp_chosen</c>.</summary>
internal static class ChosenPayments
{
    private const string Staged = "from temp_chosen c join payment p on p.person_id = c.person_id and p.id = c.id";

    public static async Task<Outcome<Run>> StageAsync(
        UnitOfWork work, PaymentSelection selection, IReadOnlyList<PaymentState> states, CancellationToken ct)
    {
        if (RunErrors.WithoutReason(work.Context) is { } unexplained) return unexplained;
        var found = await Run.LockAsync(work, selection.Run, ct);
        if (!found.Succeeded) return found;
        var which = Which(selection, states);
        if (!which.Succeeded) return which.Problems.ToArray();
        await CreateAsync(work, ct);
        await work.ExecuteAsync(
            $"insert into temp_chosen (person_id, id) select p.person_id, p.id from payment p where {which.Value}",
            Arguments(found.Value, selection), ct);
        var now = Sum(await SettledAsync(work, found.Value, ct));
        if (now.Payments == 0) return RunErrors.NoAddressee(selection.Run);
        return selection.Seen is null || selection.Seen == now ? found : RunErrors.OtherSum(selection.Seen, now);
    }

    public static async Task<Outcome<SeenSum>> PreviewAsync(
        Database database, PaymentSelection selection, IReadOnlyList<PaymentState> states, CancellationToken ct)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = await Run.FindAsync(reading, selection.Run, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var which = Which(selection, states);
        if (!which.Succeeded) return which.Problems.ToArray();
        var (count, amount) = await reading.SingleAsync<(long, long)>(
            $"select count(*), cast(coalesce(sum(p.amount), 0) as bigint) from payment p where {which.Value}",
            Arguments(found.Value, selection), ct);
        return count > 0 ? new SeenSum(count, new Rupiah(amount)) : RunErrors.NoAddressee(selection.Run);
    }

    public static Task CreateAsync(UnitOfWork work, CancellationToken ct) =>
        work.TemporaryAsync("chosen", "person_id bigint not null, id bigint not null, primary key (person_id, id)", ct);

    /// <summary>Gives all of them one state.</summary>
    /// <returns>What moved, by programme and the state it left.</returns>
    public static async Task<IReadOnlyList<MovedPayments>> MoveAsync(UnitOfWork work, PaymentState to, CancellationToken ct)
    {
        var moved = await PaymentTallies.MoveAsync(work, Staged, to, null, ct);
        await work.ExecuteAsync(
            "update payment set state = @to where (person_id, id) in (select person_id, id from temp_chosen)", new { to = to.Stored }, ct);
        return moved;
    }

    public static async Task<SettledPayments> SettledAsync(Reading reading, Run run, CancellationToken ct)
    {
        var (count, amount) = await reading.SingleAsync<(long, long)>(
            $"select count(*), cast(coalesce(sum(p.amount), 0) as bigint) {Staged}", ct: ct);
        return new SettledPayments(run.Name, count, new Rupiah(amount));
    }

    private static Outcome<string> Which(PaymentSelection selection, IReadOnlyList<PaymentState> states)
    {
        if (selection.Payment is not null && Reference.Read(BankFilePayments.Prefix, selection.Payment) is { Succeeded: false } unread)
            return unread.Problems.ToArray();
        return $"""
            p.run_id = @Id and p.state in ({string.Join(", ", states.Select(state => $"'{state.Stored}'"))})
              and (cast(@HoldReason as text) is null or p.hold_reason = @HoldReason)
              and (cast(@payment as bigint) is null or p.id = @payment)
            """;
    }

    private static object Arguments(Run run, PaymentSelection selection) => new
    {
        run.Id,
        selection.HoldReason,
        payment = selection.Payment is { } reference ? Reference.Read(BankFilePayments.Prefix, reference).Value.Id : (long?)null,
    };

    private static SeenSum Sum(SettledPayments settled) => new(settled.Payments, settled.Amount);

    /// <summary>What the audit event says: how many, how much, and which (their references).</summary>
    public static async Task<object> EvidenceAsync(UnitOfWork work, Run run, CancellationToken ct)
    {
        var settled = await SettledAsync(work, run, ct);
        var ids = await work.ListAsync<long>("select id from temp_chosen order by id", ct: ct);
        return new
        {
            run = run.Name,
            payments = settled.Payments,
            amount = settled.Amount.Amount,
            which = ids.Select(id => Reference.Of(BankFilePayments.Prefix, id).ToString()),
        };
    }
}
