using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Rules;

namespace Paseban.Office.Disbursement;

/// <summary>A page about one run, which its address names.</summary>
public abstract class RunPage : OfficePage
{
    public string RunName => (string)RouteData.Values["name"]!;

    public RunShown Shown { get; private set; } = null!;

    public Run Run => Shown.Run;

    protected Law Law => HttpContext.RequestServices.GetRequiredService<Law>();

    /// <summary>Null when the run was found; otherwise the answer that says it was not.</summary>
    protected async Task<IActionResult?> LoadAsync()
    {
        var found = await new ShowRun(Database, Law).RunAsync(RunName, Today, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Shown = found.Value;
        return null;
    }

    public bool MayDo(ProcessKind kind) => Rights.Refusal(Actor, kind) is null;

    protected IActionResult ToRun(string told)
    {
        Tell(told);
        return Redirect(RunPaths.Of(RunName));
    }
}

/// <summary>
/// One act on a run: shown with who, how many and how much before it is done. Where the run stands elsewhere, the page says so and has no
/// button.
/// </summary>
public abstract class RunActPage(RunAct act) : RunPage
{
    public RunAct Act => act;

    /// <summary>The run stands where this act can be done.</summary>
    public bool IsOpen => RunAgenda.Of(Shown.Standing).Any(item => item.Act == act);

    /// <summary>Somebody else was quicker, or the page stood open too long.</summary>
    protected Problem NotNow => Problem.Conflict(
        "run.state", $"Run '{RunName}' is {RunWords.State(Run.State).En.ToLowerInvariant()} now.", "Look at its page again.")
        .InIndonesian($"Penyaluran {RunName} sekarang {RunWords.State(Run.State).Id.ToLowerInvariant()}.", "Buka lagi halamannya.");

    public async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } refused) return refused;
        await PrepareAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } refused) return refused;
        await PrepareAsync();
        return ModelState.IsValid ? await DoAsync() : Again();
    }

    /// <summary>What the confirmation shows beside the run.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    protected abstract Task<IActionResult> DoAsync();
}
