using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Portal.Registration;

/// <summary>All answers about one person; the head is number 1.</summary>
[Does(ProcessKind.ApplicationEditing)]
public sealed class PersonModel(KeyRing keys, Law law) : DraftPage(keys, law)
{
    public string Name { get; private set; } = "";

    public AnswerList Answers { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, int number)
    {
        if (await LoadToChangeAsync(reference) is { } refused) return refused;
        if (number < 1 || number > Form.Members) return NotFound();
        Name = Book.Called(Form, number - 1);
        Answers = AnswersTo(Journey.OfPerson(number - 1), Slugs.CheckOf(number - 1));
        return Page();
    }
}
