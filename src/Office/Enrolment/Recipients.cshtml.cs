using Paseban.Assistance.Accounts;
using Paseban.Assistance.Enrolment;
using Paseban.Office.Exports;
using Paseban.Office.Jobs;
using Paseban.Rules;

namespace Paseban.Office.Enrolment;

/// <summary>Who stands on the decrees, by programme, cohort, state and area; names masked.</summary>
[Reads(Inquiry.Decrees)]
public sealed class RecipientsModel(Law law) : AreaListPage
{
    [BindProperty(SupportsGet = true)]
    public string? Programme { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cohort { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    public RecipientsListed Listed { get; private set; } = null!;

    public bool MayChange => Rights.Refusal(Actor, ProcessKind.RecipientSuspending) is null;

    public IReadOnlyList<Choice> ProgrammeChoices => law.ProgrammeChoices();

    public IReadOnlyList<Choice> CohortChoices { get; private set; } = [];

    public IReadOnlyList<Choice> StatusChoices =>
        [.. ((string[])["active", "suspended", "ended"]).Select(status => new Choice(status, Say[RecipientWords.Status(status)]))];

    private RecipientFilters Filters => new(Programme, Cohort, Status, Area);

    public async Task<IActionResult> OnGetAsync()
    {
        if ((await ChooseAreaAsync()).Wrong is { } wrong) return RefuseWhole([wrong]);
        var list = new ListRecipients(Database);
        Listed = await list.RunAsync(Filters.Query with { After = RecipientPlace.Read(After) }, Stop);
        Pager = Pager.Of(Request, Listed.Next?.ToString());
        CohortChoices = [.. (await list.CohortsAsync(Stop)).Select(cohort => new Choice(cohort, cohort))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? format)
    {
        if ((await ChooseAreaAsync()).Wrong is { } wrong) return RefuseWhole([wrong]);
        var name = KeptFiles.NameOf($"recipients {Programme} {Cohort} {Status} {Area}", format);
        return await ExportAsync(ExportJobs.Recipients, name, Filters);
    }
}
