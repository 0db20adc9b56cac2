using Paseban.Assistance.Enrolment;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Registry;

[Does(ProcessKind.RecipientEnding)]
public sealed class EndModel(KeyRing keys, Law law) : RecipientActPage(
    keys, law, ProcessKind.RecipientEnding, RecipientEventKind.Ended, ReasonUse.End)
{
    public override string Effect => Say[
        "Bantuan berakhir; hanya keputusan gubernur berikutnya yang dapat memulainya lagi. Bulan yang terlanjur dibayar menjadi piutang.",
        "The benefit ends; only a later decree can begin it again. Months that were paid beyond it become receivables."];

    protected override string Told => Say["Bantuan dihentikan.", "The benefit has ended."];
}
