using Paseban.Assistance.Deliberation;

namespace Paseban.Office.Deliberation;

/// <summary>A page about one name of an agenda. To show it is a look at an identity, on record with what it was for.</summary>
public abstract class AgendaNamePage : OfficePage
{
    public AgendaNameShown Shown { get; private set; } = null!;

    public string Home => $"/meetings/{Shown.Meeting}";

    /// <summary>Null when the name was found.</summary>
    protected async Task<IActionResult?> FindAsync(string reference, long place, string purpose)
    {
        var found = await new ShowAgendaName(Database).RunAsync(
            reference, place, Process(ProcessKind.IdentityReading, $"{purpose} {reference}"), Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Shown = found.Value;
        return null;
    }
}
