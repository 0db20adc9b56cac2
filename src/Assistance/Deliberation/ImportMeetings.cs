using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Deliberation;

/// <param name="Wave">The wave whose meetings the files are about.</param>
/// <param name="Paths">CSV or XLSX, in any order; each is known by its columns. Bad rows are listed beside each file.</param>
public sealed record MeetingFiles(string Wave, IReadOnlyList<string> Paths, BadRows BadRows = BadRows.RefuseFile);

/// <param name="What"><c>meetings</c>, <c>attendance</c>, <c>proposals</c> or <c>decisions</c>.</param>
/// <param name="Changed">Meetings opened or corrected, people or proposals added, lines of agendas decided.</param>
/// <param name="Repeated">What was on record already.</param>
public sealed record MeetingFileImported(ImportSummary File, string What, long Changed, long Repeated);

/// <param name="Files">In the order in which they were taken: meetings, attendance, proposals, decisions.</param>
public sealed record MeetingsImported(IReadOnlyList<MeetingFileImported> Files)
{
    public bool HasRefusedRows => Files.Any(file => file.File.RowsRefused > 0);
}

/// <summary>
/// Takes in what came back on paper from many meetings at once: all files land together or none does. A file that came before changes
/// nothing, and a row that says what is on record is no mistake, even after signing.
/// </summary>
public sealed class ImportMeetings(Database database, KeyRing keys, Law law)
{
    private static readonly (string What, TableColumn Mark, IReadOnlyList<TableColumn> Columns)[] Kinds =
    [
        ("meetings", MeetingColumns.Chair, MeetingColumns.OfMeetings),
        ("attendance", MeetingColumns.Role, MeetingColumns.OfAttendance),
        ("proposals", MeetingColumns.Note, MeetingColumns.OfProposals),
        ("decisions", MeetingColumns.Decision, MeetingColumns.OfDecisions),
    ];

    public async Task<Outcome<MeetingsImported>> RunAsync(
        MeetingFiles request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        if (request.Paths.Count == 0) return MeetingErrors.NothingToImport();
        var sorted = Sort(request.Paths);
        if (!sorted.Succeeded) return sorted.Problems.ToArray();
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } ring) return ring;
        var wave = await WaveCalendar.FindAsync(work, request.Wave, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();

        using var vault = new IdentityVault(keys);
        var imported = new List<MeetingFileImported>();
        foreach (var (kind, path) in sorted.Value)
        {
            var (what, _, columns) = Kinds[kind];
            var opened = await ImportFile.OpenAsync(path, $"{what} of {wave.Value.Code}", columns, null, ct);
            if (!opened.Succeeded) return opened.Problems.ToArray();
            using var file = opened.Value;
            if (await file.FindPastAsync(work, ct) is { RowsRefused: 0 } past)
            {
                imported.Add(new(ImportSummary.OfRepeat(file, past), what, 0, 0));
                continue;
            }
            var meetings = await MeetingsByPlace.ReadAsync(work, wave.Value, ct);
            var taken = what switch
            {
                "decisions" => await new DecisionsFile(work, file, vault, meetings, law).TakeAsync(request.BadRows, progress, ct),
                "meetings" => await new SittingsFile(work, file, meetings).TakeAsync(request.BadRows, ct),
                _ => await new AttendanceFile(work, file, meetings, wave.Value).TakeAsync(what, request.BadRows, ct),
            };
            if (!taken.Succeeded) return taken.Problems.ToArray();
            imported.Add(taken.Value);
        }
        if (imported.Exists(file => !file.File.WasImportedBefore)) await work.CommitAsync(ct);
        return new MeetingsImported(imported);
    }

    /// <summary>Each file with the place of its kind, in the order in which they must be taken.</summary>
    private static Outcome<IReadOnlyList<(int Kind, string Path)>> Sort(IReadOnlyList<string> paths)
    {
        var (sorted, problems) = (new List<(int Kind, string Path)>(), new List<Problem>());
        foreach (var path in paths)
        {
            var opened = TableReader.Open(path);
            if (!opened.Succeeded)
            {
                problems.AddRange(opened.Problems);
                continue;
            }
            using var table = opened.Value;
            var header = table.Header.Select(TableColumn.Fold).ToHashSet(StringComparer.Ordinal);
            // A decision may carry a note column too, so the last kind is asked first.
            var kind = Array.FindLastIndex(Kinds, candidate => candidate.Mark.FoldedNames.Any(header.Contains));
            if (kind >= 0) sorted.Add((kind, path));
            else problems.Add(Problem.Invalid(
                "meeting.file",
                $"{path} is no file of meetings. Columns found: {string.Join(", ", table.Header)}.",
                "Meetings have 'pimpinan', attendance 'unsur', proposals 'keterangan', decisions 'keputusan'.")
                .InIndonesian(
                    $"{path} bukan berkas rapat. Kolomnya: {string.Join(", ", table.Header)}.",
                    "Rapat punya kolom 'pimpinan', daftar hadir 'unsur', usulan 'keterangan', keputusan 'keputusan'."));
        }
        return problems.Count > 0 ? problems : sorted.OrderBy(file => file.Kind).ToList();
    }
}
