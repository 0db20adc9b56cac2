using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Jobs;
using Paseban.Assistance.Registry;
using Paseban.Office.Jobs;
using Paseban.Rules;
using Paseban.Storage;
using static Paseban.Office.Jobs.JobWords;

namespace Paseban.Office.Disbursement;

/// <summary>The acts of the money path that take longer than a page may.</summary>
internal static class RunJobs
{
    public const string Build = "run-build";
    public const string Instruct = "run-instruct";
    public const string Send = "bank-send";
    public const string Receive = "bank-receive";
    public const string Reissue = "run-reissue";
    public const string Reconcile = "run-reconcile";
    public const string Cancel = "run-cancel";
    public const string Overpayments = "overpayments";

    /// <summary>The bank's exchange is one: sending and receiving follow each other.</summary>
    public const string Bank = "bank";

    public static readonly IReadOnlyList<JobKind> Kinds =
    [
        new(Build, new("Menyusun penyaluran", "Building a payment run"), BuildAsync),
        new(Instruct, new("Memerintahkan ke bank", "Instructing the bank"), InstructAsync),
        new(Send, new("Mengirim berkas ke bank", "Sending files to the bank"), SendAsync),
        new(Receive, new("Menerima berkas bank", "Receiving the bank's files"), ReceiveAsync),
        new(Reissue, new("Menyusun pembayaran ulang", "Building a reissue"), ReissueAsync),
        new(Reconcile, new("Merekonsiliasi penyaluran", "Reconciling a payment run"), ReconcileAsync),
        new(Cancel, new("Membatalkan penyaluran", "Cancelling a payment run"), CancelAsync),
        new(Overpayments, new("Mencari kelebihan bayar", "Finding overpayments"), OverpaymentsAsync),
    ];

    public sealed record BuildAsked(
        string Name, IReadOnlyList<string> Programmes, string? Cohort, string Months, DateOnly ValueDate, bool Arrears, string? Authority);

    public sealed record InstructAsked(string Run, int PerFile);

    public sealed record ReissueAsked(string Name, string Parent, DateOnly ValueDate, bool SameAccount, string? Authority);

    /// <param name="Files">The names that the asker saw waiting.</param>
    public sealed record SendAsked(IReadOnlyList<string> Files);

    public sealed record RunAsked(string Run);

    private static async Task<Outcome<JobDone>> BuildAsync(JobAtWork job)
    {
        var asked = job.Asked<BuildAsked>();
        var built = await new BuildRun(job.Database, Law(job)).RunAsync(
            new BuildRunRequest(
                asked.Name, asked.Programmes, asked.Cohort, MonthRange.Parse(asked.Months), asked.ValueDate, asked.Arrears,
                asked.Authority),
            job.Context, job.Progress, job.Stop);
        return built.Match<Outcome<JobDone>>(run => BuiltWords(run), problems => problems.ToArray());
    }

    private static async Task<Outcome<JobDone>> ReissueAsync(JobAtWork job)
    {
        var asked = job.Asked<ReissueAsked>();
        var built = await new ReissueRun(job.Database, Law(job)).RunAsync(
            new ReissueRequest(asked.Name, asked.Parent, asked.ValueDate, asked.SameAccount, asked.Authority), job.Context, job.Stop);
        return built.Match<Outcome<JobDone>>(run => BuiltWords(run), problems => problems.ToArray());
    }

    private static JobDone BuiltWords(Run run) => new(
        Said(
            $"{run.Name} tersusun: {run.Payments:N0} pembayaran, {run.Total}.",
            $"{run.Name} is built: {Plural.Of(run.Payments, "payment", "payments")}, {run.Total}."),
        RunPaths.Of(run.Name));

    private static async Task<Outcome<JobDone>> InstructAsync(JobAtWork job)
    {
        var asked = job.Asked<InstructAsked>();
        var done = await new InstructRun(job.Database, Law(job), job.Services.GetRequiredService<IdentityVault>()).RunAsync(
            new InstructRunRequest(asked.Run, asked.PerFile), job.Context, job.Progress, job.Stop);
        return done.Match<Outcome<JobDone>>(
            run => new JobDone(
                Said(
                    $"{run.Files.Count} berkas siap dikirim; {run.Held.Values.Sum():N0} pembayaran ditahan.",
                    $"{Plural.Of(run.Files.Count, "file is", "files are")} ready to be sent; payments held: {run.Held.Values.Sum():N0}."),
                RunPaths.Of(asked.Run)),
            problems => problems.ToArray());
    }

