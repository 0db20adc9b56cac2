using System.Globalization;
using Paseban.Assistance.Deliberation;
using Paseban.Rules;

namespace Paseban.Office.Deliberation;

/// <summary>The words of meetings as the office says them.</summary>
internal static class MeetingWords
{
    public static BilingualText Of(MeetingKind kind) => kind == MeetingKind.Registration
        ? new("Pendaftaran (FMOTM)", "Registration (FMOTM)")
        : new("Urutan calon penerima (PKD)", "Order of candidates (PKD)");

    public static BilingualText Of(MeetingState state) => state switch
    {
        MeetingState.Drawn => new("Belum dibuka", "Not opened yet"),
        MeetingState.Open => new("Berlangsung", "Under way"),
        MeetingState.Paused => new("Diskors", "Paused"),
        MeetingState.MinutesSigned => new("Ditandatangani", "Signed"),
    };

    public static BilingualText Of(NeighbourhoodRemark remark) => remark switch
    {
        NeighbourhoodRemark.Present => new("ada", "lives here"),
        NeighbourhoodRemark.Deceased => new("meninggal", "deceased"),
        NeighbourhoodRemark.Moved => new("pindah", "moved away"),
        NeighbourhoodRemark.NotFound => new("tidak ditemukan", "not found"),
    };

    public static BilingualText Of(AttendanceRole role) => role switch
    {
        AttendanceRole.Lurah => new("Lurah", "Lurah"),
        AttendanceRole.Lmk => new("LMK", "LMK (kelurahan council)"),
        AttendanceRole.Rw => new("Pengurus RW", "RW board"),
        AttendanceRole.Rt => new("Pengurus RT", "RT board"),
        AttendanceRole.Pendamsos => new("Pendamping sosial", "Social worker (Pendamsos)"),
        AttendanceRole.Dasawisma => new("Dasawisma", "Dasawisma"),
        AttendanceRole.Pkk => new("PKK", "PKK"),
        AttendanceRole.Dprd => new("Anggota DPRD", "Member of the DPRD"),
        AttendanceRole.Staf => new("Staf kelurahan", "Kelurahan staff"),
    };

    /// <summary>Received, accepted or refused.</summary>
    public static BilingualText OfObjection(string state) => state switch
    {
        "received" => new("Menunggu jawaban", "Waits for an answer"),
        "accepted" => new("Diterima", "Accepted"),
        _ => new("Ditolak", "Refused"),
    };

    public static BilingualText OfSide(string side) => side == "against"
        ? new("Keberatan atas nama yang layak", "Against a name found eligible")
        : new("Membela nama yang ditolak atau tidak tercantum", "For a name that was refused or is missing");

    /// <summary>A day and a time as the browser's fields send them, in Jakarta; null where one is empty or no time.</summary>
    public static DateTimeOffset? Moment(string day, string time) =>
        DateTime.TryParseExact(
            $"{day}T{time}", "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, ProcessContext.Jakarta)
            : null;
}
