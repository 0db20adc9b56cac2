using Paseban.Rules;

namespace Paseban.Assistance.Registry;

/// <param name="Person">A reference or a NIK.</param>
/// <param name="Fact">Code of the catalogue: owns_car.</param>
/// <param name="Value">As files and law write it: ya, no, 350000000, kecil.</param>
/// <param name="Source">Who says so: FIELD, REVENUE ...</param>
/// <param name="Vintage">The month it describes.</param>
public sealed record RecordFactRequest(string Person, string Fact, string Value, string Source, Month Vintage);

/// <param name="PersonId">Whom it is about.</param>
/// <param name="Facts">All that the source now says of that month.</param>
/// <param name="Changed">False when it said so before.</param>
public sealed record FactRecorded(long PersonId, string Facts, bool Changed)
{
    public string Person => PersonKey.ReferenceOf(PersonId);
}

/// <summary>Records one statement of one source about one person.</summary>
public sealed class RecordFact(Database database, KeyRing keys, FactCatalogue catalogue)
{
    private readonly PersonColumns columns = new(catalogue);

    public async Task<Outcome<FactRecorded>> RunAsync(RecordFactRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Grounds.Missing(context) is { } missing) return missing;
        var stated = State(request, context);
        if (!stated.Succeeded) return stated.Problems.ToArray();
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.BindRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await PersonKey.FindAsync(work, vault, request.Person, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var landed = await SourceRecords.MergeAsync(work, catalogue, [(found.Value, stated.Value)], ct);
        if (landed.Count == 0) return new FactRecorded(found.Value, stated.Value.Facts, false);
        var result = new FactRecorded(found.Value, landed[0].Statement.Facts, true);
        work.Record(
            "fact.recorded", result.Person, new { fact = stated.Value.Facts, stated.Value.Source, vintage = request.Vintage.ToString() });
        await work.CommitAsync(ct);
        return result;
    }

    private Outcome<Statement> State(RecordFactRequest request, ProcessContext context)
    {
        if (catalogue.Find(request.Fact) is not { IsDerived: false } fact)
        {
            return Problem.NotFound(
                "fact.unknown", $"'{request.Fact}' is not a fact that can be stated.",
                $"Use one of {string.Join(", ", columns.Facts.Select(f => f.Fact.Code))}.")
                .InIndonesian(
                    $"'{request.Fact}' bukan fakta yang dapat dicatat.",
                    $"Pilih salah satu: {string.Join(", ", columns.Facts.Select(f => f.Fact.Code))}.");
        }
        if (fact == columns.DeathDate || fact == columns.MovedOutDate || fact == columns.BirthDate)
            return Problem.Invalid(
                "fact.date", $"'{fact.Code}' belongs to the person record.",
                "Record the death or move as an event, or import the corrected birth date.")
                .InIndonesian(
                    $"'{fact.Code}' tersimpan di catatan orang itu sendiri.",
                    "Catat kematian atau pindah sebagai peristiwa, atau impor tanggal lahir yang benar.");
        var source = catalogue.Source(request.Source.ToUpperInvariant());
        if (!source.Succeeded) return source.Problems.ToArray();
        if (fact.Ranks[source.Value.Index] < 0)
        {
            var heard = catalogue.Sources.Where(s => fact.Ranks[s.Index] >= 0).Select(s => s.Code);
            return Problem.Invalid(
                "fact.source", $"The law does not hear {source.Value.Code} about '{fact.Code}'.", $"It hears {string.Join(", ", heard)}.")
                .InIndonesian(
                    $"Menurut aturan, {source.Value.Code} tidak didengar tentang '{fact.Code}'.",
                    $"Yang didengar: {string.Join(", ", heard)}.");
        }
        if (request.Vintage > Month.Of(context.Today))
            return Problem.Invalid("fact.vintage", "The statement describes a month that has not begun.", "Correct the month.")
                .InIndonesian("Keterangan ini tentang bulan yang belum mulai.", "Perbaiki bulannya.");
        if (!fact.TryRead(request.Value.Trim(), out var value))
            return Problem.Invalid("fact.value", $"'{request.Value}' is not a value of '{fact.Code}'.", $"Write {fact.Expected.En}.")
                .InIndonesian($"'{request.Value}' bukan isi untuk '{fact.Code}'.", $"Isi: {fact.Expected.Id}.");
        return new Statement(
            source.Value.Code, request.Vintage, fact == columns.Status ? fact.Print(value) : null, fact == columns.Decile ? value : null,
            FactSet.Empty(catalogue).With(fact, value).ToString());
    }
}
