using Microsoft.AspNetCore.WebUtilities;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Jobs;
using Paseban.Assistance.Oversight;
using Paseban.Office.Disbursement;
using Paseban.Office.Jobs;

namespace Paseban.Office.Home;

/// <summary>What waits for whom, in words, and where it is done.</summary>
internal static class HomeWork
{
    private static readonly IReadOnlyDictionary<Role, Waiting[]> OfRoles = new Dictionary<Role, Waiting[]>
    {
        [Role.PusdatinOfficer] =
        [
            Waiting.Findings, Waiting.Duplicates, Waiting.Objections, Waiting.Proposals, Waiting.RunsToCheck, Waiting.RunsToReissue,
            Waiting.HeldPayments,
        ],
        [Role.DinasApprover] = [Waiting.Proposals, Waiting.RunsToCheck, Waiting.RunsToApprove, Waiting.HeldPayments],
        [Role.Treasurer] =
        [
            Waiting.RunsToApprove, Waiting.RunsToOrder, Waiting.RunsToInstruct, Waiting.RunsToReissue, Waiting.RunsToReconcile,
            Waiting.RunsToClose, Waiting.Exceptions, Waiting.RefusedBankFiles, Waiting.Receivables, Waiting.FollowUps,
        ],
        [Role.RegionalTreasurer] = [Waiting.RunsToApprove, Waiting.RunsToOrder],
        [Role.BankLiaison] =
            [Waiting.RunsToInstruct, Waiting.FilesToSend, Waiting.RunsToReissue, Waiting.Exceptions, Waiting.RefusedBankFiles],
        [Role.KelurahanOfficer] = [Waiting.Drafts, Waiting.Meetings, Waiting.Objections, Waiting.Visits],
        [Role.Lurah] = [Waiting.Meetings, Waiting.Objections],
        [Role.Pendamsos] = [Waiting.Visits],
        [Role.CallCentre] = [Waiting.Objections, Waiting.Replies],
        [Role.Auditor] = [Waiting.Exceptions, Waiting.HeldPayments, Waiting.Receivables, Waiting.FollowUps, Waiting.FailedJobs],
        [Role.Administrator] = [Waiting.FailedJobs],
    };

    /// <summary>What their roles have to do with, and what came of their own works.</summary>
    public static IReadOnlySet<Waiting> Of(Actor actor) =>
        actor.Roles.SelectMany(role => OfRoles.GetValueOrDefault(role, [])).Append(Waiting.OwnFailedJobs).ToHashSet();

    /// <summary>Where it is done; the list has what was counted, and nothing else, where it can be narrowed so.</summary>
    public static string Link(WaitingWork work) => work switch
    {
        { Kind: Waiting.HeldPayments, About: { } run } => RunPaths.Payments(run, PaymentState.Held),
        { About: { } wave } => QueryHelpers.AddQueryString(Path(work.Kind), "wave", wave),
        _ when RunsWaiting.Kinds.Contains(work.Kind) => $"/runs?waits={work.Kind}",
        _ => Path(work.Kind),
    };

    public static BilingualText Words(Waiting kind) => kind switch
    {
        Waiting.Drafts => new("pendaftaran belum diajukan", "applications not submitted"),
        Waiting.Findings => new("temuan perlu diperiksa", "findings to look at"),
        Waiting.Duplicates => new("kelompok data ganda", "groups of duplicates"),
        Waiting.Meetings => new("musyawarah belum ditandatangani", "meetings not signed"),
        Waiting.Objections => new("sanggahan belum dijawab", "objections without an answer"),
        Waiting.Visits => new("kunjungan direncanakan", "visits planned"),
        Waiting.Proposals => new("usulan menunggu keputusan", "proposals to decide"),
        Waiting.Replies => new("temuan menunggu tanggapan warga", "findings that wait for the person's reply"),
        Waiting.RunsToCheck => new("penyaluran perlu diperiksa", "runs to check"),
        Waiting.RunsToApprove => new("penyaluran menunggu persetujuan", "runs to approve"),
        Waiting.RunsToOrder => new("penyaluran menunggu SPP, SPM, SP2D", "runs without SPP, SPM, SP2D"),
        Waiting.RunsToInstruct => new("penyaluran siap diperintahkan", "runs to instruct"),
        Waiting.FilesToSend => new("berkas bank belum dikirim", "bank files to send"),
        Waiting.RunsToReissue => new("penyaluran dengan pembayaran ditolak atau diretur", "runs with payments rejected or returned"),
        Waiting.RunsToReconcile => new("penyaluran perlu direkonsiliasi", "runs to reconcile"),
        Waiting.RunsToClose => new("penyaluran siap ditutup", "runs to close"),
        Waiting.Exceptions => new("kejanggalan dari bank", "exceptions from the bank"),
        Waiting.RefusedBankFiles => new("berkas bank gagal dikirim atau dibaca", "bank files that could not be sent or read"),
        Waiting.HeldPayments => new("pembayaran ditahan", "payments held"),
        Waiting.Receivables => new("kelebihan bayar belum kembali", "overpayments not repaid"),
        Waiting.FollowUps => new("retur setelah penutupan", "returns after the close"),
        Waiting.FailedJobs => new("pekerjaan gagal", "pieces of work that failed"),
        Waiting.OwnFailedJobs => new("pekerjaan Anda tidak berhasil", "pieces of your work that came to nothing"),
    };

    private static string Path(Waiting kind) => kind switch
    {
        Waiting.Drafts => "/applications?state=draft",
        Waiting.Findings => "/matching/findings?effect=verify",
        Waiting.Duplicates => "/matching/duplicates",
        Waiting.Meetings => "/meetings",
        Waiting.Objections => "/meetings/objections?state=received",
        Waiting.Visits => "/visits",
        Waiting.Proposals or Waiting.Replies => "/verification",
        Waiting.FilesToSend or Waiting.RefusedBankFiles => "/bank",
        Waiting.Exceptions => "/exceptions",
        Waiting.Receivables or Waiting.FollowUps => "/receivables",
        Waiting.FailedJobs => JobAddress.Of(JobFilter.Failed),
        Waiting.OwnFailedJobs => JobAddress.Of(JobFilter.OwnInVain),
        Waiting.HeldPayments or Waiting.RunsToCheck or Waiting.RunsToApprove or Waiting.RunsToOrder or Waiting.RunsToInstruct
            or Waiting.RunsToReissue or Waiting.RunsToReconcile or Waiting.RunsToClose => "/runs",
    };
}
