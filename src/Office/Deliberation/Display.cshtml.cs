using System.Globalization;
using Paseban.Assistance.Deliberation;
using Paseban.Rules;

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

    public async Task<IActionResult> OnPostPutUpAsync(string reference)
    {
        if (await ShowAsync(reference) is { } refused) return refused;
        DateOnly? last = null;
        if (!string.IsNullOrWhiteSpace(ClosesOn))
        {
            if (!DateOnly.TryParseExact(ClosesOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return RefuseField(nameof(ClosesOn), "Tanggal tidak terbaca.", "The day cannot be read.");
            last = day;
        }
        var opened = await new DisplayLists(Database, Law).OpenAsync(
            new(Shown.Wave, null, Meeting.Reference, last), null, Process(ProcessKind.ListDisplaying), Stop);
        if (!opened.Succeeded) return Refuse(At(opened.Problems, nameof(ClosesOn)));
        if (opened.Value.Displays.Count == 0)
            return Refuse([Problem.Conflict("display.up", "This list was put up before.", "See above since when.")
                .InIndonesian("Daftar ini sudah pernah dipajang.", "Lihat di atas sejak kapan.")]);
        Tell(Say["Daftar dipajang.", "The list is on display."]);
        return LocalRedirect(Home);
    }

    public async Task<IActionResult> OnPostTakeDownAsync(string reference)
    {
        if (await ShowAsync(reference) is { } refused) return refused;
        var closed = await new DisplayLists(Database, Law).CloseAsync(
            new(Shown.Wave, null, Meeting.Reference), Process(ProcessKind.ListDisplaying), Stop);
        if (!closed.Succeeded) return Refuse(closed.Problems);
        if (closed.Value.NotReady.Count > 0) return Refuse(closed.Value.NotReady);
        if (closed.Value.Displays.Count == 0)
            return Refuse([Problem.Conflict("display.down", "This list is not on display.", "There is nothing to take down.")
                .InIndonesian("Daftar ini tidak sedang dipajang.", "Tidak ada yang perlu diturunkan.")]);
        Tell(Say["Daftar diturunkan.", "The list is taken down."]);
        return LocalRedirect(Home);
    }

    private async Task<IActionResult?> ShowAsync(string reference)
    {
        if (await FindSignedAsync(reference) is { } refused) return refused;
        var display = await new ShowDisplay(Database).RunAsync(reference, Stop);
        var days = Law.StepNumber(Days, Today);
        if (!display.Succeeded || !days.Succeeded) return RefuseWhole(display.Succeeded ? days.Problems : display.Problems);
        (Display, LeastLastDay) = (display.Value, Today.AddDays((int)days.Value));
        return null;
    }
}
