using Paseban.Rules;

namespace Paseban.Assistance.Registry;

/// <param name="Kept">The record that is to stand: a reference or a NIK.</param>
/// <param name="Merged">The record that is the same person.</param>
public sealed record MergePersonsRequest(string Kept, string Merged);

/// <param name="KeptId">The record that stands.</param>
/// <param name="MergedId">The record that it stands for.</param>
/// <param name="DiedOn">Day of death that holds now for the person.</param>
/// <param name="MovedOutOn">Day of moving out that holds now.</param>
/// <param name="HasAccount">Whether money has somewhere to go: the record that stands has an account.</param>
/// <param name="MergedHasAccount">The other record has an account, which is not used any more.</param>
public sealed record PersonsMerged(long KeptId, long MergedId, string? DiedOn, string? MovedOutOn, bool HasAccount, bool MergedHasAccount)
{
    public string Kept => PersonKey.ReferenceOf(KeptId);

    public string Merged => PersonKey.ReferenceOf(MergedId);
}

/// <summary>
/// Decides that two records are one person, or that they are not after all. Nothing is deleted or overwritten: both records keep their
/// numbers, statements, accounts and history; one stands for the other from now on.
/// </summary>
public sealed class MergePersons(Database database, KeyRing keys, FactCatalogue catalogue)
{
    public async Task<Outcome<PersonsMerged>> RunAsync(MergePersonsRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Grounds.Missing(context) is { } missing) return missing;
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var keptFound = await PersonKey.FindAsync(work, vault, request.Kept, ct);
        var mergedFound = await PersonKey.FindAsync(work, vault, request.Merged, ct);
        if (!keptFound.Succeeded || !mergedFound.Succeeded) return keptFound.Problems.Concat(mergedFound.Problems).ToArray();
        var decided = await MergeAsync(work, keptFound.Value, mergedFound.Value, ct);
        if (decided.Succeeded) await work.CommitAsync(ct);
        return decided;
    }

    /// <summary>The decision as part of another: its event is recorded, and the change is the caller's to commit.</summary>
    internal static async Task<Outcome<PersonsMerged>> MergeAsync(UnitOfWork work, long kept, long merged, CancellationToken ct)
    {
        if (await RefusalAsync(work, kept, merged, ct) is { } refusal) return refusal;
        var context = work.Context;
        var before = await VitalDates.OfAsync(work, kept, ct);
        await work.ExecuteAsync(
            """
            insert into person_merge (kept_id, merged_id, decided_at, decided_by, reason, evidence)
            values (@kept, @merged, @at, @by, @Reason, @Evidence)
            """,
            new { kept, merged, at = context.AtMicroseconds, by = context.Actor.Id, context.Reason, context.Evidence },
            ct);
        await work.ExecuteAsync("update person set merged_into = @kept where person_id = @merged", new { kept, merged }, ct);
        await MergedRecords.CarryVitalEventsAsync(work, ct);
        var after = await VitalDates.OfAsync(work, kept, ct);
        var result = new PersonsMerged(
            kept, merged, after.DiedOn, after.MovedOutOn, await HasAccountAsync(work, kept, ct), await HasAccountAsync(work, merged, ct));
        work.Record("person.merged", result.Kept, new { merged = result.Merged, before, after });
        return result;
    }

    /// <summary>
    /// Undoes the decision about a record; what was carried over to the other is taken back, what each reported itself stays.
    /// </summary>
    public async Task<Outcome<PersonsMerged>> UndoAsync(string mergedRecord, ProcessContext context, CancellationToken ct = default)
    {
        if (Grounds.Missing(context) is { } missing) return missing;
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await PersonKey.FindAsync(work, vault, mergedRecord, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var merged = found.Value;
        if (await work.SingleAsync<long?>("select merged_into from person where person_id = @merged", new { merged }, ct) is not { } kept)
        {
            return Problem.Conflict(
                "merge.none", $"{PersonKey.ReferenceOf(merged)} is not merged into another record.",
                "Name the record that was merged, not the one that stands.")
                .InIndonesian(
                    $"{PersonKey.ReferenceOf(merged)} tidak digabung ke catatan lain.",
                    "Sebut catatan yang digabung, bukan yang berlaku.");
        }
        var before = await VitalDates.OfAsync(work, kept, ct);
        await work.ExecuteAsync("update person set merged_into = null where person_id = @merged", new { merged }, ct);
        await work.ExecuteAsync(
            "update person_merge set undone_at = @at, undone_by = @by where merged_id = @merged and undone_at is null",
            new { at = context.AtMicroseconds, by = context.Actor.Id, merged },
            ct);
        var after = await VitalDates.ResettleAsync(work, catalogue, kept, ct);
        var result = new PersonsMerged(
            kept, merged, after.DiedOn, after.MovedOutOn, await HasAccountAsync(work, kept, ct), await HasAccountAsync(work, merged, ct));
        work.Record("person.merge-undone", result.Kept, new { merged = result.Merged, before, after });
        await work.CommitAsync(ct);
        return result;
    }

    /// <summary>Touching the rows makes a second decision about either record wait for the first on PostgreSQL.</summary>
    internal static Task<int> LockAsync(UnitOfWork work, long one, long other, CancellationToken ct) => work.ExecuteAsync(
        "update person set merged_into = merged_into where person_id in (@one, @other)", new { one, other }, ct);

    private static async Task<Problem?> RefusalAsync(UnitOfWork work, long kept, long merged, CancellationToken ct)
    {
        if (kept == merged) return Problem.Conflict("merge.same", "Both name one and the same record.", "Name two different records.")
            .InIndonesian("Keduanya catatan yang sama.", "Sebut dua catatan yang berbeda.");
        await LockAsync(work, kept, merged, ct);
        var into = (await work.ListAsync<(long PersonId, long? MergedInto)>(
            "select person_id, merged_into from person where person_id in (@kept, @merged)", new { kept, merged },
            ct)).ToDictionary(row => row.PersonId);
        if (into[merged].MergedInto is { } already)
            return Problem.Conflict(
                "merge.already", $"{PersonKey.ReferenceOf(merged)} is already merged into {PersonKey.ReferenceOf(already)}.",
                "Undo that first.")
                .InIndonesian(
                    $"{PersonKey.ReferenceOf(merged)} sudah digabung ke {PersonKey.ReferenceOf(already)}.",
                    "Batalkan penggabungan itu lebih dahulu.");
        if (into[kept].MergedInto is { } standing)
        {
            return Problem.Conflict(
                "merge.kept-is-merged", $"{PersonKey.ReferenceOf(kept)} does not stand for itself: {PersonKey.ReferenceOf(standing)} does.",
                $"Merge into {PersonKey.ReferenceOf(standing)}.")
                .InIndonesian(
                    $"{PersonKey.ReferenceOf(kept)} tidak berlaku sendiri: yang berlaku {PersonKey.ReferenceOf(standing)}.",
                    $"Gabungkan ke {PersonKey.ReferenceOf(standing)}.");
        }
        var carried = await work.FindAsync<long?>("select min(person_id) from person where merged_into = @merged", new { merged }, ct);
        return carried is null
            ? null
            : Problem.Conflict(
                "merge.merged-stands", $"{PersonKey.ReferenceOf(merged)} stands for other records.",
                "Merge the other way round, or merge those records first.")
                .InIndonesian(
                    $"Catatan lain sudah digabung ke {PersonKey.ReferenceOf(merged)}.",
                    "Gabungkan ke arah sebaliknya, atau gabungkan catatan-catatan itu lebih dahulu.");
    }

    private static async Task<bool> HasAccountAsync(UnitOfWork work, long person, CancellationToken ct) =>
        await work.FindAsync<long?>(
            "select version from bank_account where person_id = @person and current = 1", new { person }, ct) is not null;
}

/// <summary>Decisions about people rest on something: why, and on what evidence.</summary>
internal static class Grounds
{
    public static Problem? Missing(ProcessContext context) =>
        string.IsNullOrWhiteSpace(context.Reason) || string.IsNullOrWhiteSpace(context.Evidence)
            ? Problem.Invalid(
                "grounds.missing", "A decision about a person needs a reason and evidence.",
                "Say why and on what it rests, such as a letter's number.")
                .InIndonesian(
                    "Keputusan tentang seseorang memerlukan alasan dan bukti.",
                    "Tulis alasannya dan buktinya, misalnya nomor surat.")
                .AtCommandLine("Give them with --reason and --evidence.")
            : null;
}
