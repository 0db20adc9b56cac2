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

    public Journey Journey { get; private set; } = null!;

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
        Journey = new Journey(Book, Form);
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
