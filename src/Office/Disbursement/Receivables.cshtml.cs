using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Office.Exports;
using Paseban.Office.Jobs;
using Paseban.Rules;

namespace Paseban.Office.Disbursement;

[Reads(Inquiry.Books)]
public sealed class ReceivablesModel(Law law) : OfficePage
{
    private const int Most = 50;

    [BindProperty(SupportsGet = true)]
    public string? All { get; set; } = "no";

    /// <summary>The receivable after whose number the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Receivable> Items { get; private set; } = [];

    public IReadOnlyList<TreasuryRefund> Refunds { get; private set; } = [];

    public IReadOnlyList<FollowUp> FollowUps { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public bool MayFind => Rights.Refusal(Actor, ProcessKind.ReceivableRecording) is null;

    public IReadOnlyList<Choice> Choices => [new("no", Say["Yang belum lunas", "Open ones"]), new("yes", Say["Semua", "All"])];

    public async Task OnGetAsync()
    {
        await using var reading = await Database.ReadAsync(Stop);
        var after = long.TryParse(After, CultureInfo.InvariantCulture, out var place) ? place : 0;
        var found = await Receivable.ListAsync(reading, All == "yes", after, Most + 1, Stop);
        Items = [.. found.Take(Most)];
        Pager = Pager.Of(Request, found.Count > Most ? Items[^1].Reference.Id.ToString(CultureInfo.InvariantCulture) : null);
        FollowUps = await FollowUp.ListOpenAsync(reading, ct: Stop);
        Refunds = await TreasuryRefund.ListAsync(reading, Stop);
    }

    public Task<IActionResult> OnPostAsync(string? format) =>
        ExportAsync(BookExports.Receivables, KeptFiles.NameOf(All == "yes" ? "receivables all" : "receivables", format), All == "yes");

    public string ReasonOf(string code) => law.Reasons.Find(code) is { } reason
        ? Say[reason.Text]
        : code switch
        {
            "ENDED" => Say["Hak sudah berakhir", "Entitlement had ended"],
            "MERGED" => Say["Dibayar pada dua catatan satu orang", "Paid on two records of one person"],
            _ => code,
        };
}
