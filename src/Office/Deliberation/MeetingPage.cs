using Paseban.Assistance.Deliberation;
using Paseban.Rules;

namespace Paseban.Office.Deliberation;

/// <summary>A page about one meeting: found in the reader's part of the city before anything is done with it.</summary>
public abstract class MeetingPage(Law law) : OfficePage
{
    protected Law Law => law;

    public MeetingShown Shown { get; private set; } = null!;

    public MeetingSummary Meeting => Shown.Meeting;

    /// <summary>The address of the meeting's own page.</summary>
    public string Home => $"/meetings/{Meeting.Reference}";

    /// <summary>Null when the meeting was found.</summary>
    protected async Task<IActionResult?> FindAsync(string reference, int lines = 0, long after = 0)
    {
        var found = await new ShowMeeting(Database, law).RunAsync(reference, lines, after, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Shown = found.Value;
        return null;
    }

    /// <summary>Null when the meeting was found and its minutes are signed; otherwise its own page says where it stands.</summary>
    protected async Task<IActionResult?> FindSignedAsync(string reference) =>
        await FindAsync(reference) ?? (Shown.Minutes is null ? LocalRedirect(Home) : null);

    /// <summary>The problems, shown at this field.</summary>
    protected static IReadOnlyList<Problem> At(IReadOnlyList<Problem> problems, string field) =>
        [.. problems.Select(problem => problem.At(field))];
}
