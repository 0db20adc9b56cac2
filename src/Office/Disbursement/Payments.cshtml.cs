using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Territory;
using Paseban.Kernel;
using Paseban.Office.Exports;
using Paseban.Office.Jobs;
using Paseban.Rules;
using Paseban.Web.Components;
using Paseban.Web.SignIn;

namespace Paseban.Office.Disbursement;

/// <summary>The payments of a run, by state, programme and area; names masked.</summary>
[Reads(Inquiry.Runs)]
public sealed class PaymentsModel(Law law) : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Programme { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public string RunName => (string)RouteData.Values["name"]!;

    public PaymentsListed Listed { get; private set; } = null!;

    public AreaIndex Areas { get; private set; } = new([]);

    public Pager Pager { get; private set; } = null!;

    public string ExportAddress => $"{Request.Path}{Request.QueryString}";

    public IReadOnlyList<Choice> StateChoices =>
        [.. Enum.GetValues<PaymentState>().Select(state => new Choice(state.ToString(), Say[RunWords.State(state)]))];

    public IReadOnlyList<Choice> ProgrammeChoices => law.ProgrammeChoices();

    public IReadOnlyList<Choice> AreaList { get; private set; } = [];

    private PaymentFilters Filters => new(RunName, State, Programme, Area);

    public async Task<IActionResult> OnGetAsync()
    {
        if (AreaChoices.Problem(Area, nameof(Area), out _) is { } wrong) return RefuseWhole([wrong]);
        var after = long.TryParse(After, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var listed = await new ListPayments(Database).RunAsync(Filters.Query with { After = after }, Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        Pager = Pager.Of(Request, Listed.Next?.ToString(CultureInfo.InvariantCulture));
        await using var reading = await Database.ReadAsync(Stop);
        Areas = await AreaIndex.ReadAsync(reading, Stop);
        AreaList = AreaChoices.Of(Areas);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? format)
    {
        if (AreaChoices.Problem(Area, nameof(Area), out _) is { } wrong) return RefuseWhole([wrong]);
        var listed = await new ListPayments(Database).RunAsync(Filters.Query with { Most = 1 }, Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        var name = KeptFiles.NameOf($"payments {RunName} {Programme} {Area} {State}", format);
        var asked = new ExportAsked<PaymentFilters>(name, Filters);
        return await StartJobAsync(ExportJobs.Payments, asked.SubjectFor(Actor), asked, ProcessKind.ListExporting);
    }
}
