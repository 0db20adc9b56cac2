using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Printing;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;

namespace Paseban.Assistance.Deliberation;

/// <param name="Kelurahan">Code or name of one; null for all with a meeting that is not signed.</param>
/// <param name="Path">A table (.csv, .xlsx) for all agendas together, or a folder for one table each.</param>
/// <param name="WithNik">Write identity numbers in full; otherwise they are masked.</param>
/// <param name="Paper">Beside each table of a folder a list to print and fill in by hand.</param>
public sealed record ExportRequest(
    string Wave, MeetingKind Kind, string? Kelurahan, string Path, bool WithNik = false, PrintFonts? Paper = null);

/// <param name="Files">What was written.</param>
public sealed record AgendasExported(IReadOnlyList<string> Files, long Meetings, long Names);

/// <summary>
/// Writes the agendas of meetings that are still to be held, as tables that can be filled in and imported again, and as lists on paper.
/// Each name that leaves so leaves an access record.
/// </summary>
public sealed class ExportAgendas(Database database, KeyRing keys)
{
    private static readonly string[] Header =
    [
        "referensi", "nik", "kelurahan", "jenis", "program", "nomor", "nama", "rt", "rw", "catatan", "keputusan", "alasan", "prioritas",
        "keberatan",
    ];

    private static readonly PaperColumn[] Columns =
    [
        new("No", 50), new("Referensi", 100), new("NIK", 150), new("Nama", 200), new("RT/RW", 85), new("Catatan RT/RW", 115),
        new("Keputusan", 120), new("Urutan", 75), new("Alasan", 105),
    ];

    public async Task<Outcome<AgendasExported>> RunAsync(
        ExportRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } ring) return ring;
        var wave = await WaveCalendar.FindAsync(work, request.Wave, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var areas = await AreaIndex.ReadAsync(work, ct);
        var chosen = Choose(await Meeting.OfWaveAsync(work, wave.Value.Id, ct), areas, request);
        if (!chosen.Succeeded) return chosen.Problems.ToArray();

        using var vault = new IdentityVault(keys);
        var isTable = request.Path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            || request.Path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);
        if (!isTable) Directory.CreateDirectory(request.Path);
        var (files, people) = (new List<string>(), new List<long>());
        foreach (var group in isTable ? [chosen.Value] : chosen.Value.Select(meeting => (IReadOnlyList<Meeting>)[meeting]))
        {
            var path = isTable ? request.Path : Path.Combine(request.Path, $"agenda-{request.Kind.Code()}-{group[0].Area}.csv");
            var opened = TableWriter.Create(path, Header);
            if (!opened.Succeeded) return opened.Problems.ToArray();
            using var table = opened.Value;
            foreach (var meeting in group)
            {
                progress?.Report(new(new("Menulis agenda", "Writing agendas"), people.Count, chosen.Value.Sum(one => one.Names)));
                var data = await MinutesData.ReadAsync(work, vault, areas, meeting, meeting.Reference, "", ct, request.WithNik);
                foreach (var line in data.Lines) table.Add(Cells(meeting, line));
                people.AddRange(data.Lines.Select(line => line.PersonId));
                if (isTable || request.Paper is not { } fonts) continue;
                await File.WriteAllBytesAsync(Path.ChangeExtension(path, ".pdf"), Print(data, fonts, context), ct);
                files.Add(Path.ChangeExtension(path, ".pdf"));
            }
            await table.CompleteAsync(ct);
            table.Publish();
            files.Add(path);
        }
        await AccessLog.RecordAsync(work, [.. people.Distinct()], ct);
        work.Record(
            "agenda.exported",
            wave.Value.Code,
            new { kind = request.Kind.Code(), meetings = chosen.Value.Count, names = people.Count, withNik = request.WithNik });
        await work.CommitAsync(ct);
        return new AgendasExported(files, chosen.Value.Count, people.Count);
    }

    private static Outcome<IReadOnlyList<Meeting>> Choose(IReadOnlyList<Meeting> meetings, AreaIndex areas, ExportRequest request)
    {
        var open = meetings.Where(meeting => meeting.Kind == request.Kind && meeting.State != MeetingState.MinutesSigned).ToList();
        if (request.Kelurahan is { } name)
        {
            var area = areas.Find(name, AreaLevel.Kelurahan);
            if (!area.Succeeded) return area.Problems.ToArray();
            open = open.FindAll(meeting => meeting.Area == area.Value.Code.Value);
        }
        return open.Count > 0 ? open : Problem.NotFound(
            "agenda.none", $"Wave {request.Wave} has no {request.Kind.Code()} agenda that is still to be held there.",
            "Have it drawn first.")
            .InIndonesian(
                $"Gelombang {request.Wave} tidak mempunyai daftar nama {request.Kind.Code()} yang masih akan dirapatkan di sana.",
                "Minta daftar namanya disusun dahulu.")
            .AtCommandLine($"Draw it: paseban meeting draw --wave {request.Wave} --kind {request.Kind.Code()} --all");
    }

    private static string[] Cells(Meeting meeting, MinutesLine line) =>
    [
        PersonKey.ReferenceOf(line.PersonId), line.Nik, meeting.Area, meeting.Kind.Code(), line.Programme, Number(line.Place), line.Name,
        line.Rt, line.Rw, line.Remark, line.Decision?.Code() ?? "", line.Reason,
        line.Priority is { } priority ? Number(priority) : "", line.Dissent,
    ];

    private static byte[] Print(MinutesData agenda, PrintFonts fonts, ProcessContext context)
    {
        var (meeting, paper) = (agenda.Meeting, new Paper(fonts));
        paper.Title("DAFTAR NAMA MUSYAWARAH KELURAHAN");
        paper.Title($"{agenda.Kelurahan}");
        paper.Paragraph("");
        paper.Pairs(
            ("Rapat", $"{meeting.Reference}, {meeting.Kind.Code()}, gelombang {meeting.Wave}"),
            ("Jumlah nama", Number(meeting.Names)),
            ("Keputusan", Words.AllDecisions),
            ("Urutan", "1 untuk yang paling membutuhkan; hanya untuk yang layak"));
        foreach (var group in agenda.Lines.GroupBy(line => line.Programme))
        {
            paper.Heading(group.Key.Length == 0 ? "Daftar nama" : $"Program {group.Key}");
            paper.Table(Columns, group.Select(line => (IReadOnlyList<string>)[
                Number(line.Place), PersonKey.ReferenceOf(line.PersonId), line.Nik, line.Name, $"{line.Rt}/{line.Rw}", line.Remark, "", "",
                "",
            ]));
        }
        return paper.Print(
            $"Daftar nama {meeting.Area}", context.At,
            (page, of) => $"{meeting.Reference} · halaman {page} dari {of} · sidik agenda {meeting.AgendaRoot}");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
