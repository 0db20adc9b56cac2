using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <summary>What the ministry answered, which never changes.</summary>
public static class DeterminationRows
{
    public static readonly RowSet Set = new(
        "determination.answers",
        """
        select person_id, submission_id, application_id, status, decile, period from determination where result_id = @id order by person_id
        """);
}

/// <summary>What landed of one result; the reference is null when every answer was on record.</summary>
internal sealed record DeterminationLanded(string? Reference, long Eligible, long NotEligible, long ToMend);

/// <summary>Brings the good rows of a result into the registry, the determinations and the trail of each case.</summary>
internal sealed class DeterminationLanding(UnitOfWork work, FactCatalogue catalogue)
{
    private const string Answers = """
        temp_answer t
        join submission s on s.id = t.submission_id
        join target_list l on l.id = s.target_list_id and l.wave_id = @wave
        join application_member m on m.person_id = t.person_id and m.application_id = t.application_id
        """;

    // A drop that the ministry's earlier answer caused is lifted by its later one, before that one is recorded.
    private const string Lifted = $"""
        insert into temp_case_step (person_id, application_id, programme, outcome, reason, detail)
        select t.person_id, t.application_id, '', 'reopened', null, 'result=' || @reference
        from {Answers}
        where t.status <> 'tidak_layak' and m.standing = 'dropped' and m.reason = 'NOT_DETERMINED'
        """;

    // The doubt about civil data that an earlier answer caused is lifted with this one.
    private const string Moved = $"""
        insert into temp_case_step (person_id, application_id, programme, outcome, reason, detail)
        select t.person_id, t.application_id, '',
               case t.status
                   when 'tidak_layak' then 'dropped'
                   when 'perbaikan' then 'verify'
                   else case when m.standing = 'verify' and m.reason = 'IDENTITY_DIFFERS'
                                  and exists (select 1 from determination d
                                              where d.person_id = t.person_id and d.result_id < @id and d.status = 'perbaikan')
                             then 'reopened' else 'passed' end
               end,
               case t.status when 'tidak_layak' then 'NOT_DETERMINED' when 'perbaikan' then 'IDENTITY_DIFFERS' end,
               'result=' || @reference || ';status=' || t.status || coalesce(';decile=' || t.decile, '') || ';period=' || t.period_text
        from {Answers}
        """;

    private readonly Fact decile = catalogue.Find("registry_decile")
        ?? throw new InvalidOperationException("law/common/facts.yaml has no registry_decile.");

    private readonly Fact status = catalogue.Find("registry_status")
        ?? throw new InvalidOperationException("law/common/facts.yaml has no registry_status.");

    private readonly Dictionary<long, long> lines = [];

    public Task BeginAsync(CancellationToken ct) => work.TemporaryAsync(
        "answer",
        "person_id bigint not null, application_id bigint not null, submission_id bigint not null, status text not null, decile bigint, "
            + "period bigint not null, period_text text not null",
        ct);

    /// <summary>
    /// The rows whose person was sent and whose answer is news; what is wrong with the others joins the chunk's problems.
    /// </summary>
    public async Task<List<(DeterminationRow Row, SentPerson Person)>> IdentifyAsync(
        RowChunk<DeterminationRow> chunk, CancellationToken ct)
    {
        var (known, sent) = await SentPeople.FindAsync(work, [.. chunk.Rows.Select(row => row.NikIndex)], ct);
        var good = new List<(DeterminationRow, SentPerson)>(chunk.Rows.Count);
        for (var i = 0; i < chunk.Rows.Count; i++)
        {
            var row = chunk.Rows[i];
            if (sent[i] is not { } person)
            {
                chunk.Problems.Add(RowProblem.At(
                    row.Line, PersonColumns.Nik, row.Nik.Digits,
                    known[i]
                        ? new("Orang ini tidak pernah dikirim ke SIKS-NG.", "this person was never sent to SIKS-NG.")
                        : RowReasons.UnknownNik,
                    new(
                        "Cocokkan NIK-nya dengan daftar yang dikirim, atau tanyakan ke kementerian jawaban ini untuk siapa.",
                        "Compare the NIK with the list that was sent, or ask the ministry whose answer it is.")));
            }
            else if (!lines.TryAdd(person.PersonId, row.Line))
            {
                chunk.Problems.Add(RowProblem.OfRow(
                    row.Line,
                    new(
                        $"Baris {lines[person.PersonId]} sudah berisi jawaban untuk orang ini.",
                        $"line {lines[person.PersonId]} answers for this person already."),
                    new("Pertahankan jawaban yang berlaku.", "Keep the answer that holds.")));
            }
            else if (SentPeople.PeriodOf(person) is { } newest && newest > row.Period)
            {
                chunk.Problems.Add(RowProblem.OfRow(
                    row.Line,
                    new(
                        $"Sudah tercatat jawaban periode {newest} ({person.Status}); jawaban periode {row.Period} ini lebih lama.",
                        $"the answer of {newest} ({person.Status}) is on record; this one of {row.Period} is older."),
                    new(
                        "Hapus baris ini: jawaban yang lebih lama tidak mengubah apa pun.",
                        "Remove the row: an older answer changes nothing.")));
            }
            else if (person.Period != row.Period.Index || person.Status != row.Status.Code || person.Decile != row.Decile)
            {
                good.Add((row, person));
            }
        }
        return good;
    }

