using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Jobs;
using Paseban.Assistance.Targeting;
using Paseban.Office.Jobs;
using Paseban.Rules;
using static Paseban.Office.Jobs.JobWords;

namespace Paseban.Office.Targeting;

/// <summary>The long works of targeting that touch no file: locking, judging, ranking.</summary>
internal static class TargetingJobs
{
    public const string Lock = "target-list-lock";
    public const string Assess = "candidates-assess";
    public const string Rank = "candidates-rank";

    public static readonly IReadOnlyList<JobKind> Kinds =
    [
        new(Lock, new("Mengunci daftar sasaran", "Locking a target list"), LockAsync),
        new(Assess, new("Menilai calon penerima", "Judging candidates"), AssessAsync),
        new(Rank, new("Memeringkat calon penerima", "Ranking candidates"), RankAsync),
    ];

    public sealed record LockAsked(string Wave, bool IsPartial, long Seen);

    /// <param name="Wave">Null for the applications of all waves.</param>
    public sealed record AssessAsked(string Programme, string Month, string? Wave);

    public sealed record RankAsked(string Programme, string Month);

    private static async Task<Outcome<JobDone>> LockAsync(JobAtWork job)
    {
        var asked = job.Asked<LockAsked>();
        job.Progress.Report(new(new("Mengunci daftar", "Locking the list"), 0, null));
        var locked = await new LockTargetList(job.Database).RunAsync(new(asked.Wave, asked.IsPartial, asked.Seen), job.Context, job.Stop);
        if (!locked.Succeeded) return locked.Problems.ToArray();
        var (list, link) = (locked.Value.List, "/targeting/lists/" + locked.Value.List.Reference);
        return locked.Value.WasKnown
            ? new JobDone(
                Said(
                    $"Tidak ada nama baru: daftar terbaru tetap {list.Reference}.",
                    $"Nobody new: the newest list is still {list.Reference}."),
                link)
            : new JobDone(
                Said(
                    $"{list.Reference} dikunci: {list.Lines:N0} orang dari {list.Households:N0} rumah tangga.",
                    $"{list.Reference} is locked: {list.Lines:N0} people of {list.Households:N0} households."),
                link);
    }

    private static async Task<Outcome<JobDone>> AssessAsync(JobAtWork job)
    {
        var asked = job.Asked<AssessAsked>();
        var assessed = await new AssessCandidates(job.Database, job.Services.GetRequiredService<Law>()).RunAsync(
            new(asked.Programme, Month.Parse(asked.Month), asked.Wave), job.Context, job.Progress, job.Stop);
        if (!assessed.Succeeded) return assessed.Problems.ToArray();
        var result = assessed.Value;
        var (all, dropped, open) = (result.People, result.NotEligible, result.Unknown);
        return new JobDone(
            Said(
                $"{all:N0} calon dinilai: {result.Eligible:N0} memenuhi syarat, {dropped:N0} gugur, {open:N0} perlu verifikasi.",
                $"{all:N0} candidates were judged: {result.Eligible:N0} eligible, {dropped:N0} dropped, {open:N0} to be verified."),
            "/targeting/candidates");
    }

    private static async Task<Outcome<JobDone>> RankAsync(JobAtWork job)
    {
        var asked = job.Asked<RankAsked>();
        var ranked = await new RankCandidates(job.Database, job.Services.GetRequiredService<Law>()).RunAsync(
            new(asked.Programme, Month.Parse(asked.Month)), job.Context, job.Progress, job.Stop);
        if (!ranked.Succeeded) return ranked.Problems.ToArray();
        var (ranking, taken) = (ranked.Value.Ranking, ranked.Value.TakenFrom);
        var again = taken.Count == 0
            ? new BilingualText("", "")
            : Said(
                $" Ulangi peringkat {string.Join(", ", taken.Keys)}: {taken.Values.Sum():N0} orang terpilih di keduanya.",
                $" Rank {string.Join(", ", taken.Keys)} again: {taken.Values.Sum():N0} people were selected in both.");
        var words = Said(
            $"{ranking.Selected:N0} terpilih, {ranking.Waiting:N0} dalam daftar tunggu.",
            $"{ranking.Selected:N0} selected, {ranking.Waiting:N0} on the waiting list.");
        return new JobDone(new(words.Id + again.Id, words.En + again.En), "/targeting/rankings/" + ranking.Reference);
    }
}