    private static async Task<Outcome<JobDone>> SendAsync(JobAtWork job)
    {
        var opened = Connect(job);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        using var bank = opened.Value;
        var sent = await new SendBankFiles(
            job.Database, job.Services.GetRequiredService<IdentityVault>(), job.Services.GetRequiredService<KeyRing>())
            .RunAsync(bank.Channel, job.Context, job.Progress, job.Asked<SendAsked>().Files, job.Stop);
        if (!sent.Succeeded) return sent.Problems.ToArray();
        if (sent.Value.Failed.Count > 0)
            return sent.Value.Failed.Select(file => Problem.Conflict("bank.not-sent", $"{file.Name}: {file.Error}", "Send again.")
                .InIndonesian($"{file.Name} tidak terkirim: {file.Error}", "Kirim lagi.")).ToArray();
        var files = sent.Value.Sent.Count;
        return new JobDone(Said($"{files:N0} berkas terkirim.", $"{Plural.Of(files, "file was", "files were")} sent."), "/bank");
    }

    private static async Task<Outcome<JobDone>> ReceiveAsync(JobAtWork job)
    {
        var opened = Connect(job);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        using var bank = opened.Value;
        var key = bank.Key();
        if (!key.Succeeded) return key.Problems.ToArray();
        using var bankKey = key.Value;
        var files = await new ReceiveBankFiles(job.Database, bankKey).RunAsync(bank.Channel, job.Context, job.Progress, job.Stop);
        var (applied, refused, exceptions) = (
            files.Count(file => file.Outcome == "applied"), files.Count(file => file.Outcome == "refused"), files.Sum(f => f.Exceptions));
        return new JobDone(
            Said(
                $"{applied} berkas dibukukan, {refused} ditolak, {exceptions:N0} pengecualian.",
                $"{Plural.Of(applied, "file", "files")} taken in, {refused} refused, exceptions: {exceptions:N0}."),
            exceptions > 0 ? "/exceptions" : "/bank");
    }

    private static async Task<Outcome<JobDone>> ReconcileAsync(JobAtWork job)
    {
        var name = job.Asked<RunAsked>().Run;
        var done = await new ReconcileRun(job.Database).RunAsync(name, job.Context, job.Stop);
        return done.Match<Outcome<JobDone>>(
            sides => new JobDone(
                sides.Run.State == RunState.Reconciled
                    ? new("Ketiga sisi sama sampai rupiah terakhir.", "The three sides agree to the last rupiah.")
                    : Said(
                        $"Belum sama: selisih {sides.Difference}, {sides.OpenPayments:N0} pembayaran terbuka.",
                        $"Not yet: they differ by {sides.Difference}, {Plural.Of(sides.OpenPayments, "payment is", "payments are")} open."),
                RunPaths.Of(name) + "/reconciliation"),
            problems => problems.ToArray());
    }

    private static async Task<Outcome<JobDone>> CancelAsync(JobAtWork job)
    {
        var name = job.Asked<RunAsked>().Run;
        var done = await new CancelRun(job.Database).RunAsync(name, job.Context, job.Stop);
        return done.Match<Outcome<JobDone>>(
            run => new JobDone(new($"{run.Name} dibatalkan.", $"{run.Name} is cancelled."), RunPaths.Of(name)),
            problems => problems.ToArray());
    }

    private static async Task<Outcome<JobDone>> OverpaymentsAsync(JobAtWork job)
    {
        var found = await new FindOverpayments(job.Database, Law(job)).RunAsync(job.Context, job.Stop);
        return found.Match<Outcome<JobDone>>(
            sum => new JobDone(
                Said(
                    $"{sum.People:N0} orang, {sum.Months:N0} bulan, {sum.Amount} dicatat sebagai piutang.",
                    $"{sum.People:N0} people, {sum.Months:N0} months, {sum.Amount} recorded as receivables."),
                "/receivables"),
            problems => problems.ToArray());
    }

    private static Law Law(JobAtWork job) => job.Services.GetRequiredService<Law>();

    private static Outcome<BankConnection> Connect(JobAtWork job)
    {
        var facts = job.Services.GetRequiredService<SiteFacts>();
        return BankConnection.Open(facts.Exchange, facts.BankKey, job.Services.GetRequiredService<KeyRing>());
    }
}
