using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Territory;
using Paseban.Kernel;
using Paseban.Office.Exports;
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

    public IReadOnlyList<Choice> ProgrammeChoices =>
        [.. law.Programmes.Where(programme => !programme.PaysNothing).Select(programme => new Choice(programme.Code, programme.Code))];

    public IReadOnlyList<Choice> CohortChoices { get; private set; } = [];

    public IReadOnlyList<Choice> StatusChoices =>
        [.. ((string[])["active", "suspended", "ended"]).Select(status => new Choice(status, Say[RecipientWords.Status(status)]))];

    public IReadOnlyList<Choice> AreaList { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var list = new ListRecipients(Database);
        Listed = await list.RunAsync(
            new RecipientQuery(Given(Programme), Given(Cohort), Given(Status), AreaChoices.Read(Area), RecipientPlace.Read(After)), Stop);
        Pager = Pager.Of(Request, Listed.Next?.ToString());
        CohortChoices = [.. (await list.CohortsAsync(Stop)).Select(cohort => new Choice(cohort, cohort))];
        await using var reading = await Database.ReadAsync(Stop);
        Areas = await AreaIndex.ReadAsync(reading, Stop);
        AreaList = AreaChoices.Of(Areas);
    }

    public Task<IActionResult> OnPostAsync(string? format)
    {
        var asked = ExportAsked.Of("recipients", $"{Programme}-{Cohort}-{Status}-{Area}", format, [Programme, Cohort, Status, Area]);
        return StartJobAsync(ExportJobs.Recipients, $"{asked.FileName} ({Actor.Name})", asked, ProcessKind.ListExporting);
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
