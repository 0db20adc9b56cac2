namespace Paseban.Assistance.Registry;

/// <summary>A family card that was not known, with the household that it begins.</summary>
internal sealed record NewCard(long HouseholdId, string Digits, string Index);

/// <summary>Writes people who were not known, in bulk: a household and its card once, five rows for each person.</summary>
internal static class NewPeople
{
    /// <summary>The columns that a person cannot be without, in the words of the file; empty when the row has them all.</summary>
    public static string Missing(PersonRow row, PersonColumns columns)
    {
        ReadOnlySpan<(bool IsThere, string Column)> needed =
        [
            (row.Kk is not null, PersonColumns.Kk.Name), (
                row.Name is not null, PersonColumns.Name.Name), (row.Sex is not null, PersonColumns.Sex.Name),
            (row.BirthDate is not null, columns.BirthDate.Column), (row.Area is not null, PersonColumns.Area.Name),
        ];
        var missing = "";
        foreach (var (isThere, column) in needed)
        {
            if (!isThere) missing += missing.Length == 0 ? column : $", {column}";
        }
        return missing;
    }

    public static async Task WriteAsync(
        UnitOfWork work, IdentityVault vault, IReadOnlyList<PersonRow> rows, IReadOnlyList<NewCard> cards, CancellationToken ct)
    {
        if (rows.Count == 0) return;
        // What needs no key is written while the rest is encrypted, so that neither the database nor we wait for the other.
        var encrypting = Task.Run(() => Encrypt(vault, rows, cards), ct);
        try
        {
            await WriteHouseholdsAsync(work, cards, ct);
            await WriteMembershipsAsync(work, rows, ct);
            await WriteStatementsAsync(work, rows, ct);
            await WriteDisabilitiesAsync(work, rows, ct);
        }
        finally
        {
            await ((Task)encrypting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // it uses the vault, which its owner closes
        }
        var encrypted = await encrypting;
        await WriteCardsAsync(work, cards, encrypted.Cards, ct);
        await WritePersonsAsync(work, rows, encrypted, ct);
        await WriteNiksAsync(work, rows, encrypted.Niks, ct);
    }

    private sealed record Encrypted(string[] Niks, string?[] Addresses, string?[] Phones, string[] Cards);

    /// <summary>On every core: it is the one part of an import that is pure computing.</summary>
    private static Encrypted Encrypt(IdentityVault vault, IReadOnlyList<PersonRow> rows, IReadOnlyList<NewCard> cards)
    {
        var result = new Encrypted(new string[rows.Count], new string?[rows.Count], new string?[rows.Count], new string[cards.Count]);
        Parallel.For(0, rows.Count, vault.Clone, (i, _, own) =>
        {
            var row = rows[i];
            result.Niks[i] = own.Encrypt(row.PersonId, IdentityField.Nik, row.Nik.Digits);
            if (row.Address is { } address) result.Addresses[i] = own.Encrypt(row.PersonId, IdentityField.Address, address);
            if (row.Phone is { } phone) result.Phones[i] = own.Encrypt(row.PersonId, IdentityField.Phone, phone);
            return own;
        }, own => own.Dispose());
        for (var i = 0; i < cards.Count; i++) result.Cards[i] = vault.EncryptCard(cards[i].HouseholdId, cards[i].Digits);
        return result;
    }

    private static async Task WriteHouseholdsAsync(UnitOfWork work, IReadOnlyList<NewCard> cards, CancellationToken ct)
    {
        await using var bulk = work.Bulk("household", "household_id", "recorded_at");
        foreach (var card in cards)
        {
            bulk.Add(card.HouseholdId).Add(work.Context.AtMicroseconds);
            bulk.EndRow();
        }
        await bulk.CompleteAsync(ct);
    }

    private static async Task WriteCardsAsync(
        UnitOfWork work, IReadOnlyList<NewCard> cards, string[] ciphertexts, CancellationToken ct)
    {
        await using var bulk = work.Bulk("household_card", "blind_index", "household_id", "ciphertext", "valid_from");
        foreach (var i in InKeyOrder(cards.Count, i => cards[i].Index))
        {
            bulk.Add(cards[i].Index).Add(cards[i].HouseholdId).Add(ciphertexts[i]).Add(work.Context.AtMicroseconds);
            bulk.EndRow();
        }
        await bulk.CompleteAsync(ct);
    }

    private static async Task WritePersonsAsync(UnitOfWork work, IReadOnlyList<PersonRow> rows, Encrypted encrypted, CancellationToken ct)
    {
        await using var bulk = work.Bulk(
            "person", "person_id", "name", "folded_name", "sex", "birth_date", "birth_place", "died_on", "moved_out_on", "area", "rt", "rw",
            "household_id",
            "identity_flags", "address", "phone", "row_hash", "recorded_at");
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            bulk.Add(row.PersonId).Add(row.Name).Add(row.FoldedName).Add((long)row.Sex!.Value).Add(row.BirthDate!.Value).Add(row.BirthPlace)
                .Add(row.DiedOn).Add(row.MovedOutOn).Add(row.Area).Add(row.Rt).Add(row.Rw).Add(row.HouseholdId)
                .Add((long)row.FlagsFor(row.BirthDate.Value, row.Sex.Value)).Add(encrypted.Addresses[i]).Add(encrypted.Phones[i])
                .Add(row.RowHash).Add(work.Context.AtMicroseconds);
            bulk.EndRow();
        }
        await bulk.CompleteAsync(ct);
    }

