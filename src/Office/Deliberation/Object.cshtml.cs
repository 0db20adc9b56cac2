using Paseban.Assistance.Deliberation;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Deliberation;

/// <summary>Takes an objection to a list that is on display.</summary>
[Does(ProcessKind.DisplayObjecting)]
public sealed class ObjectModel(KeyRing keys, Law law) : MeetingPage(law)
{
    /// <summary>against or for.</summary>
    [BindProperty]
    public string Side { get; set; } = "";

    /// <summary>P-... or a NIK; empty for a name that is missing from the list.</summary>
    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Programme { get; set; } = "";

    [BindProperty]
    public string Words { get; set; } = "";

    [BindProperty]
    public string SaidBy { get; set; } = "";

    public IReadOnlyList<Choice> Sides =>
        [.. new[] { "against", "for" }.Select(side => new Choice(side, Say[MeetingWords.OfSide(side)]))];

    public async Task<IActionResult> OnGetAsync(string reference) => await FindAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        if (Side is not ("against" or "for")) Wrong(nameof(Side), "Pilih salah satu.", "Choose one.");
        if (string.IsNullOrWhiteSpace(Words)) Wrong(nameof(Words), "Tulis keberatannya.", "Write the objection.");
        if (string.IsNullOrWhiteSpace(SaidBy))
            Wrong(nameof(SaidBy), "Isi siapa yang keberatan.", "Say who objects.");
        if (!ModelState.IsValid) return Again();
        var received = await new ReceiveObjection(Database, keys).RunAsync(
            new(
                Meeting.Reference, string.IsNullOrWhiteSpace(Name) ? null : Name.Trim(), Side == "against", Words.Trim(), SaidBy.Trim(),
                string.IsNullOrWhiteSpace(Programme) ? null : Programme.Trim()),
            Process(ProcessKind.DisplayObjecting), Stop);
        if (!received.Succeeded) return Refuse([.. received.Problems.Select(problem => problem.At(FieldOf(problem.Code)))]);
        Tell(Say[$"Keberatan {received.Value.Reference} dicatat.", $"Objection {received.Value.Reference} is taken."]);
        return LocalRedirect($"/meetings/objections/{received.Value.Reference}");
    }

    private static string FieldOf(string code) => code switch
    {
        "objection.side" => nameof(Side),
        "objection.programme" => nameof(Programme),
        "objection.not-displayed" => "",
        _ => nameof(Name),
    };
}
