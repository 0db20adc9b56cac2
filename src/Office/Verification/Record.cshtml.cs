using Microsoft.AspNetCore.Http;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Verification;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Intake;

namespace Paseban.Office.Verification;

/// <summary>What was found at a visit: the checklist of the law, and a photo.</summary>
[Does(ProcessKind.VisitRecording)]
public sealed class RecordModel(KeyRing keys, Law law, SiteFacts site) : WebPage
{
    [BindProperty] public DateOnly? On { get; set; }

    [BindProperty] public string? By { get; set; }

    [BindProperty] public string? Outcome { get; set; }

    [BindProperty] public string? Recommendation { get; set; }

    [BindProperty] public IFormFile? Photo { get; set; }

    [BindProperty] public string? Note { get; set; }

    /// <summary>The answers to the questions of the law, by their field.</summary>
    [BindProperty] public Dictionary<string, string?> Answers { get; set; } = [];

    public VisitShown Visit { get; private set; } = null!;

    /// <summary>The questions that the law asks of the field.</summary>
    public IReadOnlyList<ChecklistItem> Questions => [.. new Checklist(law.Facts).Items.Where(item => item.Fact is not null)];

    public IReadOnlyList<Choice> Outcomes =>
        [.. Enum.GetValues<VisitOutcome>().Select(outcome => new Choice(outcome.Word(), Say[VisitWords.Outcome(outcome)]))];

    public IReadOnlyList<Choice> Recommendations =>
    [
        new(Checklist.Recommended, Say["Layak", "Eligible"]),
        new(Checklist.NotRecommended, Say["Tidak layak", "Not eligible"]),
    ];

    public IReadOnlyList<Choice> OptionsOf(Fact fact) => fact.Type == FactType.YesNo
        ? YesNoChoices.YesFirst(Say)
        : [.. fact.Options.Select(option => new Choice(option.Code, Say[option.Text]))];

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        (On, By) = (Today, Actor.Name);
        return await FindAsync(reference) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        if (On is null) Wrong(nameof(On), "Tulis tanggal kunjungan.", "Give the day of the visit.");
        if (string.IsNullOrEmpty(Outcome)) Wrong(nameof(Outcome), "Pilih hasilnya.", "Choose the outcome.");
        if (string.IsNullOrEmpty(Recommendation))
            Wrong(nameof(Recommendation), "Pilih rekomendasinya.", "Choose the recommendation.");
        if (!ModelState.IsValid) return Again();
        var answers = Answers.Where(answer => !string.IsNullOrWhiteSpace(answer.Value))
            .ToDictionary(answer => answer.Key, answer => answer.Value!, StringComparer.Ordinal);
        (answers[Checklist.Outcome], answers[Checklist.Recommendation]) = (Outcome!, Recommendation!);
        if (!string.IsNullOrWhiteSpace(Note)) answers[Checklist.Note] = Note;
        var photo = Photo is { Length: > 0 } ? await UploadedFile.ReadAsync(Photo, Stop) : ReadOnlyMemory<byte>.Empty;
        if (!photo.IsEmpty && KeepVisitPhoto.Read(photo) is { Succeeded: false } wrong) return RefusePhoto(wrong.Problems);
        var recorded = await new RecordVisit(Database, law).RunAsync(
            new(Visit.Reference, On!.Value, By ?? "", answers), Process(ProcessKind.VisitRecording), Stop);
        if (!recorded.Succeeded) return Refuse([.. recorded.Problems.Select(problem => problem.At(FieldOf(problem)))]);
        if (!photo.IsEmpty)
        {
            var kept = await new KeepVisitPhoto(Database, keys, law, new DocumentFolder(site.DocumentFolder)).RunAsync(
                new(Visit.Reference, On!.Value, By ?? "", photo), Process(ProcessKind.VisitRecording), Stop);
            if (!kept.Succeeded) return RefusePhoto(kept.Problems);
        }
        Tell(recorded.Value.Proposals is [var proposal, ..]
            ? Say[$"Hasil dicatat. Temuan {proposal} disampaikan kepada yang bersangkutan untuk ditanggapi.",
                $"Recorded. Finding {proposal} is put to the person, who may reply."]
            : Say["Hasil dicatat.", "The outcome is recorded."]);
        return Redirect("/visits/" + Visit.Reference);
    }

    private IActionResult RefusePhoto(IReadOnlyList<Problem> problems) =>
        Refuse([.. problems.Select(problem => problem.At(nameof(Photo)))]);

    private async Task<IActionResult?> FindAsync(string reference)
    {
        var shown = await new ShowVisit(Database, law).RunAsync(reference, Stop);
        if (!shown.Succeeded) return RefuseWhole(shown.Problems);
        Visit = shown.Value;
        // A field reads its question's answer, which nobody may have given yet.
        foreach (var question in Questions) Answers.TryAdd(question.Field, null);
        return Visit.State == "cancelled"
            ? RefuseWhole([Problem.Conflict("visit.cancelled", $"{Visit.Reference} was cancelled.", "Plan another visit.")
                .InIndonesian($"{Visit.Reference} sudah dibatalkan.", "Rencanakan kunjungan lain.")])
            : null;
    }

    private string FieldOf(Problem problem) => problem.Code switch
    {
        "visit.future" => nameof(On),
        "visit.by" => nameof(By),
        "visit." + Checklist.Outcome => nameof(Outcome),
        "visit." + Checklist.Recommendation => nameof(Recommendation),
        "visit." + Checklist.Note => nameof(Note),
        _ => Questions.FirstOrDefault(question => problem.Code == "visit." + question.Field) is { } asked
            ? $"{nameof(Answers)}[{asked.Field}]"
            : "",
    };
}
