using Paseban.Assistance.Deliberation;
using Paseban.Rules;

namespace Paseban.Office.Deliberation;

/// <summary>The lurah answers an objection; an answer stands.</summary>
[Does(ProcessKind.DisplayObjecting)]
public sealed class AnswerModel(Law law) : OfficePage
{
    public ObjectionShown Objection { get; private set; } = null!;

    /// <summary>accept or refuse.</summary>
    [BindProperty]
    public string Decision { get; set; } = "";

    [BindProperty]
    public string Answer { get; set; } = "";

    /// <summary>Of the catalogue; judged not poor when empty.</summary>
    [BindProperty]
    public string Reason { get; set; } = "";

    public IReadOnlyList<Choice> Decisions =>
        [new("accept", Say["Keberatan diterima", "Accept the objection"], Effect), new("refuse", Say["Keberatan ditolak", "Refuse it"])];

    public IReadOnlyList<Choice> Reasons =>
    [
        .. law.Reasons.All.Where(reason => reason.Use.HasFlag(ReasonUse.Drop))
            .Select(reason => new Choice(reason.Code, Say[reason.Text])),
    ];

    private string? Effect => Objection switch
    {
        { Person: null } => Say["Nama yang tidak tercantum harus mendaftar.", "A name that is missing has to register."],
        { Side: "against" } => Say["Nama ini tidak diteruskan.", "This name goes no further."],
        _ => Say["Nama ini diteruskan lagi.", "This name goes on again."],
    };

    public async Task<IActionResult> OnGetAsync(string reference) => await ShowAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await ShowAsync(reference) is { } refused) return refused;
        if (Decision is not ("accept" or "refuse"))
            return RefuseField(nameof(Decision), "Pilih salah satu.", "Choose one.");
        if (string.IsNullOrWhiteSpace(Answer))
            return RefuseField(nameof(Answer), "Tulis jawaban untuk yang keberatan.", "Write what the objector is told.");
        var answered = await new AnswerObjection(Database, law).RunAsync(
            new(Objection.Reference, Decision == "accept", Answer.Trim(), string.IsNullOrWhiteSpace(Reason) ? null : Reason),
            Process(ProcessKind.DisplayObjecting), Stop);
        if (!answered.Succeeded) return Refuse(answered.Problems);
        Tell(Say["Jawaban dicatat.", "The answer is recorded."]);
        return LocalRedirect($"/meetings/objections/{Objection.Reference}");
    }

    private async Task<IActionResult?> ShowAsync(string reference)
    {
        var found = await new ListObjections(Database).FindAsync(reference, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Objection = found.Value;
        if (!Actor.Has(Role.Lurah))
            return RefuseWhole([Problem.Forbidden("objection.lurah", "Objections are answered by the lurah.", "")
                .InIndonesian("Keberatan dijawab oleh lurah.", "")]);
        return Objection.State == "received" ? null : LocalRedirect($"/meetings/objections/{Objection.Reference}");
    }
}
