using Paseban.Assistance.Accounts;
using Paseban.Assistance.Verification;
using Paseban.Rules;

namespace Paseban.Office.Verification;

/// <summary>Findings on their way to a decision, in their order; the open ones unless all are asked for.</summary>
[Reads(Inquiry.Registration)]
public sealed class FindingsModel(Law law) : WebPage
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)] public bool All { get; set; }

    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public IReadOnlyList<ListedProposal> Listed { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public Law Law => law;

    public async Task OnGetAsync()
    {
        var after = Kernel.Reference.Read("VER", After).Match(reference => reference.Id, _ => 0L);
        var found = await new ListProposals(Database).RunAsync(new(!All, after, PageSize + 1), Today, Stop);
        Listed = [.. found.Take(PageSize)];
        Pager = Pager.Of(Request, found.Count > PageSize ? Listed[^1].Reference : null);
    }
}
