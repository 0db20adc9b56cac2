using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.RunBuilding)]
public sealed class ReissueRunModel() : RunActPage(RunAct.Reissue)
{
    [BindProperty]
    public string? NewName { get; set; }

    [BindProperty]
    public string? ValueDate { get; set; }

    [BindProperty]
    public string? SameAccount { get; set; } = "no";

    [BindProperty]
    public string? Authority { get; set; }

    public IReadOnlyList<Choice> NoYes => YesNoChoices.NoFirst(Say);

    protected override Task PrepareAsync()
    {
        NewName ??= $"{RunName}-R{Shown.Status.Reissues.Count + 1}";
        return Task.CompletedTask;
    }

    protected override async Task<IActionResult> DoAsync()
    {
        if (!IsOpen) return Refuse([NotNow]);
        var name = (NewName ?? "").Trim();
        if (Run.NameProblem(name) is { } unnamed) return Refuse([unnamed.At(nameof(NewName))]);
        var day = ValueDateField.Read(ValueDate, Today);
        if (!day.Succeeded) return Refuse([day.Problems[0].At(nameof(ValueDate))]);
        return await StartJobAsync(
            RunJobs.Reissue, name,
            new RunJobs.ReissueAsked(name, RunName, day.Value, SameAccount == "yes", Authority.Given()), ProcessKind.RunBuilding);
    }
}
