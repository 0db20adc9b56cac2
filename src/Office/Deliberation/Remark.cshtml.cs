using Paseban.Assistance.Deliberation;
using Paseban.Storage;

namespace Paseban.Office.Deliberation;

/// <summary>What RT or RW say of one name before the meeting; nobody is dropped by it.</summary>
[Does(ProcessKind.RemarkRecording)]
public sealed class RemarkModel(KeyRing keys) : AgendaNamePage
{
    [BindProperty]
    public string Remark { get; set; } = "";

    [BindProperty]
    public string Note { get; set; } = "";

    [BindProperty]
    public string SaidBy { get; set; } = "";

    public bool IsPossible => Shown is { Kind: MeetingKind.Registration, State: not MeetingState.MinutesSigned };

    public IReadOnlyList<Choice> Remarks =>
        [.. Enum.GetValues<NeighbourhoodRemark>().Select(remark => new Choice(remark.Code(), Say[MeetingWords.Of(remark)]))];

    public async Task<IActionResult> OnGetAsync(string reference, long place)
    {
        if (await ShowAsync(reference, place) is { } refused) return refused;
        (Remark, Note, SaidBy) = (Shown.Name.Remark?.Code() ?? "", Shown.Name.Note, Shown.Name.SaidBy);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, long place)
    {
        if (await ShowAsync(reference, place) is { } refused) return refused;
        if (Words.FindRemark(Remark) is not { } remark)
            return RefuseField(nameof(Remark), "Pilih catatannya.", "Choose the remark.");
        if (string.IsNullOrWhiteSpace(SaidBy))
            return RefuseField(nameof(SaidBy), "Isi RT atau RW yang mengatakannya.", "Name the RT or RW who says so.");
        var recorded = await new RecordRemarks(Database, keys).RunAsync(
            new RemarkRequest(Shown.Wave, Shown.Name.Person, remark, Note, SaidBy), Process(ProcessKind.RemarkRecording), Stop);
        if (!recorded.Succeeded) return Refuse(recorded.Problems);
        Tell(Say[$"Nomor {place}: {MeetingWords.Of(remark).Id}.", $"Number {place}: {MeetingWords.Of(remark).En}."]);
        return LocalRedirect(place < Shown.Names ? $"{Home}/remark/{place + 1}" : Home);
    }

    private Task<IActionResult?> ShowAsync(string reference, long place) => FindAsync(reference, place, "catatan RT/RW");
}
