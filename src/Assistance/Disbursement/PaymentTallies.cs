namespace Paseban.Assistance.Disbursement;

/// <summary>
/// The payments of a run added up by kelurahan, programme, state and day of credit, so that a page never adds up a city. Written when a run
/// is built; whatever moves payments tells it first, in the same change. What decides about money adds the payments themselves
/// (<see cref="PaymentSums"/>).
/// </summary>
internal static class PaymentTallies
{
    private const string Columns = """
        run_id bigint not null, area text not null, programme text not null, state text not null, credited_on text not null,
        to_day text not null, payments bigint not null, amount bigint not null
        """;

    /// <summary>The day on which a payment was credited; empty before.</summary>
    public const string OwnDay = "coalesce(p.credited_on, '')";

    private const string Leave = """
        update payment_tally set payments = payment_tally.payments - m.payments, amount = payment_tally.amount - m.amount
        from (select run_id, area, programme, state, credited_on, cast(sum(payments) as bigint) as payments,
                     cast(sum(amount) as bigint) as amount
              from temp_moved group by run_id, area, programme, state, credited_on) m
        where payment_tally.run_id = m.run_id and payment_tally.area = m.area and payment_tally.programme = m.programme
          and payment_tally.state = m.state and payment_tally.credited_on = m.credited_on
        """;

    private const string Arrive = """
        insert into payment_tally (run_id, area, programme, state, credited_on, payments, amount)
        select run_id, area, programme, @to, to_day, cast(sum(payments) as bigint), cast(sum(amount) as bigint)
        from temp_moved group by run_id, area, programme, to_day
        on conflict (run_id, area, programme, state, credited_on)
        do update set payments = payment_tally.payments + excluded.payments, amount = payment_tally.amount + excluded.amount
        """;

    /// <summary>Keeps what was counted while the run was sealed.</summary>
    public static async Task WriteAsync(UnitOfWork work, long run, RunCount count, CancellationToken ct)
    {
        await using var rows = work.Bulk("payment_tally", "run_id", "area", "programme", "state", "credited_on", "payments", "amount");
        foreach (var (part, sum) in count.Parts)
        {
            rows.Add(run).Add(part.Area).Add(part.Programme).Add(part.State.Stored).Add("").Add(sum.Payments).Add(sum.Amount.Amount)
                .EndRow();
        }
        await rows.CompleteAsync(ct);
    }

    /// <summary>Says that payments are about to change their state; the caller then changes them.</summary>
    /// <param name="work">The change.</param>
    /// <param name="payments">The payments, as they still are: <c>from ... payment p ...</c>, each once.</param>
    /// <param name="to">The state that all of them get.</param>
    /// <param name="args">What <paramref name="payments"/> refers to.</param>
    /// <param name="day">The day of credit that each gets, in SQL.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>What moves, by programme and the state it leaves, in this order.</returns>
    public static async Task<IReadOnlyList<MovedPayments>> MoveAsync(
        UnitOfWork work, string payments, PaymentState to, object? args, string day, CancellationToken ct)
    {
        await work.TemporaryAsync("moved", Columns, ct);
        var moved = await work.ExecuteAsync(
            $"""
            insert into temp_moved (run_id, area, programme, state, credited_on, to_day, payments, amount)
            select p.run_id, p.area, p.programme, p.state, {OwnDay}, {day}, count(*), cast(sum(p.amount) as bigint)
            {payments}
            group by p.run_id, p.area, p.programme, p.state, {OwnDay}, {day}
            """,
            args, ct);
        if (moved == 0) return [];
        await work.ExecuteAsync(Leave, ct: ct);
        await work.ExecuteAsync(Arrive, new { to = to.Stored }, ct);
        await work.ExecuteAsync("delete from payment_tally where payments = 0 and run_id in (select run_id from temp_moved)", ct: ct);
        return [.. (await work.ListAsync<(string Programme, string State, long Payments, long Amount)>(
            """
            select programme, state, cast(sum(payments) as bigint), cast(sum(amount) as bigint) from temp_moved
            group by programme, state order by programme, state
            """,
            ct: ct)).Select(row => new MovedPayments(row.Programme, StateOf(row.State), row.Payments, new Rupiah(row.Amount)))];
    }

    /// <summary>The same where each keeps its day of credit.</summary>
    public static Task<IReadOnlyList<MovedPayments>> MoveAsync(
        UnitOfWork work, string payments, PaymentState to, object? args, CancellationToken ct) =>
        MoveAsync(work, payments, to, args, OwnDay, ct);

    /// <summary>Says that all payments of a run in one state are about to get another, in which none of its payments is yet.</summary>
    public static Task MoveAllAsync(UnitOfWork work, long run, PaymentState from, PaymentState to, CancellationToken ct) =>
        work.ExecuteAsync(
            "update payment_tally set state = @to where run_id = @run and state = @from",
            new { run, from = from.Stored, to = to.Stored },
            ct);

    public static async Task<IReadOnlyList<(PaymentState State, long Count, Rupiah Amount)>> ByStateAsync(
        Reading reading, long run, CancellationToken ct) =>
        [.. (await reading.ListAsync<(string State, long Count, long Amount)>(
            """
            select state, cast(sum(payments) as bigint), cast(sum(amount) as bigint) from payment_tally where run_id = @run group by state
            """,
            new { run }, ct))
            .Select(row => (State: StateOf(row.State), row.Count, Amount: new Rupiah(row.Amount))).OrderBy(row => row.State)];

    private static PaymentState StateOf(string stored) => Enum.Parse<PaymentState>(stored, ignoreCase: true);
}

/// <summary>Payments of one programme that leave one state together.</summary>
internal sealed record MovedPayments(string Programme, PaymentState From, long Count, Rupiah Amount);
