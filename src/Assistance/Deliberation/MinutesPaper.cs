using System.Globalization;
using Paseban.Assistance.Printing;
using Paseban.Rules;

namespace Paseban.Assistance.Deliberation;

/// <summary>
/// Sets the minutes (berita acara) as a document in Indonesian. No template of DKI was found; the fields are those of domain.md 2.1.
/// </summary>
internal static class MinutesPaper
{
    private static readonly PaperColumn[] Attendance =
        [new("No", 60), new("Nama", 380), new("Unsur", 140), new("Jabatan", 230), new("Tanda tangan", 190)];

    private static readonly PaperColumn[] Names =
    [
        new("No", 50), new("NIK", 155), new("Nama", 190), new("RT/RW", 80), new("Keputusan", 115), new("Urutan", 75),
        new("Alasan dan keberatan", 225), new("RT/RW sebelumnya", 110),
    ];

    private static readonly PaperColumn[] Proposals =
        [new("No", 60), new("Nama", 300), new("RT/RW", 100), new("Keterangan", 340), new("Pengusul", 200)];

    private static readonly AttendanceRole[] Signers =
        [AttendanceRole.Lurah, AttendanceRole.Lmk, AttendanceRole.Rw, AttendanceRole.Pendamsos];

    public static byte[] Print(MinutesData minutes, PrintFonts fonts, DateTimeOffset signedAt)
    {
        var paper = new Paper(fonts);
        paper.Title("BERITA ACARA MUSYAWARAH KELURAHAN");
        paper.Title($"Nomor {minutes.Number}");
        Head(paper, minutes);
        Counts(paper, minutes);
        paper.Heading("Daftar hadir");
        paper.Table(Attendance, minutes.Present.Select((one, i) => (IReadOnlyList<string>)[
            Text(i + 1), one.Name, one.Role.Code(), one.Position, "",
        ]));
        foreach (var group in minutes.Lines.GroupBy(line => line.Programme))
        {
            paper.Heading(group.Key.Length == 0 ? "Hasil musyawarah" : $"Hasil musyawarah program {group.Key}");
            paper.Table(Names, group.Select(Row));
        }
        paper.Heading("Usulan baru (wajib mendaftar pada gelombang berikutnya)");
        if (minutes.Proposals.Count == 0) paper.Paragraph("Tidak ada.");
        else paper.Table(Proposals, minutes.Proposals.Select((one, i) => (IReadOnlyList<string>)[
            Text(i + 1), one.Name, $"{one.Rt}/{one.Rw}", one.Note, one.SaidBy,
        ]));
        paper.Heading("Ditandatangani oleh");
        paper.Signatures([.. Signers.Select(role => (
            role.Code().ToUpperInvariant(), minutes.Present.FirstOrDefault(one => one.Role == role)?.Name ?? ""))]);
        return paper.Print(
            $"Berita Acara {minutes.Number}", signedAt,
            (page, of) => $"{minutes.Number} · halaman {page} dari {of} · sidik data {minutes.DataRoot}");
    }

    private static void Head(Paper paper, MinutesData minutes)
    {
        var meeting = minutes.Meeting;
        paper.Paragraph("");
        paper.Pairs(
            ("Jenis", meeting.Kind == MeetingKind.Registration
                ? "Musyawarah kelurahan atas pendaftaran data terpadu"
                : "Musyawarah kelurahan atas urutan penerima bantuan pemenuhan kebutuhan dasar"),
            ("Gelombang", $"{meeting.Wave} ({minutes.WaveName})"),
            ("Kelurahan", $"{minutes.Kelurahan} ({meeting.Area})"),
            ("Hari, tanggal", meeting.BegunAt!.Value.ToString("dddd, d MMMM yyyy", Language.Indonesian.Culture)),
            ("Waktu", $"{Clock(meeting.BegunAt)} s.d. {Clock(meeting.EndedAt)} WIB (rencana {Clock(meeting.PlannedAt)} WIB)"),
            ("Tempat", meeting.Place!),
            ("Pimpinan", meeting.Chair!),
            ("Notulis", meeting.NoteTaker!),
            ("Undangan", $"{meeting.Reference}, sidik agenda {meeting.AgendaRoot}"));
        if (minutes.Corrects is { } corrected)
            paper.Paragraph($"Berita acara ini memperbaiki Berita Acara Nomor {corrected}; keputusan di sini menggantikan yang terdahulu.");
    }

    private static void Counts(Paper paper, MinutesData minutes)
    {
        paper.Heading("Ringkasan");
        paper.Pairs([
            ("Nama yang dibahas", Text(minutes.Lines.Count)),
            .. Enum.GetValues<CommunityDecision>()
                .Select(decision => (decision.Text().Id, minutes.Lines.Count(line => line.Decision == decision)))
                .Where(count => count.Item2 > 0)
                .Select(count => (count.Id, Text(count.Item2))),
        ]);
    }

    private static IReadOnlyList<string> Row(MinutesLine line) =>
    [
        Text(line.Place), line.Nik, line.Name, $"{line.Rt}/{line.Rw}", line.Decision?.Text().Id ?? "",
        line.Priority is { } priority ? Text(priority) : "",
        line.Dissent.Length == 0 ? line.Reason : $"{line.Reason} Keberatan: {line.Dissent}".TrimStart(), line.Remark,
    ];

    private static string Clock(DateTimeOffset? at) => at?.ToString("HH.mm", CultureInfo.InvariantCulture) ?? "-";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
