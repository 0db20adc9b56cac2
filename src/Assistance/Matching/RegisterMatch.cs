using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>One extract to be matched with.</summary>
/// <param name="Path">CSV or XLSX.</param>
/// <param name="Vintage">The month it describes; null where a column says so.</param>
/// <param name="ErrorsPath">Where rows that could not be used are listed; beside the file when null.</param>
public sealed record ExtractFile(MatchRegister Register, string Path, Month? Vintage = null, string? ErrorsPath = null);

/// <param name="Wave">Code of the wave.</param>
/// <param name="Files">The extracts; several of one register are read as one.</param>
public sealed record MatchExtractsRequest(string Wave, IReadOnlyList<ExtractFile> Files);

/// <summary>What one match is made with.</summary>
/// <param name="Newer">What other sources said after the extracts.</param>
internal sealed record MatchScene(WaveSubjects Subjects, FindingJudge Judge, Law Law, DateOnly Today, NewerStatements Newer);

/// <summary>What a match came to, before anything is written.</summary>
/// <param name="Statements">Facts that are sound, a list for each fact.</param>
/// <param name="Kinds">What was looked for: earlier findings of these kinds are superseded.</param>
/// <param name="LookedAt">About whom.</param>
/// <param name="Passed">What is said of a case of which nothing was found.</param>
internal sealed record Matched(
    IReadOnlyList<Finding> Findings, IReadOnlyList<IReadOnlyList<(long PersonId, Statement Statement)>> Statements,
    IReadOnlyList<VitalReport> Reports, IReadOnlyList<FindingKind> Kinds, IReadOnlyCollection<Subject> LookedAt, string Passed);

/// <summary>An extract that is open, with the month that its rows describe.</summary>
internal sealed class OpenExtract(ExtractFile asked, ImportFile file) : IDisposable
{
    public MatchRegister Register => asked.Register;

    public ImportFile File => file;

    public string Name => System.IO.Path.GetFileName(asked.Path);

    /// <summary>Month of rows that do not say their own.</summary>
    public Month? Default => asked.Vintage;

    public long Rows { get; set; }

    public long Found { get; set; }

    /// <summary>The newest month that any row describes.</summary>
    public Month? Vintage { get; set; } = asked.Vintage;

    /// <summary>Takes the newest month that a row names, where rows name months.</summary>
    public void Saw(IEnumerable<string> months)
    {
        var newest = months.Select(text => MonthIn(text)).Max();
        if (newest is not null) Vintage = newest;
    }

    /// <summary>A month, or the month of a day; null where neither stands there.</summary>
    public static Month? MonthIn(ReadOnlySpan<char> text) =>
        text.Length >= 7 && Month.TryParse(text[..7].ToString(), out var month) ? month : null;

    public void Dispose() => file.Dispose();
}

/// <summary>
/// Matches a wave with extracts of other registers: each is streamed once, what was found is judged by the dated law, and findings, facts,
/// the way of each case and one audit event land in one change. Until then nothing is written, so that a job that was killed is begun again
/// by the same command; extracts that everybody of the wave was matched with before change nothing.
/// </summary>
internal abstract class RegisterMatch(Database database, KeyRing keys, Law law, MatchKind kind)
{
    protected Law Law => law;

    public async Task<Outcome<MatchResult>> RunAsync(
        MatchExtractsRequest request, ProcessContext context, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var opened = await OpenAsync(request.Files, context.Today, ct);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        var extracts = opened.Value;
        try
        {
            return await RunAsync(request.Wave, extracts, context, progress, ct);
        }
        finally
        {
            foreach (var extract in extracts) extract.Dispose();
        }
    }

    /// <summary>The columns that an extract of the register may have.</summary>
    protected abstract IReadOnlyList<TableColumn> Columns(MatchRegister register);

    /// <summary>Streams one extract and keeps what is about somebody.</summary>
    protected abstract Task ReadAsync(
        OpenExtract extract, MatchScene scene, IdentityVault vault, IProgress<WorkProgress>? progress, CancellationToken ct);

