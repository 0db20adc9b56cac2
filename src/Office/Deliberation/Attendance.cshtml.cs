using Paseban.Assistance.Deliberation;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Deliberation;

/// <summary>Who is there, by role, and whom the quorum still wants.</summary>
[Does(ProcessKind.MeetingHolding)]
public sealed class AttendanceModel(KeyRing keys, Law law) : MeetingPage(law)
{
    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Role { get; set; } = "";

    [BindProperty]
    public string Position { get; set; } = "";

    public IReadOnlyList<Choice> Roles =>
        [.. Enum.GetValues<AttendanceRole>().Select(role => new Choice(role.Code(), Say[MeetingWords.Of(role)]))];

    /// <summary>Empty with quorum.</summary>
    public IReadOnlyList<QuorumShortfall> Shortfalls { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string reference) => await ShowAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await ShowAsync(reference) is { } refused) return refused;
        if (string.IsNullOrWhiteSpace(Name)) Wrong(nameof(Name), "Isi nama yang hadir.", "Name who is there.");
        var role = string.IsNullOrWhiteSpace(Role) ? null : AttendanceRoles.Find(Role);
        if (role is null) Wrong(nameof(Role), "Pilih unsurnya.", "Choose for whom they sit.");
        if (!ModelState.IsValid) return Again();
        var attended = await new DecideName(Database, keys).AttendAsync(
            reference, [new(Name.Trim(), role!.Value, Position.Trim())], Process(ProcessKind.MeetingHolding), Stop);
        if (!attended.Succeeded) return Refuse(attended.Problems);
        Tell(attended.Value.Changed
            ? Say[$"{Name.Trim()} dicatat hadir.", $"{Name.Trim()} is on the list."]
            : Say[$"{Name.Trim()} sudah tercatat.", $"{Name.Trim()} was on the list already."]);
        return LocalRedirect($"{Home}/attendance");
    }

    private async Task<IActionResult?> ShowAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        if (Meeting.State == MeetingState.Drawn) return LocalRedirect($"{Home}/open");
        if (Meeting.State == MeetingState.MinutesSigned) return LocalRedirect(Home);
        var day = DateOnly.FromDateTime((Meeting.BegunAt ?? Now).ToOffset(ProcessContext.Jakarta).DateTime);
        var rule = Law.Deliberation.Quorum.At(day);
        if (!rule.Succeeded) return RefuseWhole(rule.Problems);
        Shortfalls = rule.Value.Shortfalls([.. Shown.Present.Select(one => one.Role)]);
        return null;
    }
}
