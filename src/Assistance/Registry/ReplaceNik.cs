namespace Paseban.Assistance.Registry;

/// <param name="Person">A reference or the NIK that is wrong.</param>
/// <param name="Nik">The right one.</param>
public sealed record ReplaceNikRequest(string Person, string Nik);

/// <param name="PersonId">Whose NIK it is.</param>
/// <param name="Nik">The number in force, masked.</param>
/// <param name="Flags">Where it disagrees with the record.</param>
/// <param name="Changed">False when it was in force before.</param>
public sealed record NikReplaced(long PersonId, string Nik, IdentityFlags Flags, bool Changed)
{
    public string Person => PersonKey.ReferenceOf(PersonId);
}

/// <summary>
/// Replaces a NIK that was recorded wrongly. A NIK never changes by itself, so this is always a correction; the former number goes on
/// finding the person.
/// </summary>
public sealed class ReplaceNik(Database database, KeyRing keys)
{
    public async Task<Outcome<NikReplaced>> RunAsync(ReplaceNikRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Grounds.Missing(context) is { } missing) return missing;
        if (Nik.Problem(request.Nik, out var nik) is { } wrong)
            return Problem.Invalid("nik.invalid", wrong.En, "Copy the number from the KTP or the family card.")
                .InIndonesian(wrong.Id, "Salin nomornya dari KTP atau kartu keluarga.");
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await PersonKey.FindAsync(work, vault, request.Person, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var person = found.Value;
        var index = vault.BlindIndex(IdentityField.Nik, nik!.Digits);
        var owner = await work.FindAsync<NikOwner>(
            "select person_id as PersonId, current as IsCurrent from person_nik where blind_index = @index", new { index }, ct);
        if (owner is not null && owner.PersonId != person)
        {
            return Problem.Conflict(
                "nik.taken", $"{PersonKey.ReferenceOf(owner.PersonId)} has this NIK.",
                "If the two records are one person, merge them instead.")
                .InIndonesian(
                    $"NIK ini milik {PersonKey.ReferenceOf(owner.PersonId)}.",
                    "Jika kedua catatan itu satu orang, gabungkan.");
        }
        var (birth, sex) = await work.SingleAsync<(string, long)>(
            "select birth_date, sex from person where person_id = @person", new { person }, ct);
        var flags = PersonRow.FlagsOf(nik, IsoDate.Parse(birth), (Sex)sex);
        if (owner is { IsCurrent: 1 }) return new NikReplaced(person, nik.Masked, flags, false);

        await work.ExecuteAsync("update person_nik set current = 0 where person_id = @person", new { person }, ct);
        await work.ExecuteAsync(
            """
            insert into person_nik (blind_index, person_id, ciphertext, current) values (@index, @person, @ciphertext, 1)
            on conflict (blind_index) do update set current = 1
            """,
            new { index, person, ciphertext = vault.Encrypt(person, IdentityField.Nik, nik.Digits) },
            ct);
        await work.ExecuteAsync(
            "update person set identity_flags = @flags where person_id = @person", new { flags = (long)flags, person }, ct);
        var result = new NikReplaced(person, nik.Masked, flags, true);
        work.Record("nik.replaced", result.Person, new { flags = flags.ToString() });
        await work.CommitAsync(ct);
        return result;
    }

    private sealed record NikOwner(long PersonId, long IsCurrent);
}
