using Microsoft.AspNetCore.Mvc.Filters;
using Paseban.Assistance.Verification;
using Paseban.Rules;

namespace Paseban.Office.Verification;

/// <summary>A page about one finding that was put to somebody; who does not see it gets what a stranger gets.</summary>
public abstract class ProposalPage(Law law) : WebPage
{
    public ProposalShown Proposal { get; private set; } = null!;

    public bool IsOpen => Proposal.Decision is null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ViewData["Page"] = this;
        var shown = await new ShowProposal(Database, law).RunAsync(RouteData.Values["reference"] as string ?? "", Today, Stop);
        if (!shown.Succeeded)
        {
            context.Result = RefuseWhole(shown.Problems);
            return;
        }
        Proposal = shown.Value;
        await next();
    }

    protected IActionResult Done(string message)
    {
        Tell(message);
        return Redirect("/verification/" + Proposal.Reference);
    }
}
