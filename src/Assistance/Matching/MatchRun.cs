using Paseban.Assistance.Intake;

namespace Paseban.Assistance.Matching;

/// <summary>What a wave is matched with; as stored in <c>match_run.kind</c>.</summary>
public enum MatchKind
{
    Civil = 1,
    Revenue = 2,
    Institutions = 3,
    StateAid = 4,
    Duplicates = 5,
    Criteria = 6,
}

/// <summary>The registers whose extracts are read; as stored in <c>match_file.register</c>.</summary>
public enum MatchRegister
{
    Civil = 1,
    Vehicles = 2,
    Property = 3,
    Institutions = 4,
    StateAid = 5,
}

public static class MatchKinds
{
    /// <summary>As it is stored.</summary>
    public static string Code(this MatchKind kind) => kind switch
    {
        MatchKind.Civil => "civil",
        MatchKind.Revenue => "revenue",
        MatchKind.Institutions => "institutions",
        MatchKind.StateAid => "state_aid",
        MatchKind.Duplicates => "duplicates",
        MatchKind.Criteria => "criteria",
    };

    /// <summary>As it is stored.</summary>
    public static string Code(this MatchRegister register) => register switch
    {
        MatchRegister.Civil => "civil",
        MatchRegister.Vehicles => "vehicles",
        MatchRegister.Property => "property",
        MatchRegister.Institutions => "institutions",
        MatchRegister.StateAid => "state_aid",
    };

    /// <summary>The kind that is stored like this.</summary>
    internal static MatchKind Find(string code) => Enum.GetValues<MatchKind>().Single(kind => kind.Code() == code);

    /// <summary>The step of a case that the kind is.</summary>
    public static CaseStep Step(this MatchKind kind) => kind switch
    {
        MatchKind.Civil => CaseStep.CivilRegistry,
        MatchKind.Revenue => CaseStep.RevenueAgency,
        MatchKind.Institutions => CaseStep.Institutions,
        MatchKind.StateAid => CaseStep.StateAid,
        MatchKind.Duplicates => CaseStep.Duplicates,
        MatchKind.Criteria => CaseStep.Criteria,
    };
}

/// <summary>One reason with the number of cases that were given it.</summary>
/// <param name="Outcome">dropped or verify.</param>
public sealed record ReasonCount(string Outcome, string Reason, long Cases);

/// <summary>What a match run did.</summary>
/// <param name="Reference">The run: MR-...</param>
/// <param name="Repeated">The same was done before by this run: nothing changed.</param>
/// <param name="RowsRead">Rows of the extracts, or questions answered.</param>
/// <param name="RowsRefused">Rows that could not be used; listed in <paramref name="ErrorFiles"/>.</param>
/// <param name="Found">Rows about somebody of the wave or their household.</param>
/// <param name="Reasons">Drops and doubts of this run by reason, the most frequent first.</param>
public sealed record MatchResult(
    string Reference, string Wave, MatchKind Kind, bool Repeated, long RowsRead, long RowsRefused, long Found, long Passed, long Verify,
    long Dropped, IReadOnlyList<ReasonCount> Reasons, IReadOnlyList<string> ErrorFiles)
{
    public long Cases => Passed + Verify + Dropped;

    /// <summary>Cases that are still to be asked about, because a service stopped answering.</summary>
    public long Remaining { get; init; }

    /// <summary>Why it stopped; null when it did not.</summary>
    public CivilRefusal? Stopped { get; init; }
}

/// <summary>A file as a run remembers it.</summary>
internal sealed record MatchFile(MatchRegister Register, string Hash, string Name, Month Vintage, long Read, long Refused, long Found);

/// <summary>Begins and ends match runs.</summary>
internal static class MatchRuns
{
    public const string Prefix = "MR";

    public static string ReferenceOf(long id) => Reference.Of(Prefix, id).ToString();

    public static async Task<long> InsertAsync(
        UnitOfWork work, long wave, MatchKind kind, string lawHash, long asked, long answered, bool isDone, CancellationToken ct)
    {
        var id = await work.TakeNumbersAsync("match_run", 1, ct);
        await work.ExecuteAsync(
            """
            insert into match_run (id, wave_id, kind, law_hash, asked, answered, state, recorded_at, recorded_by)
            values (@id, @wave, @kind, @lawHash, @asked, @answered, @state, @at, @by)
            """,
            new
            {
                id, wave, kind = kind.Code(), lawHash, asked, answered, state = isDone ? "done" : "open",
                at = work.Context.AtMicroseconds, by = work.Context.Actor.Id,
            },
            ct);
        return id;
    }

