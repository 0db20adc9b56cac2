using System.Globalization;
using Paseban.Assistance.Registry;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Registry;

[Does(ProcessKind.DisabilityRecording)]
public sealed class DisabilityModel(KeyRing keys, Law law) : PersonActPage(keys)
{
    [BindProperty] public string? Type { get; set; }

    [BindProperty] public string? Letter { get; set; }

    [BindProperty] public string? Certifier { get; set; }

    [BindProperty] public DateOnly? ReviewOn { get; set; }

    [BindProperty] public string? Ends { get; set; } = "no";

    public IReadOnlyList<Choice> Types
    {
        get
        {
            var fact = law.Facts.Find("disability")!;
            return [.. Enumerable.Range(1, (int)fact.Most).Select(type =>
                new Choice(type.ToString(CultureInfo.InvariantCulture), fact.Show(type, Say.Language)))];
        }
    }

    public IReadOnlyList<Choice> Ways =>
    [
        new("no", Say["Berlaku", "Holds"]),
        new("yes", Say["Tidak berlaku lagi", "Does not hold any more"]),
    ];

    public async Task<IActionResult> OnPostAsync()
    {
        if (!long.TryParse(Type, NumberStyles.None, CultureInfo.InvariantCulture, out var type))
            Wrong(nameof(Type), "Pilih jenisnya.", "Choose the type.");
        if (string.IsNullOrWhiteSpace(Letter))
            Wrong(nameof(Letter), "Tulis nomor surat.", "Give the letter's number.");
        if (string.IsNullOrWhiteSpace(Certifier))
            Wrong(nameof(Certifier), "Tulis pemberi surat.", "Say who wrote it.");
        if (!HasGrounds()) return Again();
        var recorded = await new RecordDisability(Database, Keys, law.Facts).RunAsync(
            new(Person.Reference, type, Letter!, Certifier!, ReviewOn, Ends == "yes"), Deciding(ProcessKind.DisabilityRecording), Stop);
        return recorded.Succeeded
            ? Done(Say["Register disabilitas diperbarui.", "The disability register is updated."])
            : Refuse(recorded.Problems);
    }
}
