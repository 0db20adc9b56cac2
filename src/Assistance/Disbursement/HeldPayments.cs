namespace Paseban.Assistance.Disbursement;

/// <summary>The one place that holds payments: whoever finds a reason writes them into <c>temp_held</c>.</summary>
internal static class HeldPayments
{
    public static Task StageAsync(UnitOfWork work, CancellationToken ct) =>
        work.TemporaryAsync(
            "held", "person_id bigint not null, id bigint not null, reason text not null, primary key (person_id, id)", ct);

    /// <summary>Holds payments to accounts that no bank file can carry: one of them would stop the whole file.</summary>
    public static async Task HoldUnpayableAsync(UnitOfWork work, IReadOnlyList<(long Person, long Id)> payments, CancellationToken ct)
    {
        if (payments.Count == 0) return;
        await StageAsync(work, ct);
        await using (var rows = work.Bulk("temp_held", "person_id", "id", "reason"))
        {
            foreach (var (person, id) in payments) rows.Add(person).Add(id).Add("BAD_ACCOUNT").EndRow();
            await rows.CompleteAsync(ct);
        }
        await HoldAsync(work, ct);
    }

    /// <returns>What is held now, by programme and the state it had.</returns>
    public static async Task<IReadOnlyList<MovedPayments>> HoldAsync(UnitOfWork work, CancellationToken ct)
    {
        var held = await PaymentTallies.MoveAsync(
            work, "from temp_held h join payment p on p.person_id = h.person_id and p.id = h.id", PaymentState.Held, null, ct);
        await work.ExecuteAsync(
            """
            update payment set state = 'held', hold_reason = h.reason
            from temp_held h where payment.person_id = h.person_id and payment.id = h.id
            """,
            ct: ct);
        return held;
    }
}
