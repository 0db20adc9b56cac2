namespace Paseban.Assistance.Registry;

/// <summary>How one person acts for another.</summary>
public enum RepresentativeKind
{
    /// <summary>Wali: of a child or of somebody who cannot act; may hold the account.</summary>
    Guardian = 1,

    /// <summary>By surat kuasa, for a time or an errand.</summary>
    Proxy = 2,
}

/// <param name="Person">Who is represented: a reference or a NIK.</param>
/// <param name="Representative">Who acts: a reference or a NIK.</param>
/// <param name="Kind">Guardian or proxy.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null for no end known.</param>
public sealed record RecordRepresentativeRequest(
    string Person, string Representative, RepresentativeKind Kind, DateOnly From, DateOnly? Until = null);

/// <param name="PersonId">Who is represented.</param>
/// <param name="RepresentativeId">Who acts.</param>
/// <param name="Kind">Guardian or proxy.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, where there is one.</param>
/// <param name="IsNew">False when it was recorded like this before.</param>
public sealed record RepresentativeRecorded(
    long PersonId, long RepresentativeId, RepresentativeKind Kind, DateOnly From, DateOnly? Until, bool IsNew)
{
    public string Person => PersonKey.ReferenceOf(PersonId);

    public string Representative => PersonKey.ReferenceOf(RepresentativeId);
}

/// <summary>Records who acts for a person, with evidence; the same again with a last day ends it.</summary>
public sealed class RecordRepresentative(Database database, KeyRing keys)
{
    public async Task<Outcome<RepresentativeRecorded>> RunAsync(
        RecordRepresentativeRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Grounds.Missing(context) is { } missing) return missing;
        if (request.Until < request.From)
            return Problem.Invalid("representative.dates", "The last day lies before the first.", "Correct the days.")
                .InIndonesian("Hari terakhir mendahului hari pertama.", "Perbaiki tanggalnya.");
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var personFound = await PersonKey.FindAsync(work, vault, request.Person, ct);
        var representativeFound = await PersonKey.FindAsync(work, vault, request.Representative, ct);
        if (!personFound.Succeeded || !representativeFound.Succeeded)
            return personFound.Problems.Concat(representativeFound.Problems).ToArray();
        var (person, representative) = (personFound.Value, representativeFound.Value);
        if (person == representative)
            return Problem.Conflict("representative.self", "Nobody represents themselves.", "Name two different people.")
                .InIndonesian("Tidak ada orang yang mewakili dirinya sendiri.", "Sebut dua orang yang berbeda.");
        if (
            await work.SingleAsync<string?>(
                "select died_on from person where person_id = @representative", new { representative }, ct) is not null)
            return Problem.Conflict(
                "representative.dead", $"{PersonKey.ReferenceOf(representative)} is reported dead.", "Name somebody who lives.")
                .InIndonesian($"{PersonKey.ReferenceOf(representative)} dilaporkan meninggal.", "Sebut orang yang masih hidup.");

        var args = new
        {
            person, representative, kind = request.Kind == RepresentativeKind.Guardian ? "guardian" : "proxy", from = request.From.Iso,
            until = request.Until?.Iso, context.Evidence, at = context.AtMicroseconds, by = context.Actor.Id,
        };
        var recorded = await work.ListAsync<string?>(
            """
            select coalesce(valid_to, '') from representative
            where person_id = @person and representative_id = @representative and kind = @kind and valid_from = @from
            """,
            args,
            ct);
        var result = new RepresentativeRecorded(person, representative, request.Kind, request.From, request.Until, recorded.Count == 0);
        if (recorded.Count > 0 && recorded[0] == (args.until ?? "")) return result;
        await work.ExecuteAsync(
            """
            insert into representative (person_id, representative_id, kind, evidence, valid_from, valid_to, recorded_at, recorded_by)
            values (@person, @representative, @kind, @Evidence, @from, @until, @at, @by)
            on conflict (person_id, representative_id, kind, valid_from) do update set valid_to = excluded.valid_to
            """,
            args,
            ct);
        work.Record(
            recorded.Count == 0 ? "representative.recorded" : "representative.ended",
            result.Person,
            new
            {
                representative = result.Representative, args.kind, args.from, args.until, before = recorded is [var until] ? until : null,
            });
        await work.CommitAsync(ct);
        return result;
    }
}
