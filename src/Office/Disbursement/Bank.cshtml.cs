using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Web.Languages;

namespace Paseban.Office.Disbursement;

/// <summary>What goes to the bank and what came from it.</summary>
[Reads(Inquiry.Runs)]
public sealed class BankModel : WebPage
{
    public BankTraffic Traffic { get; private set; } = null!;

    public bool MaySend => Rights.Refusal(Actor, ProcessKind.BankFileSending) is null;

    public bool MaySeeExceptions => Rights.Refusal(Actor, Inquiry.BankExceptions) is null;

    public async Task OnGetAsync()
    {
        await using var reading = await Database.ReadAsync(Stop);
        Traffic = await BankTraffic.ReadAsync(reading, ct: Stop);
    }

    public static string KindOf(Speaker say, string kind) => kind switch
    {
        nameof(BankMessageKind.StatusReport) => say["Laporan status", "Status report"],
        nameof(BankMessageKind.Statement) => say["Rekening koran", "Statement"],
        nameof(BankMessageKind.CreditNotification) => say["Pemberitahuan retur", "Notice of returns"],
        _ => say["Tidak dikenal", "Unknown"],
    };

    public static string OutcomeOf(Speaker say, string outcome) => outcome switch
    {
        "applied" => say["Dibukukan", "Taken in"],
        "repeated" => say["Sudah pernah dibaca", "Read before"],
        _ => say["Ditolak", "Refused"],
    };
}
