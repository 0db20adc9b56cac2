using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>A locked list line by line.</summary>
[Reads(Inquiry.Registration)]
public sealed class ListModel(Law law) : TargetingPage(law)
{
    [BindProperty(SupportsGet = true)]
    public string Area { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long? After { get; set; }

    public TargetLinesListed Listed { get; private set; } = null!;

    /// <summary>Null without a filter.</summary>
    public AreaCode? Only { get; private set; }

    public Pager Pager => Pager.Of(Request, Listed.Next?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        Only = KelurahanOf(Area);
        var listed = await new ListTargetLines(Database).RunAsync(new(reference, Only, Math.Max(0, After ?? 0)), Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        return Page();
    }

    public BilingualText Reason(string code) => TargetingWords.Reason(Law.Reasons, code);
}
