using Paseban.Rules;

namespace Paseban.Assistance.Verification;

/// <param name="Visit">VIS-...</param>
/// <param name="On">The day of the visit.</param>
/// <param name="By">Who visited, as the paper says.</param>
/// <param name="Answers">By field of the <see cref="Checklist"/>; an empty answer says nothing.</param>
public sealed record RecordVisitRequest(string Visit, DateOnly On, string By, IReadOnlyDictionary<string, string> Answers);

/// <summary>Records the answers of one visit; the same answers again change nothing.</summary>
public sealed class RecordVisit(Database database, Law law)
{
    public async Task<Outcome<AnswersLanded>> RunAsync(RecordVisitRequest request, ProcessContext context, CancellationToken ct = default)
    {
        var reference = Reference.Read(Visits.Prefix, request.Visit);
        if (!reference.Succeeded) return reference.Problems.ToArray();
        if (request.On > context.Today)
            return Problem.Invalid("visit.future", $"The visit lies after today ({context.Today.Iso}).", "Correct the day.")
                .InIndonesian($"Tanggal kunjungan ini sesudah hari ini ({context.Today.Iso}).", "Perbaiki tanggalnya.");
        if (string.IsNullOrWhiteSpace(request.By))
            return Problem.Invalid("visit.by", "Nobody is named as the visitor.", "Say who visited.")
                .InIndonesian("Petugas yang berkunjung belum disebut.", "Tulis siapa yang berkunjung.");
        var read = Read(request.Answers);
        if (!read.Succeeded) return read.Problems.ToArray();

        await using var work = await database.BeginAsync(context, ct);
        var visit = await work.FindAsync<(long Person, string State)?>(
            "select person_id, state from visit where id = @Id", new { reference.Value.Id }, ct);
        if (visit is null) return Problem.NotFound("visit.unknown", $"{reference.Value} names no visit.", "Look at the list of visits.")
            .InIndonesian($"Tidak ada kunjungan {reference.Value}.", "Lihat daftar kunjungan.")
            .AtCommandLine("See: paseban visit list");
        if (visit.Value.State == "cancelled")
            return Problem.Conflict("visit.cancelled", $"{reference.Value} was cancelled.", "Plan another visit.")
                .InIndonesian($"{reference.Value} sudah dibatalkan.", "Rencanakan kunjungan lain.");
        await VisitAnswers.StageAsync(work, ct);
        var at = Instant.ToMicroseconds(NoonOf(request.On));
        await using (var bulk = VisitAnswers.Bulk(work))
        {
            foreach (var (field, value) in read.Value)
                bulk.Add(visit.Value.Person).Add(reference.Value.Id).Add(field).Add(at).Add(request.By.Trim()).Add(value).Add(0).EndRow();
            await bulk.CompleteAsync(ct);
        }
        var landed = await new VisitAnswers(work, law, reference.Value.ToString()).LandAsync(ct);
        if (landed.Succeeded && landed.Value.Answers > 0) await work.CommitAsync(ct);
        return landed;
    }

    /// <summary>A paper has a day and no hour; noon in Jakarta stands for it.</summary>
    internal static DateTimeOffset NoonOf(DateOnly day) => new(day, new TimeOnly(12, 0), ProcessContext.Jakarta);

    private Outcome<List<(string Field, string Value)>> Read(IReadOnlyDictionary<string, string> answers)
    {
        var checklist = new Checklist(law.Facts);
        var problems = new List<Problem>();
        var read = new List<(string, string)>();
        foreach (var (name, text) in answers.Where(answer => answer.Value.Trim().Length > 0))
        {
            var item = checklist.Items.FirstOrDefault(known => known.Field == name || known.Column == name);
            if (item is null)
            {
                var known = string.Join(", ", checklist.Items.Select(other => other.Column));
                problems.Add(Problem.Invalid("visit.question", $"The checklist has no question '{name}'.", $"It asks: {known}.")
                    .InIndonesian($"Daftar pertanyaan tidak memuat '{name}'.", $"Yang ditanyakan: {known}."));
            }
            else if (Checklist.Read(item, text.Trim(), out var problem) is { } value) read.Add((item.Field, value));
            else problems.Add(Problem.Invalid($"visit.{item.Field}", $"'{text}' is no answer to '{item.Column}'.", problem.En)
                .InIndonesian($"'{text}' bukan jawaban untuk '{item.Column}'.", problem.Id));
        }
        if (problems.Count == 0 && read.Count == 0)
            problems.Add(Problem.Invalid(
                "visit.empty", "Nothing was answered.", "Give at least the outcome and what the visitor recommends.")
                .InIndonesian("Belum ada yang dijawab.", "Isi paling sedikit hasil dan rekomendasi.")
                .AtCommandLine("Give --outcome and --recommend."));
        return problems.Count > 0 ? problems : read;
    }
}
