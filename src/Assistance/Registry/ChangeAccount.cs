namespace Paseban.Assistance.Registry;

/// <param name="Person">A reference or a NIK.</param>
/// <param name="Number">The account number.</param>
/// <param name="Holder">The holder's name as the bank has it.</param>
/// <param name="Bank">The bank.</param>
/// <param name="OpenedOn">When it was opened, where known.</param>
public sealed record ChangeAccountRequest(string Person, string Number, string Holder, string Bank, DateOnly? OpenedOn = null);

/// <param name="PersonId">Whose account it is.</param>
/// <param name="Version">The version in force now.</param>
/// <param name="Changed">False when the account was recorded like this before.</param>
public sealed record AccountChanged(long PersonId, long Version, bool Changed)
{
    public string Person => PersonKey.ReferenceOf(PersonId);
}

/// <summary>Records one person's new or corrected account as a new version. Who did may not approve a run that pays to it.</summary>
public sealed class ChangeAccount(Database database, KeyRing keys)
{
    public async Task<Outcome<AccountChanged>> RunAsync(
        ChangeAccountRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Grounds.Missing(context) is { } missing) return missing;
        if (AccountNumber.Problem(request.Number, isQuantity: false, out var digits) is { } wrong)
            return Problem.Invalid("account.number", wrong.En, "Copy the number from the passbook or the bank's list.")
                .InIndonesian(wrong.Id, "Salin nomornya dari buku tabungan atau daftar bank.");
        if (PersonNames.Fold(request.Holder).Length == 0 || string.IsNullOrWhiteSpace(request.Bank))
            return Problem.Invalid("account.holder", "The holder's name or the bank is missing.", "Give both as the bank has them.")
                .InIndonesian("Nama pemilik atau bank belum diisi.", "Isi keduanya seperti tercatat di bank.");
        if (!AccountText.Fits(request.Holder.Trim(), AccountText.LongestHolder) || !AccountText.Fits(
            request.Bank.Trim(), AccountText.LongestBank))
            return Problem.Invalid(
                "account.too-long",
                $"A bank file carries {AccountText.LongestHolder} signs of the holder's name and {AccountText.LongestBank} of the bank.",
                "Shorten them as the bank has them.")
                .InIndonesian(
                    $"Berkas bank memuat {AccountText.LongestHolder} huruf nama pemegang dan {AccountText.LongestBank} huruf nama bank.",
                    "Singkat seperti tertulis di bank.");
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await PersonKey.FindAsync(work, vault, request.Person, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        // Money goes to one account for each person: the one of the record that stands.
        var person = (await MergedRecords.AllOfAsync(work, found.Value, ct))[0];
        var account = new BankAccountStatement(
            digits!, vault.BlindIndex(IdentityField.Account, digits), request.Holder.Trim(), request.Bank.Trim(), request.OpenedOn);
        var (first, replaced) = await BankAccounts.WriteAsync(work, vault, [(person, account)], ct);
        var version = await work.SingleAsync<long>(
            "select version from bank_account where person_id = @person and current = 1", new { person }, ct);
        var result = new AccountChanged(person, version, first + replaced > 0);
        if (!result.Changed) return result;
        work.Record("account.changed", result.Person, new { version, account.Bank, first = version == 1 });
        await work.CommitAsync(ct);
        return result;
    }
}
