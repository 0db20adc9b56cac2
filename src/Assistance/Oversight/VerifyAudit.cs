namespace Paseban.Assistance.Oversight;

/// <summary>
/// Recomputes the whole audit trail: every hash, every link, the head, and the rows that the events answer for.
/// </summary>
public sealed class VerifyAudit(Database database, KeyRing keys)
{
    /// <param name="kept">A head that was kept outside the database; null to verify without one.</param>
    public async Task<Outcome<AuditReport>> RunAsync(AuditHead? kept, IProgress<WorkProgress>? progress, CancellationToken ct = default)
    {
        if (kept is not null && !kept.IsSignedBy(keys))
        {
            return Problem.Invalid(
                "audit.head-signature",
                "The head that was kept outside is not signed by this key ring.",
                "Check that it is the file that was written here.")
                .InIndonesian(
                    "Kepala jejak yang disimpan di luar tidak ditandatangani dengan kunci ini.",
                    "Periksa apakah berkas itu ditulis di sini.")
                .AtCommandLine("Written by: paseban audit head");
        }
        return await AuditVerification.RunAsync(
            database, VouchedRows.All, kept,
            (done, total) => progress?.Report(new WorkProgress(new("Kejadian diperiksa", "Events verified"), done, total)), ct);
    }
}
