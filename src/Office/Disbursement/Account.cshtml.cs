using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Ledger;
using Paseban.Office.Exports;
using Paseban.Office.Jobs;

namespace Paseban.Office.Disbursement;

/// <summary>The statement of one account of the ledger.</summary>
[Reads(Inquiry.Books)]
public sealed class AccountModel : OfficePage
{
    private const int Most = 100;

    /// <summary>The entry and line after which the page begins: <c>12.3</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Ledger.Account Account { get; private set; } = null!;

    public Rupiah Opening { get; private set; }

    public IReadOnlyList<Movement> Movements { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (Chart.All.SingleOrDefault(account => account.Code == code) is not { } account) return NotFound();
        Account = account;
        var (entry, line) = Place();
        await using var reading = await Database.ReadAsync(Stop);
        Opening = await AccountStatement.BalanceThroughAsync(reading, account, entry, line, Stop);
        var found = await AccountStatement.ReadAsync(reading, account, Opening, entry, line, Most + 1, Stop);
        Movements = [.. found.Take(Most)];
        Pager = Pager.Of(
            Request,
            found.Count > Most ? string.Create(CultureInfo.InvariantCulture, $"{Movements[^1].EntryId}.{Movements[^1].Line}") : null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, string? format) => Chart.All.Any(account => account.Code == code)
        ? await ExportAsync(BookExports.Account, KeptFiles.NameOf($"ledger {code}", format), code)
        : NotFound();

    private (long Entry, long Line) Place() =>
        After?.Split('.') is [var entry, var line] && long.TryParse(entry, CultureInfo.InvariantCulture, out var id)
        && long.TryParse(line, CultureInfo.InvariantCulture, out var number)
            ? (id, number)
            : (0, 0);
}
