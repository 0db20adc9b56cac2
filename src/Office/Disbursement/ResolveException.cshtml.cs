using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.ExceptionResolving)]
public sealed class ResolveExceptionModel : WebPage
{
    [BindProperty]
    public string? Reason { get; set; }

    public ExceptionItem Item { get; private set; } = null!;

    public bool MovedCash => Item.Cash != Rupiah.Zero;

    public async Task<IActionResult> OnGetAsync(long id) => await LoadAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(long id)
    {
        if (await LoadAsync(id) is { } refused) return refused;
        if ((Reason ?? "").Trim().Length < ReasonField.Least) return Refuse([ReasonField.TooShort(nameof(Reason))]);
        var done = await new ResolveException(Database).RunAsync(
            id, MovedCash, Process(ProcessKind.ExceptionResolving, Reason!.Trim()), Stop);
        if (!done.Succeeded) return Refuse(done.Problems);
        Tell(MovedCash
            ? Say[$"Nomor {id} dibukukan ke penampungan.", $"Number {id} is booked to suspense."]
            : Say[$"Nomor {id} selesai.", $"Number {id} is resolved."]);
        return Redirect("/exceptions");
    }

    private async Task<IActionResult?> LoadAsync(long id)
    {
        await using var reading = await Database.ReadAsync(Stop);
        var found = await ExceptionInbox.FindAsync(reading, id, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Item = found.Value;
        return null;
    }
}
