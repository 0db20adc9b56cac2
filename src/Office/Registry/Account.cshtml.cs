using Paseban.Assistance.Registry;
using Paseban.Storage;

namespace Paseban.Office.Registry;

[Does(ProcessKind.AccountChanging)]
public sealed class AccountModel(KeyRing keys) : PersonActPage(keys)
{
    [BindProperty] public string? Number { get; set; }

    [BindProperty] public string? Holder { get; set; }

    [BindProperty] public string? Bank { get; set; }

    [BindProperty] public DateOnly? OpenedOn { get; set; }

    public void OnGet() => Bank = Person.Accounts.FirstOrDefault(account => account.IsCurrent)?.Bank ?? "";

    public async Task<IActionResult> OnPostAsync()
    {
        if (!HasGrounds()) return Again();
        var changed = await new ChangeAccount(Database, Keys).RunAsync(
            new(Person.Reference, Number ?? "", Holder ?? "", Bank ?? "", OpenedOn), Deciding(ProcessKind.AccountChanging), Stop);
        if (!changed.Succeeded)
            return Refuse([.. changed.Problems.Select(problem =>
                problem.At(problem.Code == "account.number" ? nameof(Number) : nameof(Holder)))]);
        return Done(changed.Value.Changed
            ? Say[$"Rekening diganti (versi {changed.Value.Version}).", $"The account is changed (version {changed.Value.Version})."]
            : Say["Rekening ini sudah tercatat.", "The account was recorded like this before."]);
    }
}
