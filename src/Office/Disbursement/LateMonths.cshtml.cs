using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.LateMonthsAuthorising)]
public sealed class LateMonthsModel : WebPage
{
    [BindProperty]
    public int? Year { get; set; }

    [BindProperty]
    public string? Authority { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Year is not (>= 2018 and <= 2999))
            return Refuse([Problem.Invalid("authority.year", "Give the closed year.", "")
                .InIndonesian("Isi tahun yang ditutup.", "").At(nameof(Year))]);
        var done = await new AuthoriseLateMonths(Database).RunAsync(
            Year.Value, (Authority ?? "").Trim(), Process(ProcessKind.LateMonthsAuthorising), Stop);
        if (!done.Succeeded)
            return Refuse([.. done.Problems.Select(problem =>
                problem.At(problem.Code == AuthoriseLateMonths.YearOpen ? nameof(Year) : nameof(Authority)))]);
        Tell(Say[$"Tercatat: {done.Value}.", $"Recorded: {done.Value}."]);
        return Redirect("/budget");
    }
}
