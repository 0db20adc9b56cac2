using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Office.Exports;
using Paseban.Office.Jobs;
using Paseban.Rules;

namespace Paseban.Office.Disbursement;

/// <summary>The payments of a run, by state, programme and area; names masked.</summary>
[Reads(Inquiry.Runs)]
public sealed class PaymentsModel(Law law) : AreaListPage
{
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Programme { get; set; }

    public string RunName => (string)RouteData.Values["name"]!;

    public PaymentsListed Listed { get; private set; } = null!;

    public IReadOnlyList<Choice> StateChoices =>
        [.. Enum.GetValues<PaymentState>().Select(state => new Choice(state.ToString(), Say[RunWords.State(state)]))];

    public IReadOnlyList<Choice> ProgrammeChoices => law.ProgrammeChoices();

    private PaymentFilters Filters => new(RunName, State, Programme, Area);

    public async Task<IActionResult> OnGetAsync()
    {
        if ((await ChooseAreaAsync()).Wrong is { } wrong) return RefuseWhole([wrong]);
        var after = long.TryParse(After, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var listed = await new ListPayments(Database).RunAsync(Filters.Query with { After = after }, Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        Pager = Pager.Of(Request, Listed.Next?.ToString(CultureInfo.InvariantCulture));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? format)
    {
        if ((await ChooseAreaAsync()).Wrong is { } wrong) return RefuseWhole([wrong]);
        var listed = await new ListPayments(Database).RunAsync(Filters.Query with { Most = 1 }, Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        var name = KeptFiles.NameOf($"payments {RunName} {Programme} {Area} {State}", format);
        return await ExportAsync(ExportJobs.Payments, name, Filters);
    }
}
