using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Portal.Registration;

/// <summary>Takes one person off the form, after asking. The head stays.</summary>
[Does(ProcessKind.ApplicationEditing)]
public sealed class RemoveMemberModel(KeyRing keys, Law law) : DraftPage(keys, law)
{
    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string reference, int number) => await FindAsync(reference, number) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference, int number, long version)
    {
        if (await FindAsync(reference, number) is { } refused) return refused;
        if (version != Application.Version)
            return Refuse([Problem.Conflict("form.moved", "The form was changed in another window.", "Check the name and confirm again.")
                .InIndonesian("Formulir diubah di jendela lain.", "Periksa namanya, lalu tekan lagi.")]);
        Form.RemoveMember(number - 1);
        var saved = await KeepAsync();
        if (!saved.Succeeded) return RefuseFields(saved.Problems);
        return Redirect(RegistrationLinks.Question(Application.Reference, Slugs.Members));
    }

    private async Task<IActionResult?> FindAsync(string reference, int number)
    {
        if (await LoadToChangeAsync(reference) is { } refused) return refused;
        if (number < 2 || number > Form.Members) return NotFound();
        Name = Book.Called(Form, number - 1);
        return null;
    }
}
