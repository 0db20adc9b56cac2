using Paseban.Assistance.Registry;
using Paseban.Storage;

namespace Paseban.Office.Registry;

[Does(ProcessKind.RepresentativeRecording)]
public sealed class RepresentativeModel(KeyRing keys) : PersonActPage(keys)
{
    [BindProperty] public string? Other { get; set; }

    [BindProperty] public string? Kind { get; set; }

    [BindProperty] public DateOnly? From { get; set; }

    [BindProperty] public DateOnly? Until { get; set; }

    public IReadOnlyList<Choice> Kinds =>
    [
        new(nameof(RepresentativeKind.Guardian), Say["Wali", "Guardian"],
            Say["Untuk anak, atau orang yang tidak dapat bertindak sendiri.", "Of a child, or of somebody who cannot act."]),
        new(nameof(RepresentativeKind.Proxy), Say["Kuasa", "Proxy"], Say["Dengan surat kuasa.", "By a letter of authority."]),
    ];

    public void OnGet() => From = Today;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Enum.TryParse<RepresentativeKind>(Kind, out var kind))
            Wrong(nameof(Kind), "Pilih wali atau kuasa.", "Choose guardian or proxy.");
        if (From is null) Wrong(nameof(From), "Tulis tanggal mulai.", "Give the first day.");
        var other = await FindAsync(Other ?? "");
        if (!other.Succeeded) Wrong(nameof(Other), other.Problems[0]);
        if (!HasGrounds()) return Again();
        var recorded = await new RecordRepresentative(Database, Keys).RunAsync(
            new(Person.Reference, other.Value.Reference, kind, From!.Value, Until), Deciding(ProcessKind.RepresentativeRecording), Stop);
        return recorded.Succeeded
            ? Done(Say[$"{other.Value.Name} dicatat.", $"{other.Value.Name} is recorded."])
            : Refuse(recorded.Problems);
    }
}