    private static async Task WriteNiksAsync(UnitOfWork work, IReadOnlyList<PersonRow> rows, string[] ciphertexts, CancellationToken ct)
    {
        await using var bulk = work.Bulk("person_nik", "blind_index", "person_id", "ciphertext", "current");
        foreach (var i in InKeyOrder(rows.Count, i => rows[i].NikIndex))
        {
            bulk.Add(rows[i].NikIndex).Add(rows[i].PersonId).Add(ciphertexts[i]).Add(1);
            bulk.EndRow();
        }
        await bulk.CompleteAsync(ct);
    }

    private static async Task WriteMembershipsAsync(UnitOfWork work, IReadOnlyList<PersonRow> rows, CancellationToken ct)
    {
        await using var bulk = work.Bulk("household_membership", "person_id", "household_id", "relation", "valid_from");
        foreach (var row in rows)
        {
            bulk.Add(row.PersonId).Add(row.HouseholdId).Add(row.Relation ?? Relation.Other).Add(work.Context.AtMicroseconds);
            bulk.EndRow();
        }
        await bulk.CompleteAsync(ct);
    }

    private static async Task WriteStatementsAsync(UnitOfWork work, IReadOnlyList<PersonRow> rows, CancellationToken ct)
    {
        await using var bulk = SourceRecords.Bulk(work, "source_record");
        foreach (var row in rows)
        {
            foreach (var statement in row.Statements) SourceRecords.Add(bulk, row.PersonId, statement, work.Context.AtMicroseconds);
        }
        await bulk.CompleteAsync(ct);
    }

    private static async Task WriteDisabilitiesAsync(UnitOfWork work, IReadOnlyList<PersonRow> rows, CancellationToken ct)
    {
        await using var bulk = DisabilityRegister.Bulk(work, "disability");
        foreach (var row in rows)
        {
            if (row.Disability is { } letter) DisabilityRegister.Add(bulk, row.PersonId, letter, work.Context.AtMicroseconds);
        }
        await bulk.CompleteAsync(ct);
    }

    /// <summary>Rows with a random key go in by that key, so that neighbours land on the same page.</summary>
    private static int[] InKeyOrder(int count, Func<int, string> key)
    {
        var keys = new string[count];
        var places = new int[count];
        for (var i = 0; i < count; i++) (keys[i], places[i]) = (key(i), i);
        Array.Sort(keys, places, StringComparer.Ordinal);
        return places;
    }
}