    public static async Task AddFilesAsync(UnitOfWork work, long run, IEnumerable<MatchFile> files, CancellationToken ct)
    {
        await using var bulk = work.Bulk(
            "match_file", "run_id", "register", "content_hash", "name", "vintage", "rows_read", "rows_refused", "rows_found");
        foreach (var file in files)
        {
            bulk.Add(run).Add(file.Register.Code()).Add(file.Hash).Add(file.Name).Add((long)file.Vintage.Index).Add(file.Read)
                .Add(file.Refused).Add(file.Found).EndRow();
        }
        await bulk.CompleteAsync(ct);
    }

    /// <summary>The newest runs that read these files for the wave before; none when one of the files is new.</summary>
    public static async Task<IReadOnlyList<long>> FindPastAsync(
        Reading reading, long wave, IReadOnlyList<(MatchRegister Register, string Hash)> files, CancellationToken ct)
    {
        var past = new SortedSet<long>();
        foreach (var (register, hash) in files)
        {
            var found = await reading.FindAsync<long?>(
                """
                select max(r.id) from match_file f join match_run r on r.id = f.run_id
                where f.content_hash = @hash and f.register = @register and r.wave_id = @wave
                """,
                new { hash, register = register.Code(), wave },
                ct);
            if (found is null) return [];
            past.Add(found.Value);
        }
        return [.. past];
    }

    /// <summary>Whether each of the runs looked at everybody who is in the wave now, as they are registered now.</summary>
    public static async Task<bool> SawEverybodyAsync(
        Reading reading, long wave, MatchKind kind, IReadOnlyList<long> runs, CancellationToken ct)
    {
        foreach (var run in runs)
        {
            var due = await reading.FindAsync<long?>(
                $"""
                select m.person_id from application_member m
                where m.wave_id = @wave and m.standing in ('open', 'verify') and {CaseTrail.IsDue(kind.Step(), "@reference")} limit 1
                """,
                new { wave, reference = ReferenceOf(run) },
                ct);
            if (due is not null) return false;
        }
        return true;
    }

    /// <summary>An extract is not put over a newer one.</summary>
    public static async Task<Problem?> OlderAsync(Reading reading, long wave, MatchFile file, CancellationToken ct)
    {
        var newest = await reading.FindAsync<long?>(
            """
            select max(f.vintage) from match_file f join match_run r on r.id = f.run_id where f.register = @register and r.wave_id = @wave
            """,
            new { register = file.Register.Code(), wave },
            ct);
        return newest is { } month && month > file.Vintage.Index
            ? Problem.Conflict(
                "match.older", $"{file.Name} is of {file.Vintage}; this wave was already matched with one of {new Month((int)month)}.",
                "Ask for a newer extract, or correct the month.")
                .InIndonesian(
                    $"{file.Name} berisi keadaan {file.Vintage}; gelombang ini sudah dipadankan dengan yang {new Month((int)month)}.",
                    "Minta berkas yang lebih baru, atau perbaiki bulan data.")
                .AtCommandLine("Correct --vintage.")
            : null;
    }

    /// <summary>What was said in a run, as it stands in the trail.</summary>
    public static async Task<MatchResult> ReadAsync(
        Reading reading, long run, string wave, MatchKind kind, bool repeated, IReadOnlyList<string> errorFiles, CancellationToken ct)
    {
        var reference = ReferenceOf(run);
        var outcomes = await reading.ListAsync<(string Outcome, string? Reason, long Cases)>(
            """
            select s.outcome, s.reason, count(*) from case_step s join case_batch b on b.id = s.batch_id
            where b.reference = @reference and b.step = @step group by s.outcome, s.reason
            """,
            new { reference, step = (long)kind.Step() },
            ct);
        var (read, refused, found) = await reading.SingleAsync<(long, long, long)>(
            """
            select cast(coalesce(sum(rows_read), 0) as bigint), cast(coalesce(sum(rows_refused), 0) as bigint),
                   cast(coalesce(sum(rows_found), 0) as bigint)
            from match_file where run_id = @run
            """,
            new { run },
            ct);
        long Of(CaseOutcome outcome) => outcomes.Where(row => row.Outcome == outcome.Code()).Sum(row => row.Cases);
        return new(
            reference, wave, kind, repeated, read, refused, found, Of(CaseOutcome.Passed), Of(CaseOutcome.Verify),
            Of(CaseOutcome.Dropped),
            [
                .. outcomes.Where(row => row.Reason is not null && row.Outcome != CaseOutcome.Reopened.Code())
                    .OrderByDescending(row => row.Cases).ThenBy(row => row.Reason, StringComparer.Ordinal)
                    .Select(row => new ReasonCount(row.Outcome, row.Reason!, row.Cases)),
            ],
            errorFiles);
    }
}
