using Paseban.Assistance.Registry;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Registry;

/// <summary>Decides that two records are one person: first they are compared side by side.</summary>
[Does(ProcessKind.PersonsMerging)]
public sealed class MergeModel(KeyRing keys, Law law) : PersonActPage(keys)
{
    [BindProperty(SupportsGet = true)] public string? Other { get; set; }

    public PersonRecord? Second { get; private set; }

    public async Task<IActionResult> OnGetAsync() => string.IsNullOrWhiteSpace(Other) ? Page() : await CompareAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await CompareAsync() is { } refused) return refused;
        if (!HasGrounds()) return Again();
        var merged = await new MergePersons(Database, Keys, law.Facts).RunAsync(
            new(Person.Reference, Second!.Reference), Deciding(ProcessKind.PersonsMerging), Stop);
        if (!merged.Succeeded) return Refuse(merged.Problems);
        return Done(merged.Value is { HasAccount: false, MergedHasAccount: true }
            ? Say["Digabung. Rekening ada pada catatan yang digabung: catat juga di sini.",
                "Merged. The account is on the merged record: record it here too."]
            : Say["Kedua catatan sekarang satu orang.", "Both records are one person now."]);
    }

    public IEnumerable<(string Label, string Left, string Right)> Comparison(PersonRecord other) =>
    [
        (Say["Nama", "Name"], Person.Name, other.Name),
        ("NIK", Person.Niks[0], other.Niks[0]),
        (Say["Lahir", "Born"], Say.Date(Person.BirthDate), Say.Date(other.BirthDate)),
        (Say["Wilayah", "Area"], Person.AreaName, other.AreaName),
        (Say["Meninggal", "Died"], Say.Date(Person.DiedOn), Say.Date(other.DiedOn)),
        ("KK", Card(Person), Card(other)),
        (Say["Rekening", "Account"], Account(Person), Account(other)),
    ];

    private async Task<IActionResult?> CompareAsync()
    {
        var found = await FindAsync(Other ?? "");
        if (!found.Succeeded) return Refuse([.. found.Problems.Select(problem => problem.At(nameof(Other)))]);
        Second = found.Value;
        return null;
    }

    private static string Card(PersonRecord record) => record.Households is [{ Cards: [var card, ..] }, ..] ? card : "-";

    private static string Account(PersonRecord record) => record.Accounts.FirstOrDefault(account => account.IsCurrent)?.Number ?? "-";
}
