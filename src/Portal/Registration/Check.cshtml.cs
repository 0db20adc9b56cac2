using Paseban.Assistance.Intake;
using Paseban.Assistance.Territory;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Intake;
using Paseban.Web.Languages;

namespace Paseban.Portal.Registration;

/// <summary>All answers on one page, what is missing, and the button that submits.</summary>
[Does(ProcessKind.ApplicationSubmitting)]
public sealed class CheckModel(KeyRing keys, Law law) : DraftPage(keys, law)
{
    /// <summary>What stands in the way, each with the address of its question.</summary>
    public IReadOnlyList<(string Text, string Address)> Gaps { get; private set; } = [];

    /// <summary>The registration that is meant; asked only of a draft while several are open.</summary>
    [BindProperty]
    public string? Wave { get; set; }

    public IReadOnlyList<Choice> Choices => WaveChoice.Among(Application.Choice);

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        Gaps = Lead(Application.Gaps);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        if (Choices.Count > 0 && string.IsNullOrEmpty(Wave)) return Refuse([WaveChoice.Missing(nameof(Wave))]);
        var submitted = await new SubmitApplication(Database, Keys, Law).RunAsync(
            new(Application.Reference, Choices.Count > 0 ? Wave : Application.IsOpen ? Application.Wave?.Code : null),
            Process(ProcessKind.ApplicationSubmitting), Stop);
        if (!submitted.Succeeded)
        {
            Gaps = Lead([.. submitted.Problems.Where(problem => problem.Field.Length > 0)]);
            var others = submitted.Problems.Where(problem => problem.Field.Length == 0).ToList();
            return others.Count > 0 ? Refuse(others) : Again();
        }
        Tell(Speaker.Sentences([
            Say["Pendaftaran Anda sudah kami terima", "We have received your application"],
            .. submitted.Value.Notices.Select(notice => Say["Perhatikan: ", "Mind: "] + Say[notice.Text]),
        ]));
        return Redirect(RegistrationLinks.Of(Application.Reference));
    }

    /// <summary>What is asked in the parts of the journey, but for members: each has a page of their answers.</summary>
    public IEnumerable<(string Title, AnswerList Answers)> Parts =>
        from part in Journey.Parts
        let asked = part.Questions.Where(question => question.Asks.Count > 0).ToList()
        where asked.Count > 0
        select (part.Title, AnswersTo(asked, Slugs.Check));

    /// <summary>Who somebody is and what is asked for them, in a few words.</summary>
    public string Brief(int place) => string.Join(
        ", ", ((Ask[])[Book.Relation(place), Book.BirthDate(place), Book.Programmes(place)])
            .Select(ask => ask.Answer(Form, Say)).Where(answer => answer.Length > 0));

    private List<(string Text, string Address)> Lead(IReadOnlyList<Problem> problems) =>
    [
        .. from problem in problems
        let slug = Journey.SlugOf(problem.Field)
        let whom = Slugs.MemberOf(slug) is { } place ? Book.Called(Form, place) + ": " : ""
        select (whom + Say.Message(Worded(problem)), RegistrationLinks.Question(Application.Reference, slug, Slugs.Check)),
    ];

    private async Task<IActionResult?> FindAsync(string reference)
    {
        if (await LoadToChangeAsync(reference) is { } refused) return refused;
        if (AreaCode.TryParse(Form["area"], out var code)) AreaName = (await new ListAreas(Database).RunAsync(Stop)).FullName(code);
        return null;
    }
}
