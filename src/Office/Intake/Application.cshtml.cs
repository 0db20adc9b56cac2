using Microsoft.AspNetCore.RateLimiting;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Oversight;
using Paseban.Assistance.Territory;
using Paseban.Office.Registry;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Intake;

namespace Paseban.Office.Intake;

/// <summary>One application: its history, where each member stands and how they came there, its documents; the form on demand.</summary>
[Reads(Inquiry.Applications)]
[EnableRateLimiting(RateLimits.Search)]
public sealed class ApplicationModel(KeyRing keys, Law law, SiteFacts site) : WebPage
{
    private const string Opened = "membuka halaman pendaftaran / opened the page of an application";

    [BindProperty] public string? Purpose { get; set; }

    /// <summary>The number of a document that is to be shown.</summary>
    [BindProperty] public long? Document { get; set; }

    public ApplicationView View { get; private set; } = null!;

    public IReadOnlyList<ShownCase> Cases { get; private set; } = [];

    public FormFields? Form { get; private set; }

    public IReadOnlyList<Question> Questions { get; private set; } = [];

    public bool MayChange => View.CanChange && May(ProcessKind.ApplicationEditing);

    public bool MayWithdraw =>
        View.State != ApplicationState.Withdrawn && May(ProcessKind.ApplicationWithdrawing);

    public async Task<IActionResult> OnGetAsync(string reference) => await ReadAsync(reference, Opened, reveal: false) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (string.IsNullOrWhiteSpace(Purpose))
            return await ReadAsync(reference, Opened, reveal: false) ?? Refuse([PersonActs.NoPurpose(nameof(Purpose))]);
        // A number that cannot be read asks for a document, not for the form.
        if (!ModelState.IsValid) return await ReadAsync(reference, Opened, reveal: false) ?? Again();
        if (Document is not { } number) return await ReadAsync(reference, Purpose, reveal: true) ?? Page();
        var read = await new ReadDocument(Database, keys, new DocumentFolder(site.DocumentFolder)).RunAsync(
            new(reference, number), Process(ProcessKind.IdentityReading, Purpose), Stop);
        if (!read.Succeeded) return RefuseWhole(read.Problems);
        var name = $"{reference}-{number}-{read.Value.Kind}{Extension(read.Value.MediaType)}";
        return File(read.Value.Content.ToArray(), read.Value.MediaType, name);
    }

    /// <summary>What a document is, as whoever sent it in chose.</summary>
    public string KindOf(string kind) =>
        FormQuestions.Documents.FirstOrDefault(option => option.Code == kind) is { } option ? Say[option.Text] : kind;

    /// <summary>The case trail of a member; empty for a draft.</summary>
    public IReadOnlyList<ShownStep> StepsOf(ApplicationMember member) =>
        Cases.FirstOrDefault(one => one.Person == member.Person)?.Steps ?? [];

    private async Task<IActionResult?> ReadAsync(string reference, string purpose, bool reveal)
    {
        var read = await new ReadApplication(Database, keys, law).RunAsync(
            new(reference, reveal), Process(ProcessKind.IdentityReading, purpose), Stop);
        if (!read.Succeeded) return RefuseWhole([read.Problems[0] with { Kind = ProblemKind.NotFound }]);
        View = read.Value;
        if (View.State != ApplicationState.Draft)
        {
            var cases = await new ShowCase(Database, keys, law).RunAsync(
                View.Reference, Process(ProcessKind.IdentityReading, purpose), Stop);
            if (cases.Succeeded) Cases = cases.Value.Cases;
        }
        if (View.Form is null) return null;
        Form = FormFields.Read(View.Form);
        Questions = Asked(Form, await new ListAreas(Database).RunAsync(Stop));
        return null;
    }

    /// <summary>Every question of the form in its order: the household's, then those of each member.</summary>
    private List<Question> Asked(FormFields form, AreaIndex areas)
    {
        var book = new QuestionBook(Say, new FormQuestions(law, Today));
        return
        [
            new("household", Say["Rumah tangga", "Household"],
                [
                    book.Card(), book.Address(), book.Neighbourhood("rt"), book.Neighbourhood("rw"),
                    QuestionBook.Area(AreaChoices.Kelurahan(areas)), book.PhoneNumber(),
                ]),
            new("answers", Say["Pertanyaan pengecualian", "Questions that exclude"], book.Exclusions()),
            new("home", Say["Rumah tempat tinggal", "The home"], book.Indicators()),
            .. Enumerable.Range(0, form.Members).Select(place => new Question(
                $"member-{place}", book.Called(form, place),
                [.. book.Person(place), book.Programmes(place), .. book.Conditions(place)])),
        ];
    }

    private static string Extension(string mediaType) => mediaType switch
    {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/webp" => ".webp",
        "application/pdf" => ".pdf",
        _ => "",
    };
}