    public async Task AddAsync(List<(DeterminationRow Row, SentPerson Person)> good, CancellationToken ct)
    {
        await using (var bulk = work.Bulk(
            "temp_answer", "person_id", "application_id", "submission_id", "status", "decile", "period", "period_text"))
        {
            foreach (var (row, person) in good)
            {
                bulk.Add(person.PersonId).Add(person.ApplicationId).Add(person.SubmissionId).Add(row.Status.Code).Add(row.Decile)
                    .Add((long)row.Period.Index).Add(row.Period.ToString()).EndRow();
            }
            await bulk.CompleteAsync(ct);
        }
        var statements = good.ConvertAll(pair => (pair.Person.PersonId, Statement: State(pair.Row)));
        await SourceRecords.MergeAsync(work, catalogue, statements.FindAll(pair => pair.Statement.Facts.Length > 0), ct);
    }

    public async Task<DeterminationLanded> LandAsync(string fileHash, CancellationToken ct)
    {
        var counts = (await work.ListAsync<(string Status, long Count)>("select status, count(*) from temp_answer group by status", ct: ct))
            .ToDictionary(row => row.Status, row => row.Count);
        if (counts.Count == 0) return new(null, 0, 0, 0);
        var id = await work.TakeNumbersAsync("determination", 1, ct);
        var reference = Reference.Of("DTM", id).ToString();
        await work.ExecuteAsync(
            """
            insert into determination (person_id, result_id, submission_id, application_id, status, decile, period)
            select person_id, @id, submission_id, application_id, status, decile, period from temp_answer
            """,
            new { id },
            ct);
        await work.AnalyzeAsync(["determination", "temp_answer"], ct);
        var root = await DeterminationRows.Set.ComputeAsync(work, id, ct);
        var landed = new DeterminationLanded(
            reference, counts.GetValueOrDefault("layak"), counts.GetValueOrDefault("tidak_layak"), counts.GetValueOrDefault("perbaikan"));
        work.Record("determination.imported", reference, new
        {
            fileHash, landed.Eligible, landed.NotEligible, landed.ToMend, rows = root,
        });
        await MoveAsync(id, reference, ct);
        return landed;
    }

    private async Task MoveAsync(long id, string reference, CancellationToken ct)
    {
        var waves = await work.ListAsync<long>(
            """
            select distinct l.wave_id from temp_answer t join submission s on s.id = t.submission_id
            join target_list l on l.id = s.target_list_id order by l.wave_id
            """,
            ct: ct);
        foreach (var wave in waves)
        {
            var batch = new CaseBatch(CaseStep.Determination, wave, reference);
            await CaseTrail.StageAsync(work, ct);
            if (await work.ExecuteAsync(Lifted, new { wave, reference }, ct) > 0) await CasesMoved.LandAsync(work, batch, ct);
            await CaseTrail.StageAsync(work, ct);
            await work.ExecuteAsync(Moved, new { wave, reference, id }, ct);
            await CasesMoved.LandAsync(work, batch, ct);
        }
    }

    private Statement State(DeterminationRow row)
    {
        var facts = row.Decile is { } value ? row.Status.Facts.With(decile, value) : row.Status.Facts;
        return new(row.Source, row.Period, facts[status] is { } stated ? status.Print(stated) : null, row.Decile, facts.ToString());
    }
}
