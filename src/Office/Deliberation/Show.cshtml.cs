using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Deliberation;
using Paseban.Rules;

namespace Paseban.Office.Deliberation;

/// <summary>One meeting: where it stands, what it lacks, its agenda with masked names.</summary>
[Reads(Inquiry.Registration)]
public sealed class ShowModel(Law law) : MeetingPage(law)
{
    public const int LinesShown = 50;

    public DisplayShown Display { get; private set; } = null!;

    public long After { get; private set; }

    public Pager Pager => Pager.Of(
        Request, Shown.Lines is [.., var last] && last.Place < Meeting.Names ? last.Place.ToString(CultureInfo.InvariantCulture) : null);

    /// <summary>Where meeting mode takes up: 0 lets it look for the first undecided name.</summary>
    public long FirstOpen => Shown.Lines.FirstOrDefault(line => line.Decision is null)?.Place ?? 0;

    public async Task<IActionResult> OnGetAsync(string reference, long after = 0)
    {
        After = Math.Max(0, after);
        if (await FindAsync(reference, LinesShown, After) is { } refused) return refused;
        var display = await new ShowDisplay(Database).RunAsync(reference, Stop);
        if (!display.Succeeded) return RefuseWhole(display.Problems);
        Display = display.Value;
        return Page();
    }
}
