using System.Globalization;
using Paseban.Assistance.Disbursement;
using Paseban.Rules;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.BudgetRecording)]
public sealed class RecordBudgetModel(Law law) : WebPage
{
    [BindProperty(SupportsGet = true)]
    public string? Year { get; set; }

    [BindProperty]
    public string? Programme { get; set; }

    [BindProperty]
    public string? Dpa { get; set; }

    [BindProperty]
    public string? Ceiling { get; set; }

    public IReadOnlyList<Choice> Programmes => law.NamedProgrammeChoices(Say);

    public void OnGet() => Year ??= Today.Year.ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!int.TryParse(Year, CultureInfo.InvariantCulture, out var year) || year is < 2018 or > 2999)
            Wrong(nameof(Year), "Isi tahun anggaran.", "Give the fiscal year.");
        if (Programmes.All(programme => programme.Value != Programme)) Wrong(nameof(Programme), "Pilih program.", "Choose a programme.");
        if (string.IsNullOrWhiteSpace(Dpa)) Wrong(nameof(Dpa), "Isi nomor DPA.", "Give the DPA's number.");
        if (!Rupiah.TryParse(Ceiling, out var ceiling) || ceiling < Rupiah.Zero)
            Wrong(nameof(Ceiling), "Isi pagu dalam rupiah, misalnya 300.000.000.", "Give the ceiling in rupiah, for example 300.000.000.");
        if (!ModelState.IsValid) return Again();
        var done = await new RecordBudget(Database).RunAsync(
            year, Programme!, Dpa!.Trim(), ceiling, Process(ProcessKind.BudgetRecording), Stop);
        if (!done.Succeeded) return Refuse(done.Problems);
        Tell(Say[$"Pagu {Programme} {year}: {ceiling}.", $"The ceiling of {Programme} {year} is {ceiling}."]);
        return Redirect($"/budget?year={year}");
    }
}
