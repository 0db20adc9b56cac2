using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Deliberation;
using Paseban.Kernel;
using Paseban.Rules;
using Paseban.Web.SignIn;

namespace Paseban.Office.Deliberation;

/// <summary>Puts the list of a signed meeting on public display, and takes it down after its days.</summary>
[Does(ProcessKind.ListDisplaying)]
public sealed class DisplayModel(Law law) : MeetingPage(law)
{
    private const string Days = "display_days";

    public DisplayShown Display { get; private set; } = null!;

    /// <summary>The first day on which it may be taken down, were it put up today.</summary>
    public DateOnly LeastLastDay { get; private set; }

    /// <summary>The last day: yyyy-MM-dd; the law's when empty.</summary>
    [BindProperty]
    public string ClosesOn { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(string reference) => await ShowAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await ShowAsync(reference) is { } refused) return refused;
        DateOnly? last = null;
        if (!string.IsNullOrWhiteSpace(ClosesOn))
        {
            if (!DateOnly.TryParseExact(ClosesOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return Refuse([Missing(nameof(ClosesOn), "Tanggal tidak terbaca.", "The day cannot be read.")]);
            last = day;
        }
        var lists = new DisplayLists(Database, Law);
        var (request, process) = (new DisplayRequest(Shown.Wave, null, Meeting.Reference, last), Process(ProcessKind.ListDisplaying));
        var isUp = Display.OpensOn is not null;
        var done = isUp ? await lists.CloseAsync(request, process, Stop) : await lists.OpenAsync(request, null, process, Stop);
        if (!done.Succeeded) return Refuse(At(done.Problems, nameof(ClosesOn)));
        if (done.Value.NotReady.Count > 0) return Refuse(done.Value.NotReady);
        Tell(isUp ? Say["Daftar diturunkan.", "The list is taken down."] : Say["Daftar dipajang.", "The list is on display."]);
        return LocalRedirect(Home);
    }

    private async Task<IActionResult?> ShowAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        if (Shown.Minutes is null) return LocalRedirect(Home);
        var display = await new ShowDisplay(Database).RunAsync(reference, Stop);
        var days = Law.StepNumber(Days, Today);
        if (!display.Succeeded || !days.Succeeded) return RefuseWhole(display.Succeeded ? days.Problems : display.Problems);
        (Display, LeastLastDay) = (display.Value, Today.AddDays((int)days.Value));
        return null;
    }
}
