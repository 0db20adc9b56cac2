using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Verification;

/// <param name="Path">CSV or XLSX: referensi or nik, tanggal, petugas, and a column for each question of the checklist.</param>
public sealed record ImportVisitsRequest(string Path, BadRows BadRows = BadRows.RefuseFile, string? ErrorsPath = null);

public sealed record VisitsImported(ImportSummary File, AnswersLanded Landed);

/// <summary>
/// Takes in a list of visited people, as it comes back on paper or from the field: found by the visit's reference, or by NIK where one
/// visit is planned. The same file again changes nothing.
/// </summary>
public sealed class ImportVisits(Database database, KeyRing keys, Law law)
{
    private static readonly TableColumn Visit = new("referensi", "reference", "kunjungan", "no_kunjungan");
    private static readonly TableColumn Nik = new("nik", "no_nik") { IsPersonal = true };
    private static readonly TableColumn On = new("tanggal", "tanggal_kunjungan", "date") { IsRequired = true };
    private static readonly TableColumn By = new("petugas", "pendamsos", "officer") { IsRequired = true };

    public async Task<Outcome<VisitsImported>> RunAsync(
        ImportVisitsRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        var checklist = new Checklist(law.Facts);
        var questions = checklist.Items.Select(item => (Item: item, Column: new TableColumn(item.Column, item.Field))).ToList();
        var opened = await ImportFile.OpenAsync(
            request.Path, "visits", [Visit, Nik, On, By, .. questions.Select(question => question.Column)], request.ErrorsPath, ct);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        using var file = opened.Value;
        if (!file.Layout.Has(Visit) && !file.Layout.Has(Nik))
            return Problem.Invalid(
                "table.column-missing", "The file has neither 'referensi' nor 'nik'.", "Keep the column of the printed list.")
                .InIndonesian("Berkas ini tidak memuat kolom 'referensi' maupun 'nik'.", "Pertahankan kolom dari daftar yang dicetak.");

        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        if (await file.FindPastAsync(work, ct) is { RowsRefused: 0 } before)
            return new VisitsImported(ImportSummary.OfRepeat(file, before), new(0, 0, 0, 0, [], []));
        using var vault = new IdentityVault(keys);
        var rows = new VisitRows(file, vault, context.Today, questions);
        await rows.StageAsync(work, progress, ct);
        await rows.FindVisitsAsync(work, ct);
        var (errorsFile, problems) = file.Finish(rows.Read, request.BadRows);
        if (problems.Count > 0) return problems.ToArray();

        var reference = await file.RememberAsync(work, rows.Read, rows.Read - file.Errors.RefusedRows, ct);
        var landed = await new VisitAnswers(work, law, reference).LandAsync(ct);
        if (!landed.Succeeded) return landed.Problems.ToArray();
        await work.CommitAsync(ct);
        return new VisitsImported(
            ImportSummary.Of(file, reference, rows.Read, rows.Read - file.Errors.RefusedRows, errorsFile), landed.Value);
    }

