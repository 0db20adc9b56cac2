using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Paseban.Assistance.Registry;
using Paseban.Storage;

namespace Paseban.Office.Registry;

/// <summary>
/// A page that does one thing to one person. The person is read first, as this reader sees them: whoever is out of sight cannot be named.
/// </summary>
[EnableRateLimiting(RateLimits.Search)]
public abstract class PersonActPage(KeyRing keys) : WebPage
{
    protected const string Opened = "membuka halaman tindakan / opened the page of an act";

    [BindProperty] public string? Reason { get; set; }

    [BindProperty] public string? Evidence { get; set; }

    public PersonRecord Person { get; private set; } = null!;

    protected KeyRing Keys => keys;

    /// <summary>Where the act leads back to.</summary>
    public string Address => "/people/" + Person.Reference;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ViewData["Page"] = this;
        var text = RouteData.Values["reference"] as string;
        var found = await FindAsync(text ?? "");
        if (!found.Succeeded)
        {
            context.Result = RefuseWhole(found.Problems);
            return;
        }
        Person = found.Value;
        await next();
    }

    /// <summary>Somebody whom this reader sees; a number that identifies is not taken.</summary>
    protected async Task<Outcome<PersonRecord>> FindAsync(string text)
    {
        var reference = Reference.Read(PersonKey.Prefix, text);
        if (!reference.Succeeded)
            return reference.Problems.Select(problem => problem with { Kind = ProblemKind.NotFound }).ToArray();
        var read = await new ReadPerson(Database, keys).RunAsync(
            new(reference.Value.ToString()), Process(ProcessKind.IdentityReading, Opened), Stop);
        return read.Match<Outcome<PersonRecord>>(
            view => view.Records.FirstOrDefault(record => record.PersonId == reference.Value.Id) ?? view.Standing,
            problems => problems.ToArray());
    }

    protected ProcessContext Deciding(ProcessKind kind) => Process(kind, Reason?.Trim() ?? "", Evidence?.Trim() ?? "");

    /// <summary>Shows the person again, and what was done.</summary>
    protected IActionResult Done(string message)
    {
        Tell(message);
        return Redirect(Address);
    }

    /// <summary>A decision about a person rests on something: told at the two fields, before a use case is asked.</summary>
    protected bool HasGrounds()
    {
        if (string.IsNullOrWhiteSpace(Reason)) Wrong(nameof(Reason), "Tulis alasannya.", "Say why.");
        if (string.IsNullOrWhiteSpace(Evidence))
            Wrong(nameof(Evidence), "Sebutkan buktinya: nomor surat.", "Name the evidence: a letter's number.");
        return ModelState.IsValid;
    }
}
