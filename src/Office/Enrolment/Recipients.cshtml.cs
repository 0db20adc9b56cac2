using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Territory;
using Paseban.Kernel;
using Paseban.Office.Exports;
using Paseban.Office.Jobs;
using Paseban.Rules;
using Paseban.Web.Components;
using Paseban.Web.SignIn;

namespace Paseban.Office.Enrolment;

/// <summary>Who stands on the decrees, by programme, cohort, state and area; names masked.</summary>
[Reads(Inquiry.Decrees)]
public sealed class RecipientsModel(Law law) : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string? Programme { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cohort { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public RecipientsListed Listed { get; private set; } = null!;

    public AreaIndex Areas { get; private set; } = new([]);

    public Pager Pager { get; private set; } = null!;

    public string ExportAddress => $"{Request.Path}{Request.QueryString}";

    public bool MayChange => Rights.Refusal(Actor, ProcessKind.RecipientSuspending) is null;

    public IReadOnlyList<Choice> ProgrammeChoices => law.ProgrammeChoices();

    public IReadOnlyList<Choice> CohortChoices { get; private set; } = [];

    public IReadOnlyList<Choice> StatusChoices =>
        [.. ((string[])["active", "suspended", "ended"]).Select(status => new Choice(status, Say[RecipientWords.Status(status)]))];

    public IReadOnlyList<Choice> AreaList { get; private set; } = [];

    private RecipientFilters Filters => new(Programme, Cohort, Status, Area);

    public async Task<IActionResult> OnGetAsync()
    {
        if (AreaChoices.Problem(Area, nameof(Area), out _) is { } wrong) return RefuseWhole([wrong]);
        var list = new ListRecipients(Database);
        Listed = await list.RunAsync(Filters.Query with { After = RecipientPlace.Read(After) }, Stop);
        Pager = Pager.Of(Request, Listed.Next?.ToString());
        CohortChoices = [.. (await list.CohortsAsync(Stop)).Select(cohort => new Choice(cohort, cohort))];
        await using var reading = await Database.ReadAsync(Stop);
        Areas = await AreaIndex.ReadAsync(reading, Stop);
        AreaList = AreaChoices.Of(Areas);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? format)
    {
        if (AreaChoices.Problem(Area, nameof(Area), out _) is { } wrong) return RefuseWhole([wrong]);
        var name = KeptFiles.NameOf($"recipients {Programme} {Cohort} {Status} {Area}", format);
        var asked = new ExportAsked<RecipientFilters>(name, Filters);
        return await StartJobAsync(ExportJobs.Recipients, asked.SubjectFor(Actor), asked, ProcessKind.ListExporting);
    }
}
