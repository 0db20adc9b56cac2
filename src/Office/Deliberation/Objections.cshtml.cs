using Paseban.Assistance.Accounts;
using Paseban.Assistance.Deliberation;

namespace Paseban.Office.Deliberation;

/// <summary>Objections to lists on display, the oldest first.</summary>
[Reads(Inquiry.Registration)]
public sealed class ObjectionsModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string Meeting { get; set; } = "";

    /// <summary>received, accepted or refused; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string State { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    public ObjectionsListed Listed { get; private set; } = new(0, [], null);

    public IReadOnlyList<Choice> States =>
        [.. new[] { "received", "accepted", "refused" }.Select(state => new Choice(state, Say[MeetingWords.OfObjection(state)]))];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var listed = await new ListObjections(Database).RunAsync(
            new(Meeting.Given(), States.Any(choice => choice.Value == State) ? State : null, After.Given()), Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        Pager = Pager.Of(Request, Listed.After);
        return Page();
    }
}
