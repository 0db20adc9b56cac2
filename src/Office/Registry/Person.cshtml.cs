using Microsoft.AspNetCore.RateLimiting;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;
using Paseban.Assistance.Registry;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Registry;

/// <summary>
/// Everything about one person on one page. Numbers, address and telephone are masked until somebody says what they need them for.
/// </summary>
[Reads(Inquiry.OnePerson)]
[EnableRateLimiting(RateLimits.Search)]
public sealed class PersonModel(KeyRing keys, Law law) : WebPage
{
    /// <summary>What is kept as the purpose of opening the page with everything masked.</summary>
    private const string Opened = "membuka halaman orang / opened the person page";

    [BindProperty] public string? Purpose { get; set; }

    public PersonFile Known { get; private set; } = null!;

    public Law Law => law;

    public bool IsRevealed { get; private set; }

    public PersonRecord Standing => Known.Person.Standing;

    public bool MaySeeRuns => May(Inquiry.Runs);

    /// <summary>The acts upon a person that this reader may do, in the order in which they are needed.</summary>
    public IEnumerable<(string Address, string Text)> Acts =>
        from act in PersonActs.All
        where May(act.Kind) && (!act.OfRecipient || Known.Recipient.Spans.Count > 0)
        select ($"/people/{Standing.Reference}/{act.Path}", Say[act.Text]);

    public Task<IActionResult> OnGetAsync(string reference) => ShowAsync(reference, Opened, reveal: false);

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (!string.IsNullOrWhiteSpace(Purpose)) return await ShowAsync(reference, Purpose, reveal: true);
        if (await ShowAsync(reference, Opened, reveal: false) is var answer && answer is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult)
            return answer;
        return Refuse([PersonActs.NoPurpose(nameof(Purpose))]);
    }

    private async Task<IActionResult> ShowAsync(string reference, string purpose, bool reveal)
    {
        var read = await new ReadPersonFile(Database, keys, law).RunAsync(
            new(reference, reveal, May(Inquiry.AuditTrail), May(Inquiry.AccessLog)), Process(ProcessKind.IdentityReading, purpose), Stop);
        if (!read.Succeeded) return RefuseWhole(read.Problems);
        (Known, IsRevealed) = (read.Value, reveal);
        return Page();
    }
}
