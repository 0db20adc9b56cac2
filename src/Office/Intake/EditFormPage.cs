using Paseban.Assistance.Intake;
using Paseban.Assistance.Territory;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Intake;

namespace Paseban.Office.Intake;

/// <summary>The whole form on one page, for an officer who types it while the family stands at the counter.</summary>
public abstract class EditFormPage(KeyRing keys, Law law) : WebPage
{
    private const int MostRows = 40;

    public FormFields Form { get; protected set; } = FormFields.New();

    public QuestionBook Book { get; private set; } = null!;

    public AreaIndex Areas { get; private set; } = null!;

    /// <summary>Members that are shown: those of the form, and empty rows to type into.</summary>
    public int Rows { get; private set; }

    public IReadOnlyList<Choice> Kelurahan => AreaChoices.Kelurahan(Areas);

    protected KeyRing Keys => keys;

    protected Law Law => law;

    protected async Task PrepareAsync(int rows)
    {
        Book = new QuestionBook(Say, new FormQuestions(law, Today));
        Areas = await new ListAreas(Database).RunAsync(Stop);
        Rows = Math.Clamp(rows, Math.Max(Form.Members, 1), MostRows);
    }

    /// <summary>Takes the whole form as it was sent; a row without name and NIK is no member, whatever is ticked in it.</summary>
    protected void TakeForm()
    {
        foreach (var question in Household) Form.Take(Request.Form, question.Asks, Today);
        Form.AddMembers(Rows);
        for (var place = 0; place < Rows; place++) Form.Take(Request.Form, Member(place), Today);
        for (var place = Rows - 1; place > 0; place--)
        {
            if (Form[$"members[{place}].name"] is null && Form[$"members[{place}].nik"] is null) Form.RemoveMember(place);
        }
        Form.Set("members[0].relation", FormFields.Head);
    }

    /// <summary>What the household is asked once, in the order of the paper form.</summary>
    public IReadOnlyList<Question> Household =>
    [
        new("household", Say["Rumah tangga", "Household"],
            [
                Book.Card(), Book.Address(), Book.Neighbourhood("rt"), Book.Neighbourhood("rw"), QuestionBook.Area(Kelurahan),
                Book.PhoneNumber(),
            ]),
        new("answers", Say["Pertanyaan pengecualian", "Questions that exclude"], Book.Exclusions()),
        new("home", Say["Rumah tempat tinggal", "The home"], Book.Indicators()),
    ];

    public IReadOnlyList<Ask> Member(int place) => [.. Book.Person(place), Book.Programmes(place), .. Book.Conditions(place)];

    /// <summary>
    /// An area that the officer does not work in is refused before anything is written. So is a name, which the form's reader would look
    /// for in the whole city: the page offers codes.
    /// </summary>
    internal static Problem? OutsideArea(Actor actor, FormFields form) =>
        string.IsNullOrWhiteSpace(form["area"]) || (AreaCode.TryParse(form["area"], out var area) && actor.Covers(area))
            ? null
            : Problem.Invalid("application.area", "This kelurahan is not yours.", "The family registers at its own kelurahan.")
                .InIndonesian("Kelurahan ini bukan wilayah Anda.", "Keluarga mendaftar di kelurahannya sendiri.").At("area");

    protected IActionResult RefuseFields(IEnumerable<Problem> problems) =>
        Refuse([.. problems.Select(problem => problem.At(FieldOf(problem.Field)))]);

    /// <summary>
    /// For somebody who knows the form: a list takes the first letter typed, programmes are known by their codes, hints only where a way of
    /// writing needs one.
    /// </summary>
    public static Ask Brief(Ask ask) => ask with
    {
        Kind = ask.Kind is AskKind.Choice or AskKind.YesNo ? AskKind.List : ask.Kind,
        Hint = ask.Kind == AskKind.Date ? ask.Hint : null,
        Choices = ask.Kind == AskKind.Many ? [.. ask.Choices!.Select(choice => choice with { Text = choice.Value })] : ask.Choices,
    };

    /// <summary>The row that a problem about the members as a whole is shown at.</summary>
    public static string FieldOf(string path) => FormFields.FieldOf(path == "members" ? "members[0].name" : path);
}
