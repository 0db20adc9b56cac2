using Paseban.Assistance.Intake;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Intake;

namespace Paseban.Office.Intake;

/// <summary>Submits a draft, after saying who is on it, where they live, and into which wave it goes.</summary>
[Does(ProcessKind.ApplicationSubmitting)]
public sealed class EditSubmitModel(KeyRing keys, Law law) : WebPage
{
    public ApplicationView Application { get; private set; } = null!;

    public FormFields Form { get; private set; } = null!;

    /// <summary>The wave that is meant; asked only while several are open.</summary>
    [BindProperty]
    public string? Wave { get; set; }

    public IReadOnlyList<Choice> Choices => WaveChoice.Among(Application.Choice);

    private bool IsOpen => Application.Wave?.StateOn(Today) == WaveState.Open;

    public async Task<IActionResult> OnGetAsync(string reference) => await FindAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        if (EditFormPage.OutsideArea(Actor, Form) is { } outside) return Refuse([outside.At("")]);
        if (Choices.Count > 0 && string.IsNullOrEmpty(Wave)) return Refuse([WaveChoice.Missing(nameof(Wave))]);
        var submitted = await new SubmitApplication(Database, keys, law).RunAsync(
            new(Application.Reference, Choices.Count > 0 ? Wave : IsOpen ? Application.Wave?.Code : null),
            Process(ProcessKind.ApplicationSubmitting), Stop);
        if (!submitted.Succeeded) return Refuse([.. submitted.Problems.Select(problem => problem.At(""))]);
        Tell(string.Join(' ', submitted.Value.Notices.Select(notice => Say[notice.Text]).Prepend(
            Say[$"{Application.Reference} terkirim: {submitted.Value.Members} orang, {submitted.Value.Open} diteruskan ke pemadanan.",
                $"{Application.Reference} submitted: {Plural.Of(submitted.Value.Members, "person", "people")}, "
                + $"{Plural.Of(submitted.Value.Open, "goes", "go")} on to the matching."])));
        return Redirect(EditLinks.Show(Application.Reference));
    }

    private async Task<IActionResult?> FindAsync(string reference)
    {
        var found = await new ReadApplication(Database, keys, law).RunAsync(
            new(reference, Reveal: true),
            Process(ProcessKind.IdentityReading, "memeriksa isian sebelum dikirim / checking the form before it is submitted"), Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Application = found.Value;
        Form = FormFields.Read(Application.Form!);
        return Application.State == ApplicationState.Draft ? null : Redirect(EditLinks.Show(Application.Reference));
    }
}
