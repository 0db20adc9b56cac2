using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;

namespace Paseban.Office.Oversight;

/// <summary>Which looks somebody searches for; the words of a purpose may name a person.</summary>
public sealed record AccessSought(string Person, string By, DateOnly? From, DateOnly? Through, string Purpose);

/// <summary>Who looked at whom and what for, page by page.</summary>
[Reads(Inquiry.AccessLog)]
public sealed class AccessModel(Seals seals) : SealedPage<AccessSought>(seals)
{
    /// <summary>P-...; a link to one person's looks has it in its address.</summary>
    [BindProperty(SupportsGet = true)]
    public string Person { get; set; } = "";

    /// <summary>ACT-...; in the address likewise.</summary>
    [BindProperty(SupportsGet = true)]
    public string By { get; set; } = "";

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? Through { get; set; }

    [BindProperty]
    public string Purpose { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long After { get; set; }

    public IReadOnlyList<ListedAccess> Looks { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        Pager = Pager.Of(Request, null);
        if (Sought is not null)
        {
            if (Opened() is not { } sought) return AskAgain();
            (Person, By, From, Through, Purpose) = sought;
        }
        var listed = await new ListAccess(Database).RunAsync(
            new(Person.Given(), By.Given(), From, Through, Purpose.Given(), After, WithNobody: SeesWholeCity), Stop);
        if (!listed.Succeeded) return Refuse(listed.Problems);
        Looks = listed.Value.Looks;
        Pager = Pager.Of(Request, listed.Value.Next?.ToString(CultureInfo.InvariantCulture));
        return Page();
    }

    public IActionResult OnPost()
    {
        Pager = Pager.Of(Request, null);
        return ModelState.IsValid ? LeadToAnswer(new(Person, By, From, Through, Purpose)) : Again();
    }
}
