using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Accounts;
using Paseban.Kernel;
using Paseban.Storage;
using Paseban.Web.Languages;
using Paseban.Web.SignIn;

namespace Paseban.Web.Hosting;

/// <summary>
/// What every page has at hand: its reader's language, who they are, the database as they see it, and one instant. A page asks a use case
/// and shows what it answers; a refusal becomes words at the field it is about.
/// </summary>
public abstract class WebPage : PageModel
{
    private readonly List<string> wrongFields = [];
    private DateTimeOffset? now;

    public Speaker Say => HttpContext.RequestServices.GetRequiredService<Speaker>();

    public Visitor Visitor => HttpContext.RequestServices.GetRequiredService<Visitor>();

    public Actor Actor => Visitor.Actor;

    /// <summary>Whether the reader has the right to this act: a page shows no way to what it would refuse.</summary>
    public bool May(ProcessKind kind) => Rights.Refusal(Actor, kind) is null;

    public bool May(Inquiry inquiry) => Rights.Refusal(Actor, inquiry) is null;

    /// <summary>Fields in the order in which something was found wrong with them; ModelState has them by name.</summary>
    public IReadOnlyList<string> WrongFields => wrongFields;

    /// <summary>The instant of this request; one for everything it does.</summary>
    public DateTimeOffset Now => now ??= HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Now.ToOffset(ProcessContext.Jakarta).DateTime);

    /// <summary>Ends what the page began when its reader has gone away.</summary>
    protected CancellationToken Stop => HttpContext.RequestAborted;

    /// <summary>The database as this reader sees it: narrowed to their areas.</summary>
    protected Database Database => HttpContext.RequestServices.GetRequiredService<Database>();

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => ViewData["Page"] = this;

    protected ProcessContext Process(ProcessKind kind, string reason = "", string evidence = "") =>
        new(kind, Now, Actor, reason, evidence);

    /// <summary>
    /// Shows the page again with what stood in the way: at its field where the problem names one, above all in any case. Something unknown
    /// or out of sight is 404, a missing right 403.
    /// </summary>
    protected IActionResult Refuse(IReadOnlyList<Problem> problems)
    {
        if (problems.FirstOrDefault(problem => problem.Kind == ProblemKind.Forbidden) is { } forbidden)
        {
            HttpContext.Items[typeof(Problem)] = forbidden;
            return StatusCode(403);
        }
        return ShowAgain(problems);
    }

    /// <summary>The same where a missing right is part of what the form is about: a wrong password.</summary>
    protected IActionResult ShowAgain(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems) Wrong(problem.Field, problem);
        Response.StatusCode = problems[0].Kind == ProblemKind.Forbidden ? 400 : StatusOf(problems[0]);
        return Page();
    }

    /// <summary>Marks a field as wrong; the page is shown again with <see cref="Again"/>.</summary>
    protected void Wrong(string field, string indonesian, EnglishText english) => Mark(field, Say[indonesian, english]);

    protected void Wrong(string field, Problem problem) => Mark(field, Say.Message(problem));

    /// <summary>Shows the page again with what was already said to be wrong.</summary>
    protected IActionResult Again()
    {
        Response.StatusCode = 400;
        return Page();
    }

    /// <summary>The same where one field is at fault.</summary>
    protected IActionResult RefuseField(string field, string indonesian, EnglishText english)
    {
        Wrong(field, indonesian, english);
        return Again();
    }

    /// <summary>The answer where nothing can be shown: the subject does not exist, or not for this reader.</summary>
    protected IActionResult RefuseWhole(IReadOnlyList<Problem> problems)
    {
        HttpContext.Items[typeof(Problem)] = problems[0];
        return StatusCode(StatusOf(problems[0]));
    }

    /// <summary>Tells, on the next page that is shown, what was done.</summary>
    protected void Tell(string message) => TempData["Told"] = message;

    private void Mark(string field, string message)
    {
        wrongFields.Add(field);
        ModelState.AddModelError(field, message);
    }

    private static int StatusOf(Problem problem) => problem.Kind switch
    {
        ProblemKind.Invalid => 400,
        ProblemKind.Forbidden => 403,
        ProblemKind.NotFound => 404,
        ProblemKind.Conflict => 409,
    };
}
