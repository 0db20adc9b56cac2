using Paseban.Rules;

namespace Paseban.Assistance.Registry;

/// <param name="Person">A reference or a NIK.</param>
/// <param name="Type">1 to 12, options of the fact <c>disability</c>.</param>
/// <param name="Letter">Number of the letter that certifies it.</param>
/// <param name="Certifier">Who wrote the letter.</param>
/// <param name="ReviewOn">When it must be looked at again.</param>
/// <param name="Ends">The entry does not hold any more.</param>
public sealed record RecordDisabilityRequest(
    string Person, long Type, string Letter, string Certifier, DateOnly? ReviewOn = null, bool Ends = false);

/// <param name="PersonId">Whose entry it is.</param>
/// <param name="Type">The type that the register states now; 0 for none.</param>
public sealed record DisabilityRecorded(long PersonId, long Type)
{
    public string Person => PersonKey.ReferenceOf(PersonId);
}

/// <summary>
/// Enters a certified disability in the register, or ends an entry after review; the law hears the register from this month on.
/// </summary>
public sealed class RecordDisability(Database database, KeyRing keys, FactCatalogue catalogue)
{
    private readonly PersonColumns columns = new(catalogue);

    public async Task<Outcome<DisabilityRecorded>> RunAsync(
        RecordDisabilityRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Grounds.Missing(context) is { } missing) return missing;
        if (request.Type < 1 || request.Type > columns.Disability.Most)
            return Problem.Invalid(
                "disability.type", $"{request.Type} is not a type of disability.", $"Use 1 to {columns.Disability.Most}.")
                .InIndonesian($"{request.Type} bukan jenis disabilitas.", $"Pilih 1 sampai {columns.Disability.Most}.");
        if (string.IsNullOrWhiteSpace(request.Letter) || string.IsNullOrWhiteSpace(request.Certifier))
            return Problem.Invalid("disability.letter", "The letter's number or who wrote it is missing.", "Give both.")
                .InIndonesian("Nomor surat atau pemberi surat belum diisi.", "Isi keduanya.");
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await PersonKey.FindAsync(work, vault, request.Person, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var person = found.Value;
        if (request.Ends)
        {
            var ended = await work.ExecuteAsync(
                """
                update disability set ended_at = @at
                where person_id = @person and type = @Type and evidence = @Letter and ended_at is null
                """,
                new { at = context.AtMicroseconds, person, request.Type, Letter = request.Letter.Trim() },
                ct);
            if (ended == 0)
                return Problem.NotFound(
                    "disability.unknown", "The register has no such entry in force.", "Read the person's entries first.")
                    .InIndonesian("Catatan disabilitas yang berlaku seperti ini tidak ada.", "Lihat dahulu catatan orang ini.");
        }
        else
        {
            await DisabilityRegister.MergeAsync(
                work, [(person, new DisabilityLetter(request.Type, request.Letter.Trim(), request.Certifier.Trim(), request.ReviewOn))],
                ct);
        }
        var inForce = await work.FindAsync<long?>(
            "select max(type) from disability where person_id = @person and ended_at is null", new { person }, ct) ?? 0;
        var type = request.Ends ? inForce : request.Type;
        var facts = FactSet.Empty(catalogue).With(columns.Disability, type).ToString();
        await SourceRecords.MergeAsync(
            work, catalogue, [(person, new Statement("DISABILITY", Month.Of(context.Today), null, null, facts))], ct);
        var result = new DisabilityRecorded(person, type);
        work.Record(
            request.Ends
                ? "disability.ended"
                : "disability.recorded", result.Person, new { request.Type, stated = type, reviewOn = request.ReviewOn?.Iso });
        await work.CommitAsync(ct);
        return result;
    }
}
