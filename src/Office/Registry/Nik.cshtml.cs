using Paseban.Assistance.Registry;
using Paseban.Storage;

namespace Paseban.Office.Registry;

[Does(ProcessKind.NikReplacing)]
public sealed class NikModel(KeyRing keys) : PersonActPage(keys)
{
    [BindProperty] public string? Number { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!HasGrounds()) return Again();
        var replaced = await new ReplaceNik(Database, Keys).RunAsync(
            new(Person.Reference, Number ?? ""), Deciding(ProcessKind.NikReplacing), Stop);
        if (!replaced.Succeeded) return Refuse([.. replaced.Problems.Select(problem => problem.At(nameof(Number)))]);
        return Done(replaced.Value.Changed
            ? Say[$"NIK yang berlaku sekarang {replaced.Value.Nik}.", $"The NIK in force is {replaced.Value.Nik} now."]
            : Say["NIK ini sudah berlaku.", "This NIK was in force before."]);
    }
}
