namespace Paseban.Assistance.Deliberation;

/// <summary>The ways in which work on a meeting can fail.</summary>
internal static class MeetingErrors
{
    /// <summary>What helps where a signed meeting is wrong.</summary>
    public static readonly BilingualText Correct = new(
        "Rapat yang ditandatangani tidak berubah lagi. Perbaiki dengan rapat koreksi.",
        "A signed meeting never changes. Correct it with a new one.");

    public static readonly Problem Moved =
        Problem.Conflict("minutes.moved", "The meeting changed since it was read for signing.", "Read it again, then sign.")
            .InIndonesian("Isi rapat berubah sejak dibaca untuk ditandatangani.", "Baca sekali lagi, lalu tandatangani.");

    public static Problem AgendasMoved(long seen, long now) => Problem.Conflict(
        "agenda.moved", $"{seen} names were to come on agendas when it was confirmed; now it would be {now}.",
        "Count again, then draw.")
        .InIndonesian($"Saat dikonfirmasi {seen} nama akan masuk daftar; sekarang menjadi {now}.", "Hitung lagi, lalu susun.");

    public static Problem Unknown(string reference) =>
        Problem.NotFound("meeting.unknown", $"There is no meeting {reference}.", "Compare the number letter by letter.")
            .InIndonesian($"Tidak ada rapat {reference}.", "Cocokkan lagi nomornya huruf demi huruf.")
            .AtCommandLine("List them: paseban meeting list --wave WAVE");

    public static Problem WaveOpen(string code) =>
        Problem.Conflict("agenda.wave-open", $"Wave {code} is not closed: names may still come.", "Close it first.")
            .InIndonesian($"Gelombang {code} belum ditutup: nama masih dapat bertambah.", "Tutup gelombangnya dahulu.")
            .AtCommandLine($"Close it: paseban wave close {code}");

    public static Problem Unmatched(string code, long names) => Problem.Conflict(
        "agenda.unmatched",
        $"{names} names of wave {code} have not been judged by the criteria of registration yet.",
        "Finish matching first.")
        .InIndonesian($"{names} nama gelombang {code} belum dinilai dengan kriteria pendaftaran.", "Selesaikan pemadanan dahulu.")
        .AtCommandLine($"Judge them: paseban match criteria --wave {code}");

    public static Problem NoCandidates(string code) => Problem.Conflict(
        "agenda.no-candidates",
        $"No candidates of a programme are known for wave {code}.",
        "Have the candidates of the programmes judged first.")
        .InIndonesian($"Belum ada calon penerima program untuk gelombang {code}.", "Minta calon setiap program dinilai dahulu.")
        .AtCommandLine("Judge them: paseban candidates assess");

    /// <param name="meeting">As it stands.</param>
    /// <param name="act">What it cannot be now: <c>opened</c>, <c>dibuka</c>.</param>
    public static Problem WrongState(Meeting meeting, BilingualText act)
    {
        var remedy = Remedy(meeting.State);
        return Problem.Conflict(
            "meeting.state",
            $"Meeting {meeting.Reference} of {meeting.Area} is {meeting.State.Code()}: it cannot be {act.En} now.",
            remedy.En)
            .InIndonesian($"Rapat {meeting.Reference} {IsNow(meeting.State)}: tidak dapat {act.Id} sekarang.", remedy.Id)
            .AtCommandLine($"Run: paseban meeting {Command(meeting.State)} {meeting.Reference}");
    }

    public static Problem NotSigned(Meeting meeting) => Problem.Conflict(
        "meeting.not-signed",
        $"The minutes of {meeting.Reference} are not signed: the meeting itself can still be changed.",
        "Change its decisions, or sign it.")
        .InIndonesian(
            $"Berita acara {meeting.Reference} belum ditandatangani: rapatnya sendiri masih dapat diubah.",
            "Ubah keputusannya, atau tandatangani.")
        .AtCommandLine("Sign it: paseban meeting sign");

    /// <param name="what">What needs it: <c>A pause</c>, <c>Penskorsan</c>.</param>
    public static Problem NoReason(BilingualText what) =>
        Problem.Invalid("meeting.reason", $"{what.En} needs a reason.", "Say why.")
            .InIndonesian($"{what.Id} perlu alasan.", "Tulis alasannya.")
            .AtCommandLine("Give it with --reason.");

    public static Problem UnreadableName(BilingualText wrong) =>
        Problem.Invalid("meeting.name", wrong.En, NameKey.Remedy.En).InIndonesian(wrong.Id, NameKey.Remedy.Id);

    public static Problem UnknownObjection(string reference) =>
        Problem.NotFound("objection.unknown", $"There is no objection {reference}.", "Look for it in the list of objections.")
            .InIndonesian($"Tidak ada keberatan {reference}.", "Cari di daftar keberatan.")
            .AtCommandLine("List them: paseban objection list");

    public static Problem NothingToImport() => Problem.Invalid(
        "meeting.files",
        "No file was given.",
        "Give meetings, attendance, decisions and proposals in any order; each is known by its columns.")
        .InIndonesian(
            "Belum ada berkas.",
            "Pilih berkas rapat, daftar hadir, keputusan dan usulan, boleh berurutan apa pun; dikenali dari kolomnya.");

    public static BilingualText Signed(Meeting meeting) => new(
        $"Rapat {meeting.Reference} {IsNow(MeetingState.MinutesSigned)}.", $"Meeting {meeting.Reference} is signed.");

    /// <summary>Two rows of one name.</summary>
    public static BilingualText SaidOtherwise(long line) =>
        new($"Baris {line} mengatakan hal lain tentang nama ini.", $"Line {line} says something else of this name.");

    /// <summary>What to do first so that a meeting that stands so can go on.</summary>
    public static BilingualText Remedy(MeetingState state) => state switch
    {
        MeetingState.MinutesSigned => Correct,
        MeetingState.Paused => new("Lanjutkan rapatnya dahulu.", "Resume it first."),
        MeetingState.Drawn => new("Buka rapatnya dahulu.", "Open it first."),
        MeetingState.Open => new("Periksa keadaan rapatnya.", "See how it stands."),
    };

    /// <summary>How it stands, within an Indonesian sentence.</summary>
    public static string IsNow(MeetingState state) => state switch
    {
        MeetingState.MinutesSigned => "sudah ditandatangani",
        MeetingState.Paused => "sedang diskors",
        MeetingState.Drawn => "belum dibuka",
        MeetingState.Open => "sedang berlangsung",
    };

    private static string Command(MeetingState state) => state switch
    {
        MeetingState.MinutesSigned => "correct",
        MeetingState.Paused => "resume",
        MeetingState.Drawn => "open",
        MeetingState.Open => "show",
    };
}
