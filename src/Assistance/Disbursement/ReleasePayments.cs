using Paseban.Kernel;
using Paseban.Ledger;
using Paseban.Storage;

namespace Paseban.Assistance.Disbursement;

/// <param name="HoldReason">Only payments held for this reason; null for all of the run.</param>
/// <param name="Payment">Only this payment (its reference); null for all.</param>
public sealed record PaymentSelection(string Run, string? HoldReason = null, string? Payment = null);

/// <param name="Payments">How many payments were settled.</param>
public sealed record SettledPayments(string Run, long Payments, Rupiah Amount);

/// <summary>
/// Lets held payments go: each is cancelled and its months become due again, so that the next run pays them if the law then still says so.
/// Needs a reason.
/// </summary>
public sealed class ReleasePayments(Database database)
{
    public async Task<Outcome<SettledPayments>> RunAsync(PaymentSelection selection, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        var chosen = await ChosenPayments.StageAsync(work, selection, ["held"], ct);
        if (!chosen.Succeeded) return chosen.Problems.ToArray();
        await ReleaseMonthsAsync(work, ct);
        await PaymentTallies.MoveAsync(work, ChosenPayments.Staged, PaymentState.Cancelled, null, ct);
        await work.ExecuteAsync(
            "update payment set state = 'cancelled' where (person_id, id) in (select person_id, id from temp_chosen)", ct: ct);
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
    public async Task<Outcome<SettledPayments>> RunAsync(PaymentSelection selection, ProcessContext context, CancellationToken ct = default)
    {
        if (context.Evidence.Trim().Length == 0)
            return Problem.Invalid(
                "payment.legal-basis", "Forfeiting a payment needs its legal basis.", "Name the decision: --evidence \"...\"");
        await using var work = await database.BeginAsync(context, ct);
        var chosen = await ChosenPayments.StageAsync(work, selection, ["held", "rejected", "returned"], ct);
        if (!chosen.Succeeded) return chosen.Problems.ToArray();
        var run = chosen.Value;
        var refund = Chart.ForRefundOf(run.FiscalYear, context.Today);
        var owed = (await PaymentTallies.MoveAsync(work, ChosenPayments.Staged, PaymentState.Forfeited, null, ct))
            .Where(moved => moved.From != PaymentState.Held);
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
            "update payment set state = 'forfeited' where (person_id, id) in (select person_id, id from temp_chosen)", ct: ct);
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
    public const string Staged = "from temp_chosen c join payment p on p.person_id = c.person_id and p.id = c.id";

    public static async Task<Outcome<Run>> StageAsync(UnitOfWork work, PaymentSelection selection, string[] states, CancellationToken ct)
    {
        if (work.Context.Reason.Trim().Length < 10)
            return Problem.Invalid("payment.reason", "This decision needs a reason of at least ten characters.", "Add --reason \"...\"");
        var found = await Run.FindAsync(work, selection.Run, ct);
        if (!found.Succeeded) return found;
        long? payment = null;
        if (selection.Payment is not null)
        {
            var reference = Reference.Read(BankFilePayments.Prefix, selection.Payment);
            if (!reference.Succeeded) return reference.Problems.ToArray();
            payment = reference.Value.Id;
        }
        await work.TemporaryAsync("chosen", "person_id bigint not null, id bigint not null, primary key (person_id, id)", ct);
        var list = string.Join(", ", states.Select(state => $"'{state}'"));
        var count = await work.ExecuteAsync(
            $"""
            insert into temp_chosen (person_id, id)
            select person_id, id from payment
            where run_id = @Id and state in ({list}) and (cast(@HoldReason as text) is null or hold_reason = @HoldReason)
              and (cast(@payment as bigint) is null or id = @payment)
            """,
            new { found.Value.Id, selection.HoldReason, payment },
            ct);
        return count > 0
            ? found
            : Problem.NotFound(
                "payment.none",
                $"Run '{selection.Run}' has no such payment that is {string.Join(" or ", states)}.",
                $"See: paseban run status {selection.Run}");
    }

    public static async Task<SettledPayments> SettledAsync(Reading reading, Run run, CancellationToken ct)
    {
        var (count, amount) = await reading.SingleAsync<(long, long)>(
            $"select count(*), cast(sum(p.amount) as bigint) {Staged}", ct: ct);
        return new SettledPayments(run.Name, count, new Rupiah(amount));
    }

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
