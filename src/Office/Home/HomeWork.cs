using Paseban.Assistance.Oversight;

namespace Paseban.Office.Home;

/// <summary>What waits for whom, in words, and where it is done.</summary>
internal static class HomeWork
{
    private static readonly IReadOnlyDictionary<Role, Waiting[]> OfRoles = new Dictionary<Role, Waiting[]>
    {
        [Role.PusdatinOfficer] =
        [
            Waiting.Findings, Waiting.Duplicates, Waiting.Objections, Waiting.Proposals, Waiting.RunsToCheck, Waiting.HeldPayments,
        ],
        [Role.DinasApprover] = [Waiting.Proposals, Waiting.RunsToCheck, Waiting.RunsToApprove, Waiting.HeldPayments],
        [Role.Treasurer] =
        [
            Waiting.RunsToApprove, Waiting.RunsToInstruct, Waiting.RunsToReconcile, Waiting.RunsToClose, Waiting.Exceptions,
            Waiting.Receivables, Waiting.FollowUps,
        ],
        [Role.RegionalTreasurer] = [Waiting.RunsToApprove],
        [Role.BankLiaison] = [Waiting.RunsToInstruct, Waiting.FilesToSend, Waiting.Exceptions],
        [Role.KelurahanOfficer] = [Waiting.Drafts, Waiting.Meetings, Waiting.Objections, Waiting.Visits],
        [Role.Lurah] = [Waiting.Meetings, Waiting.Objections],
        [Role.Pendamsos] = [Waiting.Visits],
        [Role.Auditor] = [Waiting.Exceptions, Waiting.HeldPayments, Waiting.Receivables, Waiting.FollowUps, Waiting.FailedJobs],
        [Role.Administrator] = [Waiting.FailedJobs],
    };

    public static IReadOnlySet<Waiting> Of(Actor actor) =>
        actor.Roles.SelectMany(role => OfRoles.GetValueOrDefault(role, [])).ToHashSet();

    public static (BilingualText Words, string Link) Shown(Waiting kind) => kind switch
    {
        Waiting.Drafts => (new("pendaftaran belum diajukan", "applications not submitted"), "/applications?state=draft"),
        Waiting.Findings => (new("temuan perlu diperiksa", "findings to look at"), "/matching/findings?effect=verify"),
        Waiting.Duplicates => (new("kelompok data ganda", "groups of duplicates"), "/matching/duplicates"),
        Waiting.Meetings => (new("musyawarah belum ditandatangani", "meetings not signed"), "/meetings"),
        Waiting.Objections => (new("sanggahan belum dijawab", "objections without an answer"), "/meetings/objections?state=received"),
        Waiting.Visits => (new("kunjungan direncanakan", "visits planned"), "/visits"),
        Waiting.Proposals => (new("usulan menunggu keputusan", "proposals to decide"), "/verification"),
        Waiting.RunsToCheck => (new("penyaluran perlu diperiksa", "runs to check"), "/runs"),
        Waiting.RunsToApprove => (new("penyaluran menunggu persetujuan", "runs to approve"), "/runs"),
        Waiting.RunsToInstruct => (new("penyaluran siap diperintahkan", "runs to instruct"), "/runs"),
        Waiting.FilesToSend => (new("berkas bank belum dikirim", "bank files to send"), "/runs"),
        Waiting.RunsToReconcile => (new("penyaluran perlu direkonsiliasi", "runs to reconcile"), "/runs"),
        Waiting.RunsToClose => (new("penyaluran siap ditutup", "runs to close"), "/runs"),
        Waiting.Exceptions => (new("kejanggalan dari bank", "exceptions from the bank"), "/exceptions"),
        Waiting.HeldPayments => (new("pembayaran ditahan", "payments held"), "/runs"),
        Waiting.Receivables => (new("kelebihan bayar belum kembali", "overpayments not repaid"), "/receivables"),
        Waiting.FollowUps => (new("retur setelah penutupan", "returns after the close"), "/receivables"),
        Waiting.FailedJobs => (new("pekerjaan gagal", "works that failed"), "/jobs"),
    };
}
