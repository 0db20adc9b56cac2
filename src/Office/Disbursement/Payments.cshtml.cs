using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Territory;
using Paseban.Kernel;
using Paseban.Office.Exports;
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

    private PaymentQuery Query(AreaCode? area) => new(
        RunName, Enum.TryParse<PaymentState>(State, out var state) ? state : null, Programme.Given(), area,
        long.TryParse(After, CultureInfo.InvariantCulture, out var after) ? after : 0);

    public async Task<IActionResult> OnGetAsync()
    {
        if (AreaChoices.Problem(Area, nameof(Area), out var area) is { } wrong) return RefuseWhole([wrong]);
        var listed = await new ListPayments(Database).RunAsync(Query(area), Stop);
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
        if (AreaChoices.Problem(Area, nameof(Area), out var area) is { } wrong) return RefuseWhole([wrong]);
        var listed = await new ListPayments(Database).RunAsync(Query(area) with { Most = 1 }, Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        var asked = ExportAsked.Of("payments", $"{RunName}-{Programme}-{Area}-{State}", format, [RunName, State, Programme, Area]);
        return await StartJobAsync(ExportJobs.Payments, $"{asked.FileName} ({Actor.Name})", asked, ProcessKind.ListExporting);
    }
}
