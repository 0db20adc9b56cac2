using Paseban.Assistance.Verification;
using Paseban.Office.Registry;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Verification;

/// <summary>Puts a finding that comes from no visit to the person, who may reply before somebody else decides.</summary>
[Does(ProcessKind.VerificationProposing)]
public sealed class ProposeModel(KeyRing keys, Law law) : PersonActPage(keys)
{
    [BindProperty] public string? Code { get; set; }

    [BindProperty] public string? Application { get; set; }

    public IReadOnlyList<Choice> Codes => [.. law.Reasons.All.Select(reason => new Choice(reason.Code, Say[reason.Text]))];

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrEmpty(Code)) Wrong(nameof(Code), "Pilih temuannya.", "Choose the finding.");
        if (string.IsNullOrWhiteSpace(Evidence))
            Wrong(nameof(Evidence), "Sebutkan dasarnya.", "Say what it rests on.");
        if (!ModelState.IsValid) return Again();
        var application = string.IsNullOrWhiteSpace(Application) ? null : Application.Trim();
        var proposed = await new ProposeVerification(Database, Keys, law).RunAsync(
            new(Person.Reference, application, Code!), Deciding(ProcessKind.VerificationProposing), Stop);
        if (!proposed.Succeeded) return Refuse([.. proposed.Problems.Select(problem => problem.At(nameof(Application)))]);
        return Done(Say[$"{proposed.Value.Reference} disampaikan; tanggapan ditunggu sampai {Say.Date(proposed.Value.ReplyUntil)}.",
            $"{proposed.Value.Reference} is put to the person, who may reply until {Say.Date(proposed.Value.ReplyUntil)}."]);
    }
}