    /// <summary>The rows of the file: read and checked one by one, then joined with their visits at once.</summary>
    private sealed class VisitRows(
        ImportFile file, IdentityVault vault, DateOnly today, IReadOnlyList<(ChecklistItem Item, TableColumn Column)> questions)
    {
        private const int RowsBetweenReports = 5_000;

        private static readonly BilingualText PlanFirst = new(
            "Cocokkan dengan daftar yang dicetak; rencanakan dahulu kunjungannya.",
            "Compare with the printed list; plan the visit first.");

        private readonly RowCells cells = new(file.Table, file.Layout);
        private readonly List<RowProblem> problems = [];

        public long Read { get; private set; }

        public async Task StageAsync(UnitOfWork work, IProgress<WorkProgress>? progress, CancellationToken ct)
        {
            await work.TemporaryAsync(
                "visit_row",
                """
                line bigint not null, visit_id bigint, nik_index text, stated_at bigint not null, stated_by text not null,
                field text not null, value text not null
                """,
                ct);
            await using var bulk = work.Bulk(
                "temp_visit_row", "line", "visit_id", "nik_index", "stated_at", "stated_by", "field", "value");
            while (file.Table.Read())
            {
                Read++;
                AddRow(bulk);
                if (Read % RowsBetweenReports != 0) continue;
                ct.ThrowIfCancellationRequested();
                progress?.Report(new(new("Membaca kunjungan", "Reading visits"), file.Table.Position, file.Table.Length));
            }
            await bulk.CompleteAsync(ct);
        }

        private void AddRow(BulkWriter bulk)
        {
            var line = file.Table.Line;
            if (RowProblem.Damaged(file.Table) is { } damage)
            {
                problems.Add(damage);
                return;
            }
            cells.Begin(problems);
            var visit = ReadVisit();
            var nik = visit is null && !cells.Text(Nik).IsEmpty ? cells.Nik(Nik) : null;
            if (visit is null && nik is null && !cells.HasProblem)
                cells.Refuse(
                    Visit, new("Baris ini tidak menyebut kunjungan.", "the row names no visit."),
                    new(
                        "Isi nomor kunjungan dari daftar yang dicetak (VIS-...), atau NIK.",
                        "Give the reference of the printed list (VIS-...), or the NIK."));
            var on = cells.Date(On);
            if (on > today)
                cells.Refuse(
                    On, new($"Tanggal kunjungan sesudah hari ini ({today.Iso}).", $"the visit lies after today ({today.Iso})."),
                    new("Perbaiki tanggalnya.", "Correct the day."));
            else if (on is null && !cells.HasProblem)
                cells.Refuse(
                    On, new("Tanggal kunjungan belum diisi.", "the day is missing."),
                    new("Tulis tanggal kunjungan seperti 2021-08-09.", "Write the day of the visit as 2021-08-09."));
            var by = cells.Phrase(By).ToString();
            if (by.Length == 0)
                cells.Refuse(
                    By, new("Petugas yang berkunjung belum diisi.", "nobody is named as the visitor."),
                    new("Isi nama petugasnya.", "Name who visited."));
            var answers = ReadAnswers();
            if (cells.HasProblem) return;
            var index = nik is null ? null : vault.BlindIndex(IdentityField.Nik, nik.Digits);
            var at = Instant.ToMicroseconds(RecordVisit.NoonOf(on!.Value));
            foreach (var (field, value) in answers)
                bulk.Add(line).Add(visit).Add(index).Add(at).Add(by).Add(field).Add(value).EndRow();
        }

        private long? ReadVisit()
        {
            var text = cells.Text(Visit);
            if (text.IsEmpty) return null;
            var reference = Reference.Read(Visits.Prefix, text.ToString());
            if (reference.Succeeded) return reference.Value.Id;
            cells.Refuse(Visit, reference.Problems[0]);
            return null;
        }

        private List<(string Field, string Value)> ReadAnswers()
        {
            var answers = new List<(string, string)>();
            foreach (var (item, column) in questions)
            {
                var text = cells.Text(column);
                if (text.IsEmpty) continue;
                if (Checklist.Read(item, text.ToString(), out var problem) is { } value) answers.Add((item.Field, value));
                else cells.Refuse(column, new("Jawabannya tidak terbaca.", "the answer cannot be read."), problem);
            }
            if (answers.Count == 0 && !cells.HasProblem)
                cells.Refuse(
                    On, new("Belum ada yang dijawab.", "nothing was answered."),
                    new("Isi paling sedikit hasil dan rekomendasi.", "Fill in at least hasil and rekomendasi."));
            return answers;
        }

        /// <summary>Stages the answers of the rows whose visit is known; lists the others.</summary>
        public async Task FindVisitsAsync(UnitOfWork work, CancellationToken ct)
        {
            await work.AnalyzeAsync(["temp_visit_row"], ct);
            await VisitAnswers.StageAsync(work, ct);
            await work.ExecuteAsync(
                """
                insert into temp_answer (person_id, visit_id, field, stated_at, stated_by, value, package_id)
                select v.person_id, v.id, r.field, r.stated_at, r.stated_by, r.value, 0
                from temp_visit_row r join visit v on v.id = r.visit_id where v.state <> 'cancelled'
                """,
                ct: ct);
            await work.ExecuteAsync(
                """
                insert into temp_answer (person_id, visit_id, field, stated_at, stated_by, value, package_id)
                select v.person_id, v.id, r.field, r.stated_at, r.stated_by, r.value, 0
                from temp_visit_row r join person_nik n on n.blind_index = r.nik_index
                join visit v on v.person_id = n.person_id and v.state = 'planned'
                where r.visit_id is null and not exists (
                    select 1 from visit o where o.person_id = v.person_id and o.state = 'planned' and o.id <> v.id)
                """,
                ct: ct);
            var strangers = await work.ListAsync<(long Line, long ByReference, long Visits)>(
                """
                select x.line, x.by_reference, x.visits
                from (
                    select distinct r.line as line, case when r.visit_id is null then 0 else 1 end as by_reference,
                        case when r.visit_id is null then (
                            select count(*) from person_nik n join visit v on v.person_id = n.person_id and v.state = 'planned'
                            where n.blind_index = r.nik_index)
                        else (select count(*) from visit v where v.id = r.visit_id and v.state <> 'cancelled') end as visits
                    from temp_visit_row r) x
                where x.visits <> 1 order by x.line
                """,
                ct: ct);
            problems.AddRange(strangers.Select(row => row switch
            {
                { Visits: > 1 } => RowProblem.OfRow(
                    row.Line,
                    new("Ada lebih dari satu kunjungan yang direncanakan untuk NIK ini.", "more than one visit is planned for this NIK."),
                    new(
                        "Isi nomor kunjungan (VIS-...) yang benar-benar dilakukan.",
                        "Write the reference of the visit (VIS-...) that was made.")),
                { ByReference: 1 } => RowProblem.OfRow(
                    row.Line,
                    new(
                        "Kunjungan ini tidak pernah direncanakan, atau sudah dibatalkan.",
                        "this visit was never planned, or was cancelled."),
                    PlanFirst),
                _ => RowProblem.OfRow(
                    row.Line,
                    new("Tidak ada kunjungan yang direncanakan untuk NIK ini.", "no visit is planned for this NIK."), PlanFirst),
            }));
            foreach (var problem in problems.OrderBy(problem => problem.Line)) file.Errors.Add(problem);
        }
    }
}
