using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Territory;

namespace Paseban.Assistance.Deliberation;

/// <summary>
/// The meetings of a wave as files name them: by kelurahan and kind. Where a kelurahan held several, the newest is meant that is not
/// signed, or else the newest.
/// </summary>
internal sealed class MeetingsByPlace
{
    private readonly string wave;
    private readonly AreaIndex areas;
    private readonly Dictionary<(string Area, MeetingKind Kind), Meeting> meetings = [];
    private readonly Dictionary<string, string> areaByName = new(StringComparer.OrdinalIgnoreCase);

    private MeetingsByPlace(string wave, AreaIndex areas, IReadOnlyList<Meeting> all)
    {
        this.wave = wave;
        this.areas = areas;
        foreach (var meeting in all)
        {
            var place = (meeting.Area, meeting.Kind);
            var isRunning = meetings.TryGetValue(place, out var known) && known.State != MeetingState.MinutesSigned;
            if (!isRunning || meeting.State != MeetingState.MinutesSigned)
                meetings[place] = meeting;
        }
    }

    public static async Task<MeetingsByPlace> ReadAsync(Reading reading, RegistrationWave wave, CancellationToken ct) =>
        new(wave.Code, await AreaIndex.ReadAsync(reading, ct), await Meeting.OfWaveAsync(reading, wave.Id, ct));

    public (Meeting? Meeting, (TableColumn Column, BilingualText Reason, BilingualText Remedy)? Problem) Find(
        ReadOnlySpan<char> kelurahan, ReadOnlySpan<char> kind)
    {
        if (Words.FindKind(kind) is not { } known)
            return (null, (
                MeetingColumns.Kind, new("Ini bukan jenis rapat.", "This is no kind of meeting."),
                new("Tulis fmotm atau pkd.", "Write fmotm or pkd.")));
        var name = kelurahan.ToString();
        if (!areaByName.TryGetValue(name, out var code))
        {
            var found = areas.Find(name, AreaLevel.Kelurahan);
            if (!found.Succeeded) return (null, (MeetingColumns.Kelurahan, found.Problems[0].Reason(), found.Problems[0].Advice()));
            areaByName[name] = code = found.Value.Code.Value;
        }
        return meetings.TryGetValue((code, known), out var meeting)
            ? (meeting, null)
            : (null, (
                MeetingColumns.Kelurahan,
                new(
                    $"Daftar nama {known.Code()} gelombang {wave} untuk {code} belum disusun.",
                    $"No {known.Code()} agenda of wave {wave} was drawn for {code}."),
                new("Minta daftar namanya disusun dahulu.", "Have its agenda drawn first.")));
    }
}
