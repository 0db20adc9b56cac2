using Paseban.Assistance.Enrolment;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Registry;

[Does(ProcessKind.RecipientSuspending)]
public sealed class SuspendModel(KeyRing keys, Law law) : RecipientActPage(
    keys, law, ProcessKind.RecipientSuspending, RecipientEventKind.Suspended, ReasonUse.Suspend)
{
    public override string Effect => Say[
        "Bulan mulai tanggal itu tidak dibayarkan sampai bantuan dipulihkan. Bulan yang sudah dibayar tidak berubah.",
        "Months from that day on are not paid until the benefit is restored. Months that were paid do not change."];

    protected override string Told => Say["Bantuan ditangguhkan.", "The benefit is suspended."];
}
