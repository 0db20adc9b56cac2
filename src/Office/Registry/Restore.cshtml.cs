using Paseban.Assistance.Enrolment;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Registry;

[Does(ProcessKind.RecipientRestoring)]
public sealed class RestoreModel(KeyRing keys, Law law) : RecipientActPage(
    keys, law, ProcessKind.RecipientRestoring, RecipientEventKind.Restored, ReasonUse.Suspend)
{
    public override string Effect => Say[
        "Bulan mulai tanggal itu dibayarkan lagi. Apakah bulan selama penangguhan ikut dibayar, ditentukan aturan program.",
        "Months from that day on are paid again. Whether those of the suspension are paid too is what the programme's law says."];

    protected override string Told => Say["Bantuan dipulihkan.", "The benefit is restored."];
}