    /// <summary>Judges what was kept of all extracts.</summary>
    protected abstract Matched Judge(MatchScene scene, IReadOnlyList<OpenExtract> extracts);

    /// <summary>Source of the newer statements that may speak against a finding; what this register itself said does not.</summary>
    protected abstract string Source { get; }

    /// <summary>What may be contradicted by a newer statement.</summary>
    protected abstract IReadOnlyList<FindingKind> Kinds { get; }

    private async Task<Outcome<MatchResult>> RunAsync(
        string waveCode, IReadOnlyList<OpenExtract> extracts, ProcessContext context, IProgress<WorkProgress>? progress,
        CancellationToken ct)
    {
        var judge = FindingJudge.Of(law, context.Today);
        if (!judge.Succeeded) return judge.Problems.ToArray();
        RegistrationWave wave;
        IReadOnlyList<long> past;
        MatchScene scene;
        await using (var reading = await database.ReadAsync(ct))
        {
            if (await AdoptedLaw.CheckAsync(reading, law, ct) is { } notAdopted) return notAdopted;
            if (await IdentityVault.CheckRingAsync(reading, keys, ct) is { } wrongRing) return wrongRing;
            var found = await WaveCalendar.FindAsync(reading, waveCode, ct);
            if (!found.Succeeded) return found.Problems.ToArray();
            wave = found.Value;
            past = await MatchRuns.FindPastAsync(reading, wave.Id, Keys(extracts), ct);
            if (past.Count > 0 && await MatchRuns.SawEverybodyAsync(reading, wave.Id, kind, past, ct))
                return await MatchRuns.ReadAsync(reading, past[^1], wave.Code, kind, repeated: true, [], ct);
            progress?.Report(new(new("Membaca orang dalam gelombang", "Reading the people of the wave"), 0, null));
            var subjects = await WaveSubjects.ReadAsync(reading, wave.Id, kind, ct);
            var about = Kinds.Select(judge.Value.FactOf).OfType<Fact>().ToList();
            var newer = await NewerStatements.ReadAsync(reading, law.Facts, wave.Id, Source, about, ct);
            judge.Value.Dismissed = await FindingStore.DismissedAsync(reading, wave.Id, ct);
            scene = new(subjects, judge.Value, law, context.Today, newer);
        }
        if (await StreamAsync(extracts, scene, progress, ct) is { Count: > 0 } problems) return problems.ToArray();
        progress?.Report(new(new("Menulis temuan", "Writing what was found"), 0, null));
        return await LandAsync(wave, extracts, past, scene, context, ct);
    }

    private async Task<List<Problem>> StreamAsync(
        IReadOnlyList<OpenExtract> extracts, MatchScene scene, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        using var vault = new IdentityVault(keys);
        var problems = new List<Problem>();
        foreach (var extract in extracts)
        {
            await ReadAsync(extract, scene, vault, progress, ct);
            problems.AddRange(extract.File.Finish(extract.Rows, BadRows.SkipRow).Problems);
            if (extract.Vintage is null) problems.Add(ExtractProblems.NoVintage(extract.Name));
        }
        return problems;
    }

