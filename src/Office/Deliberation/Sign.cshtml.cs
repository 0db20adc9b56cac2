using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Printing;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Deliberation;

/// <summary>The lurah signs: who was there, how many names were decided how, and nothing changes afterwards.</summary>
[Does(ProcessKind.MinutesSigning)]
public sealed class SignModel(KeyRing keys, Law law) : MeetingPage(law)
{
    /// <summary>Of what the lurah read before signing.</summary>
    [BindProperty]
    public string Seen { get; set; } = "";

    public string Mark { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        if (await ReadAsync(reference) is { } refused) return refused;
        return Meeting.State == MeetingState.MinutesSigned ? LocalRedirect(Home) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await ReadAsync(reference) is { } refused) return refused;
        var fonts = PrintFonts.Find();
        if (!fonts.Succeeded) return Refuse(fonts.Problems);
        using var place = new PaperPlace();
        var signed = await new SignMinutes(Database, keys, Law, fonts.Value, place.Path).RunAsync(
            Meeting.Reference, Process(ProcessKind.MinutesSigning), Seen ?? "", Stop);
        if (!signed.Succeeded) return Refuse(signed.Problems);
        var minutes = signed.Value;
        Tell(Say[
            $"BA {minutes.Number} ditandatangani: {minutes.Passed} diteruskan, {minutes.Dropped} dicoret, {minutes.PutOff} ditunda.",
            $"Minutes {minutes.Number} are signed: {minutes.Passed} go on, {minutes.Dropped} dropped, {minutes.PutOff} put off."]
            + (minutes.Contradicted > 0
                ? " " + Say[$"{minutes.Contradicted} dikatakan meninggal padahal hidup menurut Dukcapil; periksa.",
                    $"{minutes.Contradicted} are said to have died but live by the civil registry; look into it."]
                : ""));
        return LocalRedirect(Home);
    }

    /// <summary>The mark first: what is shown is then never older than what is signed.</summary>
    private async Task<IActionResult?> ReadAsync(string reference)
    {
        var mark = await new ShowMeeting(Database, Law).MarkAsync(reference, Stop);
        if (!mark.Succeeded) return RefuseWhole(mark.Problems);
        Mark = mark.Value;
        return await FindAsync(reference);
    }
}
