using System.Collections.Immutable;
using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// The papers that release money, in their order: SPP (request by the treasurer), SPM (order to pay by the budget user), SP2D (release by
/// the BUD). The SP2D puts the money on its way; only a statement shows that it has arrived.
/// </summary>
public sealed class RecordPaymentOrder(Database database)
{
    internal static readonly EventClaim Recorded = new(
        "payment_order", "payment-order.recorded",
        told => [new(told.Event.Subject, told["run"], told["kind"], told["dated"], told["amount"], told.At, told.By)],
        """
        select o.number, r.name as run, o.kind, o.dated, o.amount, o.recorded_at, o.recorded_by
        from payment_order o join run r on r.id = o.run_id
        """);

    public async Task<Outcome<PaymentOrder>> RunAsync(
        string runName, string kind, string number, DateOnly dated, Rupiah amount, ProcessContext context, CancellationToken ct = default)
    {
        var step = PaymentOrder.Kinds.IndexOf(kind);
        if (step < 0 || number.Length is 0 or > 35 || !amount.IsPositive)
            return Problem.Invalid(
                "order.invalid",
                "A payment order is an SPP, SPM or SP2D with a number (at most 35 signs) and an amount.",
                "Copy them from the paper.")
                .InIndonesian(
                    "Surat perintah bayar adalah SPP, SPM atau SP2D dengan nomor (paling banyak 35 huruf) dan jumlah.",
                    "Salin dari suratnya.");
        if (dated > context.Today)
            return Problem.Invalid("order.dated", $"{kind} {number} is dated {dated.Iso}, which is yet to come.", "Check the paper's date.")
                .InIndonesian($"{kind} {number} bertanggal {dated.Iso}, hari yang belum tiba.", "Periksa tanggal pada suratnya.");
        await using var work = await database.BeginAsync(context, ct);
        var found = await Run.LockAsync(work, runName, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var run = found.Value;

        var order = new PaymentOrder(run.Name, kind, number, dated, amount);
        var known = await OfRunAsync(work, run, ct);
        if (known.SingleOrDefault(o => o.Kind == kind) is { } same)
            return same == order
                ? same
                : Problem.Conflict(
                    "order.exists",
                    $"Run '{runName}' has {kind} {same.Number} of {same.Amount}.",
                    "A payment order is not replaced; check the number.")
                    .InIndonesian(
                        $"Penyaluran '{runName}' sudah punya {kind} {same.Number} sebesar {same.Amount}.",
                        "Surat perintah bayar tidak diganti; periksa nomornya.");
        if (run.IsReissue)
            return Problem.Conflict(
                "order.reissue", "A reissue is paid from the money that was rejected or returned.", "No payment order is needed.")
                .InIndonesian(
                    "Pembayaran ulang memakai uang yang ditolak atau diretur.", "Surat perintah bayar tidak diperlukan.");
        if (run.State is not (RunState.Approved or RunState.Instructed))
            return RunErrors.WrongState(run, "release money for", RunState.Approved);
        if (step > 0 && known.All(o => o.Kind != PaymentOrder.Kinds[step - 1]))
            return Problem.Conflict(
                "order.order", $"{kind} follows {PaymentOrder.Kinds[step - 1]}, which is not recorded.",
                $"Record the {PaymentOrder.Kinds[step - 1]} first.")
                .InIndonesian(
                    $"{kind} menyusul {PaymentOrder.Kinds[step - 1]}, yang belum dicatat.",
                    $"Catat {PaymentOrder.Kinds[step - 1]} lebih dahulu.");
        if (known.Count == 0 && await WrongAmountAsync(work, run, amount, ct) is { } wrongAmount) return wrongAmount;
        if (known.Count > 0 && known[0].Amount != amount)
            return Problem.Conflict(
                "order.amount",
                $"{known[0].Kind} {known[0].Number} is for {known[0].Amount}, not {amount}.",
                "The three papers have one amount.")
                .InIndonesian(
                    $"{known[0].Kind} {known[0].Number} sebesar {known[0].Amount}, bukan {amount}.", "Jumlah ketiga surat harus sama.");
        if (await work.FindAsync<string>("select number from payment_order where number = @number", new { number }, ct) is not null)
            return Problem.Conflict("order.number", $"Number {number} is recorded for another paper.", "Check the number on the paper.")
                .InIndonesian($"Nomor {number} sudah dicatat untuk surat lain.", "Periksa nomor pada suratnya.");
        if (await Journal.IsYearClosedAsync(work, dated.Year, ct))
            return Problem.Conflict(
                "order.year-closed", $"{kind} {number} is of {dated.Year}, which is closed: nothing more is booked in it.",
                "Check the paper's date.")
                .InIndonesian(
                    $"{kind} {number} bertahun {dated.Year}, yang sudah ditutup: tidak ada lagi yang dibukukan di tahun itu.",
                    "Periksa tanggal pada suratnya.");

        await WriteAsync(work, run, order, ct);
        await work.CommitAsync(ct);
        return order;
    }

    /// <summary>
    /// A paper is never replaced, so one that does not fit its run would be found out only when it is too late: less than what is approved
    /// pays nobody, more than the run ever came to is somebody's slip of the pen.
    /// </summary>
    private static async Task<Problem?> WrongAmountAsync(UnitOfWork work, Run run, Rupiah amount, CancellationToken ct)
    {
        var approved = (await PaymentSums.ByStateAsync(work, run.Id, ct)).GetValueOrDefault(PaymentState.Approved).Amount;
        if (amount >= approved && amount <= run.Total) return null;
        return Problem.Invalid(
            "order.run-amount", $"Run '{run.Name}' pays {approved}, the paper is for {amount}.",
            "Check the amount on the paper; it is recorded once and not replaced.")
            .InIndonesian(
                $"Penyaluran '{run.Name}' membayar {approved}, sedangkan suratnya {amount}.",
                "Periksa jumlah pada surat; surat dicatat satu kali dan tidak diganti.");
    }

    internal static async Task<IReadOnlyList<PaymentOrder>> OfRunAsync(Reading reading, Run run, CancellationToken ct)
    {
        var rows = await reading.ListAsync<(string Kind, string Number, string Dated, long Amount)>(
            "select kind, number, dated, amount from payment_order where run_id = @Id", new { run.Id }, ct);
        return
        [
            .. rows.Select(r => new PaymentOrder(run.Name, r.Kind, r.Number, IsoDate.Parse(r.Dated), new Rupiah(r.Amount)))
                .OrderBy(o => PaymentOrder.Kinds.IndexOf(o.Kind)),
        ];
    }

    private static async Task WriteAsync(UnitOfWork work, Run run, PaymentOrder order, CancellationToken ct)
    {
        await work.ExecuteAsync(
            """
            insert into payment_order (run_id, kind, number, dated, amount, recorded_at, recorded_by)
            values (@Id, @Kind, @Number, @dated, @amount, @at, @by)
            """,
            new
            {
                run.Id,
                order.Kind,
                order.Number,
                dated = order.Dated.Iso,
                amount = order.Amount.Amount,
                at = work.Context.AtMicroseconds,
                by = work.Context.Actor.Id,
            },
            ct);
        work.Record(
            "payment-order.recorded", order.Number,
            new { run = run.Name, order.Kind, dated = order.Dated.Iso, amount = order.Amount.Amount });
        if (order.Kind != PaymentOrder.Release) return;
        await Journal.PostAsync(
            work,
            new JournalEntry(
                $"sp2d {order.Number}", "sp2d.released", order.Dated, order.Number, run.Id,
                [new Posting(Chart.TreasuryInTransit, Chart.TreasuryFunding, Posting.NoProgramme, order.Amount)]),
            ct);
    }
}

/// <summary>One of the papers that release a run's money.</summary>
/// <param name="Kind">SPP, SPM or SP2D.</param>
/// <param name="Number">The paper's own number, at most 35 signs.</param>
public sealed record PaymentOrder(string Run, string Kind, string Number, DateOnly Dated, Rupiah Amount)
{
    /// <summary>The paper that lets the money go: without it the bank is not instructed.</summary>
    public const string Release = "SP2D";

    /// <summary>The three papers, in the order in which they are made.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["SPP", "SPM", Release];
}