    private async Task<Outcome<MatchResult>> LandAsync(
        RegistrationWave wave, IReadOnlyList<OpenExtract> extracts, IReadOnlyList<long> past, MatchScene scene,
        ProcessContext context, CancellationToken ct)
    {
        var now = Month.Of(scene.Today);
        var files = extracts.Select(extract => new MatchFile(
            extract.Register, extract.File.Hash, extract.Name, extract.Vintage ?? now, extract.Rows, extract.File.Errors.RefusedRows,
            extract.Found)).DistinctBy(file => (file.Register, file.Hash)).ToList();
        var matched = Judge(scene, extracts);
        await using var work = await database.BeginAsync(context, ct);
        foreach (var file in files)
        {
            if (await MatchRuns.OlderAsync(work, wave.Id, file, ct) is { } older) return older;
        }
        if (!past.SequenceEqual(await MatchRuns.FindPastAsync(work, wave.Id, Keys(extracts), ct)))
            return Problem.Conflict("match.meanwhile", "Somebody matched the same extracts meanwhile.", "Look at the findings.")
                .InIndonesian("Berkas yang sama baru saja dipadankan oleh orang lain.", "Lihat temuannya.");
        var run = await MatchRuns.InsertAsync(
            work, wave.Id, kind, law.Version, scene.Subjects.All.Count, files.Sum(file => file.Found), isDone: true, ct);
        await MatchRuns.AddFilesAsync(work, run, files, ct);
        var landed = await MatchLanding.LandAsync(work, law.Facts, run, wave.Id, kind, matched, scene.Subjects.Cases, ct);
        work.Record(
            "match.run", MatchRuns.ReferenceOf(run),
            new
            {
                wave = wave.Code, kind = kind.Code(), law = law.Version,
                files = files.Select(file => new
                {
                    register = file.Register.Code(), file.Hash, vintage = file.Vintage.ToString(), file.Read, file.Found,
                }),
                findings = matched.Findings.GroupBy(f => f.Kind).ToDictionary(group => group.Key.Code(), group => group.Count()),
                landed.Passed, landed.Verify, landed.Dropped, rows = landed.Root,
            });
        await work.CommitAsync(ct);
        await using var reading = await database.ReadAsync(ct);
        return await MatchRuns.ReadAsync(
            reading, run, wave.Code, kind, repeated: false,
            [.. extracts.Where(e => e.File.Errors.Count > 0).Select(e => ErrorsFile.DefaultPath(e.File.Path))], ct);
    }

    private async Task<Outcome<IReadOnlyList<OpenExtract>>> OpenAsync(
        IReadOnlyList<ExtractFile> files, DateOnly today, CancellationToken ct)
    {
        if (files.Count == 0)
            return Problem.Invalid("match.nothing", "No extract was named.", "Name at least one file.")
                .InIndonesian("Belum ada berkas yang dipilih.", "Pilih paling sedikit satu berkas.");
        var (extracts, problems) = (new List<OpenExtract>(), new List<Problem>());
        foreach (var asked in files)
        {
            if (asked.Vintage > Month.Of(today)) problems.Add(ExtractProblems.Future(asked, today));
            var opened = await ImportFile.OpenAsync(
                asked.Path, $"match-{asked.Register.Code()}", Columns(asked.Register), asked.ErrorsPath, ct);
            if (!opened.Succeeded) problems.AddRange(opened.Problems);
            else extracts.Add(new(asked, opened.Value));
            if (opened.Succeeded && asked.Vintage is null && !opened.Value.Layout.Has(RegisterColumns.Vintage))
                problems.Add(ExtractProblems.NoVintage(Path.GetFileName(asked.Path)));
        }
        if (problems.Count == 0) return extracts;
        foreach (var extract in extracts) extract.Dispose();
        return problems;
    }

    private static IReadOnlyList<(MatchRegister Register, string Hash)> Keys(IEnumerable<OpenExtract> extracts) =>
        [.. extracts.Select(extract => (extract.Register, extract.File.Hash))];
}

internal static class ExtractProblems
{
    public static Problem NoVintage(string name) => Problem.Invalid(
        "match.vintage", $"{name} does not say which month it describes.", "Give the month, such as 2021-05, or a column 'vintage'.")
        .InIndonesian($"{name} tidak menyebut keadaan bulan apa.", "Isi bulan data, seperti 2021-05, atau tambahkan kolom 'vintage'.")
        .AtCommandLine("Give --vintage 2021-05.");

    public static Problem Future(ExtractFile file, DateOnly today) => Problem.Invalid(
        "match.vintage", $"{Path.GetFileName(file.Path)} cannot describe {file.Vintage}: today is {today.Iso}.", "Correct the month.")
        .InIndonesian(
            $"{Path.GetFileName(file.Path)} tidak mungkin berisi keadaan {file.Vintage}: hari ini {today.Iso}.",
            "Perbaiki bulan data.")
        .AtCommandLine("Correct --vintage.");
}
