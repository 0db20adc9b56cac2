using Paseban.Kernel;

namespace Paseban.Assistance.Deliberation;

/// <summary>The ways in which work on a meeting can fail.</summary>
internal static class MeetingErrors
{
    public static Problem Unknown(string reference) => Problem.NotFound(
        "meeting.unknown", $"There is no meeting {reference}.", "See 'paseban meeting list --wave WAVE'.");

    public static Problem UnknownWave(string code) => Problem.NotFound(
        "wave.unknown", $"There is no registration wave '{code}'.", "See 'paseban wave list'.");

    public static Problem WaveOpen(string code) => Problem.Conflict(
        "agenda.wave-open", $"Wave {code} is not closed: names may still come.", $"Close it first: paseban wave close {code}");

    public static Problem Unmatched(string code, long names) => Problem.Conflict(
        "agenda.unmatched",
        $"{names} names of wave {code} have not been judged by the criteria of registration yet.",
        $"Finish matching first: paseban match criteria --wave {code}");

    public static Problem NoCandidates(string code) => Problem.Conflict(
        "agenda.no-candidates",
        $"No candidates of a programme are known for wave {code}.",
        "Judge them first (step Candidacy): paseban candidates rank");

    public static Problem WrongState(Meeting meeting, string act, string remedy) => Problem.Conflict(
        "meeting.state",
        $"Meeting {meeting.Reference} of {meeting.Area} is {meeting.State.Code()}: it cannot be {act} now.",
        meeting.State == MeetingState.MinutesSigned ? Correct(meeting.Reference) : remedy);

    public static Problem NotSigned(Meeting meeting) => Problem.Conflict(
        "meeting.not-signed",
        $"The minutes of {meeting.Reference} are not signed: the meeting itself can still be changed.",
        "Change its decisions, or sign it: paseban meeting sign");

    public static Problem NoReason(string what) => Problem.Invalid(
        "meeting.reason", $"{what} needs a reason.", "Say why (--reason).");

    public static Problem NothingToImport() => Problem.Invalid(
        "meeting.files",
        "No file was given.",
        "Give meetings, attendance, decisions and proposals in any order; each is known by its columns.");

    public static string Correct(string reference) =>
        $"A signed meeting never changes. Correct it with a new one: paseban meeting correct {reference}";
}
