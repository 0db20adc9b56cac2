using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Intake;

namespace Paseban.Portal.Registration;

/// <summary>
/// One question of the form. The answer is kept as it was typed, so that nothing is lost; what is wrong with it is said at once.
/// </summary>
[Does(ProcessKind.ApplicationEditing)]
public sealed class QuestionModel(KeyRing keys, Law law) : DraftPage(keys, law)
{
    public Question Question { get; private set; } = null!;

    /// <summary>The form's version when a member was shown: a member is known by its place only, which a second window may move.</summary>
    public long Version { get; private set; }

    public string Back { get; private set; } = "";

    /// <summary>Where somebody goes who leaves the question for now; null where nobody is there yet to ask about.</summary>
    public string? Skip { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, string step, string? kembali) =>
        await FindAsync(reference, step, kembali) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, string step, string? kembali, string? nanti, long? version)
    {
        if (await FindAsync(reference, step, kembali) is { } refused) return refused;
        if (Slugs.MemberOf(step) is not null && version != Application.Version)
            return Refuse([Problem.Conflict("form.moved", "The form was changed in another window.", "Check this page and save again.")
                .InIndonesian("Formulir diubah di jendela lain.", "Periksa halaman ini, lalu simpan lagi.")]);
        Form.Take(Request.Form, Question.Asks, Today);
        if (Form.Members <= Slugs.MemberOf(step)) return RefuseFields([Nameless(Question.Asks[0].Path)]);
        if (step == Slugs.First) Form.Set("members[0].relation", FormFields.Head);
        var saved = await KeepAsync();
        if (!saved.Succeeded) return RefuseFields(saved.Problems);
        Version = saved.Value.Version;
        if (nanti is not null)
        {
            Tell(Say["Tersimpan. Anda dapat melanjutkan kapan saja.", "Saved. You can go on at any time."]);
            return Redirect(RegistrationLinks.Mine);
        }
        var gaps = saved.Value.Gaps.Where(gap => Question.Asks.Any(ask => ask.Path == gap.Field)).ToList();
        if (gaps.Count > 0) return RefuseFields(gaps);
        return Redirect(Onward(step, kembali));
    }

    private static Problem Nameless(string path) =>
        Problem.Invalid("form.missing", "The name is empty.", "").InIndonesian("Nama belum diisi.", "").At(path);

    private async Task<IActionResult?> FindAsync(string reference, string step, string? kembali)
    {
        if (await LoadToChangeAsync(reference) is { } refused) return refused;
        if (Journey.Find(step) is not { } question) return NotFound();
        (Question, Version) = (question, Application.Version);
        Back = Backward(step, kembali);
        Skip = Slugs.MemberOf(step) >= Form.Members ? null : Onward(step, kembali);
        return null;
    }
}
