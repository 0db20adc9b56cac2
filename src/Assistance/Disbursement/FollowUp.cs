namespace Paseban.Assistance.Disbursement;

/// <summary>A payment that came back after its run was closed: somebody has to pay it again or forfeit it.</summary>
/// <param name="Run">The closed run's name.</param>
/// <param name="Since">When it came back.</param>
/// <param name="Owner">The role that has to see to it.</param>
public sealed record FollowUp(Reference Payment, Rupiah Amount, string Run, DateTimeOffset Since, Role Owner)
{
    /// <summary>Those that nobody has seen to, the oldest first.</summary>
    public static async Task<IReadOnlyList<FollowUp>> ListOpenAsync(Reading reading, int most = 200, CancellationToken ct = default) =>
        [
            .. (await reading.ListAsync<(long Payment, long Amount, string Run, long Since, long Owner)>(
                """
                select p.id, p.amount, r.name, f.opened_at, f.owner_role
                from follow_up f cross join payment p cross join run r
                where p.id = f.payment_id and r.id = f.run_id and f.closed_at is null order by f.id limit @most
                """,
                new { most = (long)most }, ct))
            .Select(row => new FollowUp(
                Reference.Of(BankFilePayments.Prefix, row.Payment), new Rupiah(row.Amount), row.Run,
                Instant.FromMicroseconds(row.Since), (Role)row.Owner)),
        ];
}
