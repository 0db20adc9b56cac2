using Paseban.Assistance.Deliberation;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Deliberation;

/// <summary>Names that a meeting proposes and that stand on no list: they come into the minutes and have to register.</summary>
[Does(ProcessKind.MeetingHolding)]
public sealed class ProposalsModel(KeyRing keys, Law law) : MeetingPage(law)
{
    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Rt { get; set; } = "";

    [BindProperty]
    public string Rw { get; set; } = "";

    [BindProperty]
    public string Note { get; set; } = "";

    [BindProperty]
    public string SaidBy { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(string reference) => await ShowAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await ShowAsync(reference) is { } refused) return refused;
        if (string.IsNullOrWhiteSpace(Name))
            Wrong(nameof(Name), "Isi nama yang diusulkan.", "Name who is proposed.");
        if (string.IsNullOrWhiteSpace(Note)) Wrong(nameof(Note), "Tulis mengapa diusulkan.", "Say why.");
        if (string.IsNullOrWhiteSpace(SaidBy))
            Wrong(nameof(SaidBy), "Isi siapa yang mengusulkan.", "Say who proposes.");
        if (!ModelState.IsValid) return Again();
        var proposal = new NewProposal(Name.Trim(), Rt.Trim(), Rw.Trim(), Note.Trim(), SaidBy.Trim());
        var proposed = await new DecideName(Database, keys).ProposeAsync(reference, proposal, Process(ProcessKind.MeetingHolding), Stop);
        if (!proposed.Succeeded) return Refuse(proposed.Problems);
        Tell(proposed.Value.Changed
            ? Say[$"Usulan {proposal.Name} dicatat.", $"The proposal of {proposal.Name} is recorded."]
            : Say[$"{proposal.Name} sudah diusulkan.", $"{proposal.Name} was proposed already."]);
        return LocalRedirect($"{Home}/proposals");
    }

    private async Task<IActionResult?> ShowAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        return Meeting.State switch
        {
            MeetingState.Drawn => LocalRedirect($"{Home}/open"),
            MeetingState.MinutesSigned => LocalRedirect(Home),
            MeetingState.Open or MeetingState.Paused => null,
        };
    }
}
