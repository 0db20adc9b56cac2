using Paseban.Assistance.Intake;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Intake;

namespace Paseban.Portal.Registration;

/// <summary>A page about one application of its reader. Whatever is said on it is kept at once, in the draft.</summary>
public abstract class DraftPage(KeyRing keys, Law law) : WebPage
{
    public OwnApplication Application { get; private set; } = null!;

    public FormFields Form { get; private set; } = null!;

    public QuestionBook Book { get; private set; } = null!;

    /// <summary>Of the form as it stands at this moment: an answer may bring further questions.</summary>
    public Journey Journey => new(Book, Form, Say);

    /// <summary>The kelurahan with what it lies in, where a page reads the answer back; the form has its code.</summary>
    protected string AreaName { get; set; } = "";

    protected KeyRing Keys => keys;

    protected Law Law => law;

    /// <summary>Null when the application was found and may be seen; the answer otherwise.</summary>
    protected async Task<IActionResult?> LoadAsync(string reference)
    {
        var found = await new ReadOwnApplication(Database, keys, law).RunAsync(reference, Actor, Today, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Application = found.Value;
        Form = FormFields.Read(Application.Form);
        Book = new QuestionBook(Say, new FormQuestions(law, Today));
        return null;
    }

    /// <summary>As <see cref="LoadAsync"/>; one that cannot be changed any more is shown instead.</summary>
    protected async Task<IActionResult?> LoadToChangeAsync(string reference)
    {
        if (await LoadAsync(reference) is { } refused) return refused;
        if (Application.CanChange) return null;
        Tell(Say["Pendaftaran ini tidak dapat diubah lagi.", "This application can no longer be changed."]);
        return Redirect(RegistrationLinks.Of(Application.Reference));
    }

    /// <summary>Where a question leads once it is answered or left: back to the answers it was opened from, else to the next.</summary>
    protected string Onward(string slug, string? kembali) =>
        RegistrationLinks.Question(Application.Reference, Slugs.IsCheck(kembali) ? kembali! : Journey.After(slug));

    /// <summary>Where one came from.</summary>
    protected string Backward(string slug, string? kembali) =>
        Slugs.IsCheck(kembali) ? RegistrationLinks.Question(Application.Reference, kembali!)
        : Journey.Before(slug) is { } before ? RegistrationLinks.Question(Application.Reference, before)
        : RegistrationLinks.Mine;

    /// <param name="questions">Of the journey.</param>
    /// <param name="back">The page that shows them, where a change leads back to.</param>
    protected AnswerList AnswersTo(IEnumerable<Question> questions, string back) => new(
        Application.Reference,
        [.. questions.Select(question => (question, (IReadOnlyList<string>)[.. Answers(question)]))],
        back);

    private IEnumerable<string> Answers(Question question) =>
        from ask in question.Asks
        let answer = ask.Path == "area" ? AreaName : ask.Answer(Form, Say)
        where answer.Length > 0
        select question.Asks.Count == 1 ? answer : $"{ask.Label}: {answer}";

    /// <summary>Keeps the form as it now stands, unless somebody else changed it since it was read.</summary>
    protected async Task<Outcome<ApplicationSaved>> KeepAsync()
    {
        var saved = await new EditApplication(Database, keys, law).RunAsync(
            new(Application.Reference, Form.Json, Application.Version), Process(ProcessKind.ApplicationEditing), Stop);
        if (saved is { Succeeded: true, Value: { State: ApplicationState.Submitted, Changed: true } changed })
            Tell(string.Join(' ', changed.Notices.Select(notice => Say[notice.Text])
                .Prepend(Say["Perubahan sudah dikirim.", "The change was submitted."])));
        return saved;
    }

    /// <summary>Shows problems at the fields of this journey.</summary>
    protected IActionResult RefuseFields(IEnumerable<Problem> problems) => Refuse(
        [.. problems.Select(problem => Worded(problem).At(FormFields.FieldOf(problem.Field)))]);

    /// <summary>The remedies are those of files and commands where the page asks in another way.</summary>
    protected static Problem Worded(Problem problem) => problem.Code == "form.missing"
        ? (problem with { Remedy = "" }).InIndonesian(problem.Indonesian?.Message ?? "", "")
        : problem.Field.EndsWith(".birthDate", StringComparison.Ordinal)
        ? (problem with { Remedy = "Write day, month and year, such as 15 3 1958." }).InIndonesian(
            problem.Indonesian?.Message ?? "", "Isi tanggal, bulan dan tahun, misalnya 15 3 1958.")
        : problem.Field == "members" && problem.Code == "form.head"
            ? (problem with { Remedy = "Say who is the head of the family." }).InIndonesian(
                problem.Indonesian?.Message ?? "", "Tunjukkan siapa kepala keluarga.")
            : problem;
}
