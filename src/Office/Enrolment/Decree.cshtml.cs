using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Territory;

namespace Paseban.Office.Enrolment;

/// <summary>A decree's list at one of its versions: totals and lines.</summary>
[Reads(Inquiry.Decrees)]
public sealed class DecreeModel : WebPage
{
    private const int Most = 50;

    [BindProperty(SupportsGet = true)]
    public string? Programme { get; set; }

    /// <summary>The person and line after which the page begins: <c>12.345</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public DecreeShown Shown { get; private set; } = null!;

    public IReadOnlyList<ListedLine> Lines { get; private set; } = [];

    public AreaIndex Areas { get; private set; } = new([]);

    public Pager Pager { get; private set; } = null!;

    public bool MayAmend => Rights.Refusal(Actor, ProcessKind.DecreeAmending) is null;

    public IReadOnlyList<Choice> ProgrammeChoices =>
        [.. Shown.Totals.Select(total => total.Programme).Distinct(StringComparer.Ordinal).Select(code => new Choice(code, code))];

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        var decrees = new ShowDecree(Database);
        var found = await decrees.FindAsync(reference, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Shown = (await decrees.RunAsync(found.Value.Number, Stop)).Value;
        var lines = (await decrees.LinesAsync(
            found.Value.Number, Place(), Most + 1, string.IsNullOrEmpty(Programme) ? null : Programme, Stop)).Value;
        Lines = [.. lines.Take(Most)];
        Pager = Pager.Of(
            Request, lines.Count > Most ? string.Create(CultureInfo.InvariantCulture, $"{Lines[^1].PersonId}.{Lines[^1].LineId}") : null);
        await using var reading = await Database.ReadAsync(Stop);
        Areas = await AreaIndex.ReadAsync(reading, Stop);
        return Page();
    }

    private ListedAfter Place() =>
        After?.Split('.') is [var person, var line] && long.TryParse(person, CultureInfo.InvariantCulture, out var id)
        && long.TryParse(line, CultureInfo.InvariantCulture, out var number)
            ? new(id, number)
            : ListedAfter.Start;
}
