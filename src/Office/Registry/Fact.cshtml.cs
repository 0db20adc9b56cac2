using Paseban.Assistance.Registry;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Registry;

[Does(ProcessKind.FactRecording)]
public sealed class FactModel(KeyRing keys, Law law) : PersonActPage(keys)
{
    [BindProperty] public string? Fact { get; set; }

    [BindProperty] public string? Value { get; set; }

    [BindProperty] public string? Source { get; set; }

    [BindProperty] public string? Vintage { get; set; }

    public IReadOnlyList<Choice> Facts =>
    [
        .. law.Facts.Facts.Where(fact => fact is { IsDerived: false, IsEvent: false })
            .Select(fact => new Choice(fact.Code, Say[fact.Text])),
    ];

    public IReadOnlyList<Choice> Sources => [.. law.Facts.Sources.Select(source => new Choice(source.Code, Say[source.Text]))];

    public void OnGet() => Vintage = Month.Of(Today).ToString();

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrEmpty(Fact)) Wrong(nameof(Fact), "Pilih faktanya.", "Choose the fact.");
        if (string.IsNullOrWhiteSpace(Value)) Wrong(nameof(Value), "Tulis isinya.", "Give the value.");
        if (string.IsNullOrEmpty(Source)) Wrong(nameof(Source), "Pilih sumbernya.", "Choose the source.");
        if (!Month.TryParse(Vintage, out var month))
            Wrong(nameof(Vintage), "Tulis bulan seperti 2024-03.", "Write the month as 2024-03.");
        if (!HasGrounds()) return Again();
        var recorded = await new RecordFact(Database, Keys, law.Facts).RunAsync(
            new(Person.Reference, Fact!, Value!, Source!, month), Deciding(ProcessKind.FactRecording), Stop);
        if (!recorded.Succeeded) return Refuse([.. recorded.Problems.Select(problem => problem.At(FieldOf(problem)))]);
        return Done(recorded.Value.Changed
            ? Say["Fakta dicatat.", "The fact is recorded."]
            : Say["Fakta ini sudah tercatat.", "This fact was recorded before."]);
    }

    private static string FieldOf(Problem problem) => problem.Code switch
    {
        "fact.value" => nameof(Value),
        "fact.source" => nameof(Source),
        "fact.vintage" => nameof(Vintage),
        _ => nameof(Fact),
    };
}
