using Paseban.Assistance.Intake;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Portal.Registration;

/// <summary>Takes an application back, after saying what that means.</summary>
[Does(ProcessKind.ApplicationWithdrawing)]
public sealed class WithdrawModel(KeyRing keys, Law law) : DraftPage(keys, law)
{
    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string reference) => await FindAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        var withdrawn = await new WithdrawApplication(Database).RunAsync(
            Application.Reference, Process(ProcessKind.ApplicationWithdrawing, Reason?.Trim() ?? ""), Stop);
        if (!withdrawn.Succeeded) return Refuse([.. withdrawn.Problems.Select(problem => problem.At(nameof(Reason)))]);
        Tell(Say["Pendaftaran sudah ditarik.", "The application was withdrawn."]);
        return Redirect(RegistrationLinks.Of(Application.Reference));
    }

    private async Task<IActionResult?> FindAsync(string reference)
    {
        if (await LoadAsync(reference) is { } refused) return refused;
        return Application.State == ApplicationState.Withdrawn ? Redirect(RegistrationLinks.Of(Application.Reference)) : null;
    }
}
