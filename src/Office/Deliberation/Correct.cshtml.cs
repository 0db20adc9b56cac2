using Paseban.Assistance.Deliberation;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Deliberation;

/// <summary>Draws a new meeting that corrects a signed one.</summary>
[Does(ProcessKind.MeetingHolding)]
public sealed class CorrectModel(KeyRing keys, Law law) : MeetingPage(law)
{
    /// <summary>References or NIK, one a line; empty for the whole agenda.</summary>
    [BindProperty]
    public string Names { get; set; } = "";

    [BindProperty]
    public string Why { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(string reference) => await FindSignedAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await FindSignedAsync(reference) is { } refused) return refused;
        if (string.IsNullOrWhiteSpace(Why))
            return RefuseField(nameof(Why), "Tulis apa yang salah.", "Say what is wrong.");
        var names = Names.Split(['\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var drawn = await new CorrectMeeting(Database, keys).RunAsync(
            new(Meeting.Reference, names), Process(ProcessKind.MeetingHolding, Why.Trim()), Stop);
        if (!drawn.Succeeded) return Refuse(At(drawn.Problems, nameof(Names)));
        Tell(Say[$"Rapat koreksi {drawn.Value.Reference} disusun: {drawn.Value.Names} nama.",
            $"The correction meeting {drawn.Value.Reference} is drawn: {drawn.Value.Names} names."]);
        return LocalRedirect($"/meetings/{drawn.Value.Reference}");
    }
}
