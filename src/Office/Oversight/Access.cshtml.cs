using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;

namespace Paseban.Office.Oversight;

/// <summary>Who looked at whom and what for, page by page.</summary>
[Reads(Inquiry.AccessLog)]
public sealed class AccessModel : OfficePage
{
    /// <summary>P-...</summary>
    [BindProperty(SupportsGet = true)]
    public string Person { get; set; } = "";

    /// <summary>ACT-...</summary>
    [BindProperty(SupportsGet = true)]
    public string By { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Through { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Purpose { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long After { get; set; }

    public IReadOnlyList<ListedAccess> Looks { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        Pager = Pager.Of(Request, null);
        if (!ModelState.IsValid) return Again();
        var listed = await new ListAccess(Database).RunAsync(
            new(Person.Given(), By.Given(), From, Through, Purpose.Given(), After, WithNobody: SeesWholeCity), Stop);
        if (!listed.Succeeded) return Refuse(listed.Problems);
        Looks = listed.Value.Looks;
        Pager = Pager.Of(Request, listed.Value.Next?.ToString(CultureInfo.InvariantCulture));
        return Page();
    }
}
