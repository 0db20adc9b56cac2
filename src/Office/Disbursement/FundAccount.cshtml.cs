using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.BudgetRecording)]
public sealed class FundAccountModel : WebPage
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Holder { get; set; }

    [BindProperty]
    public string? Bank { get; set; } = "BDKIIDJ1XXX";

    [BindProperty]
    public long FirstStatement { get; set; } = 1;

    public async Task OnGetAsync()
    {
        await using var reading = await Database.ReadAsync(Stop);
        var fund = await FundAccount.ReadAsync(reading, Stop);
        if (fund.Succeeded) (Number, Holder, Bank, FirstStatement) = fund.Value;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Again();
        var fund = new FundAccount((Number ?? "").Trim(), (Holder ?? "").Trim(), (Bank ?? "").Trim(), FirstStatement);
        var done = await fund.RecordAsync(Database, Process(ProcessKind.BudgetRecording), Stop);
        if (!done.Succeeded) return Refuse(done.Problems);
        Tell(Say["Rekening penyaluran tersimpan.", "The fund account is saved."]);
        return Redirect("/budget");
    }
}
