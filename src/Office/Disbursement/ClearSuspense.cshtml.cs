using System.Globalization;
using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.SuspenseClearing)]
public sealed class ClearSuspenseModel : WebPage
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Use { get; set; }

    [BindProperty]
    public string? Against { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    public SuspendedCash Item { get; private set; } = null!;

    public IReadOnlyList<Choice> Uses => Item.Cash.IsPositive
        ? [new("Interest", Say["Jasa giro", "Interest"]), new("Revenue", Say["Pendapatan lain", "Other revenue"])]
        : [new("Fee", Say["Biaya bank", "The bank's fee"]), new("Interest", Say["Koreksi jasa giro", "Interest taken back"])];

    public IReadOnlyList<Choice> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id) => await LoadAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(long id)
    {
        if (await LoadAsync(id) is { } refused) return refused;
        var request = new ClearSuspenseRequest(
            id, string.IsNullOrWhiteSpace(Number) ? null : Number.Trim(), Enum.TryParse<SuspenseUse>(Use, out var use) ? use : null,
            long.TryParse(Against, CultureInfo.InvariantCulture, out var other) ? other : null);
        if ((Reason ?? "").Trim().Length < ReasonField.Least) return Refuse([ReasonField.TooShort(nameof(Reason))]);
        if (string.IsNullOrWhiteSpace(Evidence)) return Refuse([ReasonField.Missing(nameof(Evidence))]);
        var done = await new ClearSuspense(Database).RunAsync(
            request, Process(ProcessKind.SuspenseClearing, Reason!.Trim(), Evidence.Trim()), Stop);
        if (!done.Succeeded) return Refuse(done.Problems);
        Tell(Say[
            $"{done.Value.Cleared} dipindahkan, sisa {done.Value.Remaining}.",
            $"{done.Value.Cleared} cleared, {done.Value.Remaining} remain."]);
        return Redirect("/suspense");
    }

    private async Task<IActionResult?> LoadAsync(long id)
    {
        await using var reading = await Database.ReadAsync(Stop);
        var open = await SuspendedCash.ListAsync(reading, ct: Stop);
        var found = await SuspendedCash.ListAsync(reading, all: true, after: id - 1, size: 1, Stop);
        if (found is not [var item] || item.Id != id || item.Remaining == Rupiah.Zero) return NotFound();
        Item = item;
        Others = [.. open.Where(one => one.Remaining.IsPositive != item.Remaining.IsPositive)
            .Select(
                one => new Choice(one.Id.ToString(CultureInfo.InvariantCulture), $"{one.Id}: {one.Remaining}, {Say.Date(one.MovedOn)}"))];
        return null;
    }
}
