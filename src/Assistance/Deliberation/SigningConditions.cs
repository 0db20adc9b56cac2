using Paseban.Rules;

namespace Paseban.Assistance.Deliberation;

/// <summary>What a meeting still lacks before its minutes can be signed; one problem for each thing, none when all is there.</summary>
internal static class SigningConditions
{
    public static async Task<IReadOnlyList<Problem>> MissingAsync(Reading reading, Meeting meeting, Law law, CancellationToken ct)
    {
        if (meeting.State == MeetingState.Drawn)
        {
            return [Problem.Conflict(
                "minutes.not-held", $"Meeting {meeting.Reference} of {meeting.Area} was not held yet.",
                "Open it, or import its row of meetings.")
                .InIndonesian("Rapat ini belum dibuka.", "Buka rapatnya dahulu.")
                .AtCommandLine($"Open it: paseban meeting open {meeting.Reference}")];
        }
        var missing = new List<Problem>();
        if (meeting.State == MeetingState.Paused)
        {
            missing.Add(Problem.Conflict(
                "minutes.paused", $"Meeting {meeting.Reference} of {meeting.Area} is paused.",
                "Take it up again.")
                .InIndonesian("Rapat sedang diskors.", "Lanjutkan rapatnya dahulu.")
                .AtCommandLine($"Resume it: paseban meeting resume {meeting.Reference}"));
        }
        missing.AddRange(await QuorumAsync(reading, meeting, law, ct));
        if (await DecideName.OpenLinesAsync(reading, meeting.Id, ct) is var open and > 0)
        {
            missing.Add(Problem.Conflict(
                "minutes.undecided", $"{open} of {meeting.Names} names of {meeting.Reference} ({meeting.Area}) are undecided.",
                "Decide them, or put them off with a reason (ditunda).")
                .InIndonesian($"{open} dari {meeting.Names} nama belum diputuskan.", "Putuskan, atau tunda dengan alasan."));
        }
        if (meeting.Kind == MeetingKind.Programme && await UnrankedAsync(reading, meeting.Id, ct) is var unranked and > 0)
        {
            missing.Add(Problem.Conflict(
                "minutes.unranked", $"{unranked} names of {meeting.Reference} ({meeting.Area}) were found eligible without a priority.",
                "This meeting puts candidates in order: give each its priority.")
                .InIndonesian($"{unranked} nama yang layak belum diberi urutan.", "Beri urutan kepada setiap nama yang layak."));
        }
        if ((await Meeting.Agenda.ComputeAsync(reading, meeting.Id, ct)).Root != meeting.AgendaRoot)
        {
            missing.Add(Problem.Conflict(
                "minutes.agenda-changed", $"The agenda of {meeting.Reference} ({meeting.Area}) is not the one that was sealed.",
                "Do not sign; have the audit trail verified.")
                .InIndonesian("Daftar nama berbeda dari yang disegel.", "Jangan ditandatangani; minta jejak audit diperiksa.")
                .AtCommandLine("Verify it: paseban audit verify"));
        }
        return missing;
    }

    private static async Task<IEnumerable<Problem>> QuorumAsync(Reading reading, Meeting meeting, Law law, CancellationToken ct)
    {
        var rule = law.Deliberation.Quorum.At(DateOnly.FromDateTime(meeting.BegunAt!.Value.ToOffset(ProcessContext.Jakarta).DateTime));
        if (!rule.Succeeded) return rule.Problems;
        var present = await MinutesData.PresentAsync(reading, meeting.Id, ct);
        return rule.Value.Shortfalls([.. present.Select(one => one.Role)]).Select(seat => Problem.Conflict(
            "minutes.quorum",
            $"Meeting {meeting.Reference} of {meeting.Area} has no quorum: {seat.Present} of {seat.Needed} {Who(seat)}.",
            "Complete the attendance list if they were there; without quorum the meeting must be held again.")
            .InIndonesian(
                $"Belum kuorum: {seat.Present} dari {seat.Needed} {WhoIndonesian(seat)}.",
                "Lengkapi daftar hadir jika mereka hadir; tanpa kuorum rapat diulang."));
    }

    private static string WhoIndonesian(QuorumShortfall seat) =>
        seat.Roles.Count == 0 ? "orang" : $"dari unsur {string.Join('/', seat.Roles.Select(role => role.Code().ToUpperInvariant()))}";

    private static string Who(QuorumShortfall seat) =>
        seat.Roles.Count == 0 ? "people" : $"from {string.Join('/', seat.Roles.Select(role => role.Code()))}";

    private static Task<long> UnrankedAsync(Reading reading, long meetingId, CancellationToken ct) => reading.SingleAsync<long>(
        "select count(*) from meeting_decision where meeting_id = @meetingId and decision = 'layak' and priority is null",
        new { meetingId },
        ct);
}
