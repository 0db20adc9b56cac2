using Paseban.Assistance.Intake;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Intake;

namespace Paseban.Office.Intake;

/// <summary>The form of an application as it stands, to complete or correct. Opening somebody else's leaves an access record.</summary>
[Does(ProcessKind.ApplicationEditing)]
public sealed class EditModel(KeyRing keys, Law law) : EditFormPage(keys, law)
{
    public ApplicationView Application { get; private set; } = null!;

    /// <summary>The version that was shown: a change made since by somebody else is not overwritten.</summary>
    public long Version { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, bool check)
    {
        if (await FindAsync(reference, null) is { } refused) return refused;
        if (check) foreach (var gap in Application.Gaps) Wrong(FieldOf(gap.Field), gap);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, int rows, long version, string? act)
    {
        if (await FindAsync(reference, rows) is { } refused) return refused;
        var shown = Rows;
        TakeForm();
        await PrepareAsync(shown + (act == "row" ? 1 : 0));
        Version = version;
        if (act == "row") return Page();
        if (OutsideArea(Actor, Form) is { } outside) return RefuseFields([outside]);
        var saved = await new EditApplication(Database, Keys, Law).RunAsync(
            new(Application.Reference, Form.Json, version), Process(ProcessKind.ApplicationEditing), Stop);
        if (!saved.Succeeded) return RefuseFields(saved.Problems);
        Version = saved.Value.Version;
        if (saved.Value.State == ApplicationState.Submitted)
        {
            Tell(string.Join(' ', saved.Value.Notices.Select(notice => Say[notice.Text])
                .Prepend(Say["Perubahan sudah dikirim.", "The change was submitted."])));
            return Redirect(EditLinks.Show(Application.Reference));
        }
        if (act == "draft")
        {
            Tell(Say[$"Draf tersimpan; {saved.Value.Gaps.Count} isian belum lengkap.",
                $"The draft is kept; {Plural.Of(saved.Value.Gaps.Count, "answer is", "answers are")} missing."]);
            return Redirect(EditLinks.Edit(Application.Reference));
        }
        return saved.Value.Gaps.Count > 0 ? RefuseFields(saved.Value.Gaps) : Redirect(EditLinks.Submit(Application.Reference));
    }

    private async Task<IActionResult?> FindAsync(string reference, int? rows)
    {
        var found = await new ReadApplication(Database, Keys, Law).RunAsync(
            new(reference, Reveal: true),
            Process(ProcessKind.IdentityReading, "membuka isian untuk mengubahnya / opening the form to change it"), Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Application = found.Value;
        if (!Application.CanChange)
        {
            Tell(Say["Pendaftaran ini tidak dapat diubah lagi.", "This application can no longer be changed."]);
            return Redirect(EditLinks.Show(Application.Reference));
        }
        Form = FormFields.Read(Application.Form!);
        Version = Application.Version;
        await PrepareAsync(rows ?? Form.Members + 1);
        return null;
    }
}
