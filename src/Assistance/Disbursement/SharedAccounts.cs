namespace Paseban.Assistance.Disbursement;

/// <summary>
/// One account for several recipients needs a recorded guardian: the account's other people must be wards of one and the same person.
/// Without that the payments are held, for this is what a thief's account looks like.
/// </summary>
internal static class SharedAccounts
{
    private const string Shared = """
        select p.person_id as PersonId, p.id as PaymentId, p.account_index as AccountIndex
        from payment p
        where p.run_id = @run and p.state = @state and p.account_index in (
            select blind_index from bank_account where current = 1 group by blind_index having count(*) > 1)
        order by p.account_index, p.person_id
        """;

    /// <summary>Holds the payments of the run in <paramref name="state"/> that lack a guardian.</summary>
    public static async Task<IReadOnlyList<MovedPayments>> HoldAsync(
        UnitOfWork work, long run, PaymentState state, DateOnly on, CancellationToken ct)
    {
        var payees = await work.ListAsync<Payee>(Shared, new { run, state = state.Stored }, ct);
        if (payees.Count == 0) return [];
        await HeldPayments.StageAsync(work, ct);
        foreach (var account in payees.GroupBy(payee => payee.AccountIndex, StringComparer.Ordinal))
        {
            if (await HasOneGuardianAsync(work, account.Key, on, ct)) continue;
            foreach (var payee in account)
            {
                await work.ExecuteAsync(
                    "insert into temp_held (person_id, id, reason) values (@PersonId, @PaymentId, 'SHARED_ACCOUNT')", payee, ct);
            }
        }
        return await HeldPayments.HoldAsync(work, ct);
    }

    /// <summary>Whether somebody is the guardian of everybody else who has the account (or of all of them).</summary>
    private static async Task<bool> HasOneGuardianAsync(UnitOfWork work, string account, DateOnly on, CancellationToken ct)
    {
        var holders = await work.ListAsync<long>(
            "select person_id from bank_account where blind_index = @account and current = 1", new { account }, ct);
        var wards = await work.ListAsync<(long Ward, long Guardian)>(
            """
            select r.person_id, r.representative_id from representative r join bank_account b on b.person_id = r.person_id and b.current = 1
            where b.blind_index = @account and r.kind = 'guardian' and r.valid_from <= @on and (r.valid_to is null or r.valid_to >= @on)
            """,
            new { account, on = on.Iso },
            ct);
        return wards.GroupBy(pair => pair.Guardian).Any(guardian =>
        {
            var covered = guardian.Select(pair => pair.Ward).Append(guardian.Key).ToHashSet();
            return holders.All(covered.Contains);
        });
    }

    private sealed record Payee(long PersonId, long PaymentId, string AccountIndex);
}
