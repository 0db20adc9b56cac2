using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Enrolment;

namespace Paseban.Office.Enrolment;

/// <summary>Two versions of a list, person by person; without another one named, the version before.</summary>
[Reads(Inquiry.Decrees)]
public sealed class DecreeChangesModel : WebPage
{
    private const int Most = 50;

    [BindProperty(SupportsGet = true)]
    public string? With { get; set; }

    /// <summary>The person and programme after which the page begins: <c>12.KLJ</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public DecreeDiff Diff { get; private set; } = null!;

    public IReadOnlyList<Choice> Versions { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        var decrees = new ShowDecree(Database);
        var found = await decrees.FindAsync(reference, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        var versions = (await decrees.ListAsync(Stop)).Where(one => one.RootId == found.Value.RootId).ToList();
        var other = versions.Find(one => one.Reference == With)
            ?? versions.LastOrDefault(one => one.Version < found.Value.Version)
            ?? versions[^1];
        With = other.Reference;
        Versions = [.. versions.Where(one => one.Id != found.Value.Id)
            .Select(one => new Choice(one.Reference, $"{one.Number} ({one.Version})"))];
        var diff = await new DiffDecree(Database).RunAsync(found.Value.Number, other.Number, Place(), Most + 1, Stop);
        if (!diff.Succeeded) return RefuseWhole(diff.Problems);
        var more = diff.Value.Lines.Count > Most;
        Diff = diff.Value with { Lines = [.. diff.Value.Lines.Take(Most)] };
        Pager = Pager.Of(
            Request,
            more ? string.Create(CultureInfo.InvariantCulture, $"{Diff.Lines[^1].PersonId}.{Diff.Lines[^1].Programme}") : null);
        return Page();
    }

    public string Word(ListedChange change) => change switch
    {
        ListedChange.Added => Say["Ditambahkan", "Added"],
        ListedChange.Removed => Say["Dikeluarkan", "Removed"],
        ListedChange.Changed => Say["Diubah", "Changed"],
    };

    public string Months(MonthRange? months) => months is { } range ? Say.Months(range.From, range.Through) : "-";

    private DiffAfter Place() =>
        After?.Split('.') is [var person, var programme] && long.TryParse(person, CultureInfo.InvariantCulture, out var id)
            ? new(id, programme)
            : DiffAfter.Start;
}
