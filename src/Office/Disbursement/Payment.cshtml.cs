using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Territory;

namespace Paseban.Office.Disbursement;

/// <summary>One payment from the decree to the statement and the books, for whoever follows a rupiah.</summary>
[Reads(Inquiry.Runs)]
public sealed class PaymentModel : WebPage
{
    public PaymentShown Shown { get; private set; } = null!;

    public string Area { get; private set; } = "";

    public bool MaySeePeople => Rights.Refusal(Actor, Inquiry.OnePerson) is null;

    public bool MaySeeDecrees => Rights.Refusal(Actor, Inquiry.Decrees) is null;

    public bool MaySeeBooks => Rights.Refusal(Actor, Inquiry.Books) is null;

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        var found = await new ShowPayment(Database).RunAsync(reference, Stop);
        if (!found.Succeeded) return NotFound();
        Shown = found.Value;
        await using var reading = await Database.ReadAsync(Stop);
        Area = (await AreaIndex.ReadAsync(reading, Stop)).NameOf(Shown.Payment.Kelurahan);
        return Page();
    }
}
