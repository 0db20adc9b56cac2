using System.Globalization;

namespace Paseban.Assistance.Registry;

/// <summary>
/// The accounts of people, every version kept: a changed number, holder or bank is a new version by a named actor, and a payment
/// knows which one it was made with.
/// </summary>
internal static class BankAccounts
{
    /// <summary>
    /// Lands statements of accounts; at most one for a person. Gives how many are a first account and how many replace one.
    /// </summary>
    public static async Task<(long First, long Replaced)> WriteAsync(
        UnitOfWork work, IdentityVault vault, IReadOnlyList<(long PersonId, BankAccountStatement Account)> stated, CancellationToken ct)
    {
        if (stated.Count == 0) return (0, 0);
        await StageAsync(work, stated.Select(entry => entry.PersonId), ct);
        var recorded = (await work.ListAsync<RecordedAccount>(
            """
            select b.person_id as PersonId, b.version as Version, b.current as IsCurrent, b.blind_index as BlindIndex,
            b.holder_name as Holder, b.bank as Bank,
                   b.opened_on as OpenedOn
            from temp_account_holder t join bank_account b on b.person_id = t.person_id
            """,
            ct: ct)).ToLookup(account => account.PersonId);
        var landing = stated.Where(
            entry => !recorded[entry.PersonId].Any(account => account.IsCurrent == 1 && account.Says(entry.Account))).ToList();
        if (landing.Count == 0) return (0, 0);

        await StageAsync(work, landing.Where(entry => recorded.Contains(entry.PersonId)).Select(entry => entry.PersonId), ct);
        await work.ExecuteAsync(
            "update bank_account set current = 0 where current = 1 and person_id in (select person_id from temp_account_holder)", ct: ct);
        var ciphertexts = new string[landing.Count];
        Parallel.For(0, landing.Count, vault.Clone, (i, _, own) =>
        {
            ciphertexts[i] = own.Encrypt(landing[i].PersonId, IdentityField.Account, landing[i].Account.Digits);
            return own;
        }, own => own.Dispose());
        await using var bulk = work.Bulk(
            "bank_account", "person_id", "version", "bank", "holder_name", "blind_index", "ciphertext", "opened_on", "recorded_at",
            "recorded_by", "current");
        var first = 0L;
        for (var i = 0; i < landing.Count; i++)
        {
            var (personId, account) = landing[i];
            var version = recorded[personId].Select(earlier => earlier.Version).DefaultIfEmpty(0).Max() + 1;
            if (version == 1) first++;
            bulk.Add(personId).Add(version).Add(account.Bank).Add(account.Holder).Add(account.Index).Add(ciphertexts[i])
                .Add(account.OpenedOn).Add(work.Context.AtMicroseconds).Add(work.Context.Actor.Id).Add(1);
            bulk.EndRow();
        }
        await bulk.CompleteAsync(ct);
        return (first, landing.Count - first);
    }

    /// <summary>
    /// Accounts that are in force for more than one person; money goes to them only where a guardian or proxy is recorded.
    /// </summary>
    public static Task<long> CountSharedAsync(Reading reading, CancellationToken ct) => reading.SingleAsync<long>(
        "select count(*) from (select blind_index from bank_account where current = 1 group by blind_index having count(*) > 1) shared",
        ct: ct);

    private static async Task StageAsync(UnitOfWork work, IEnumerable<long> people, CancellationToken ct)
    {
        await work.TemporaryAsync("account_holder", "person_id bigint not null", ct);
        await using var bulk = work.Bulk("temp_account_holder", "person_id");
        foreach (var person in people)
        {
            bulk.Add(person);
            bulk.EndRow();
        }
        await bulk.CompleteAsync(ct);
    }

    private sealed record RecordedAccount(
        long PersonId, long Version, long IsCurrent, string BlindIndex, string Holder, string Bank, string? OpenedOn)
    {
        public bool Says(BankAccountStatement account) =>
            BlindIndex == account.Index && Holder == account.Holder && Bank == account.Bank
            && (account.OpenedOn is null || OpenedOn == account.OpenedOn.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
