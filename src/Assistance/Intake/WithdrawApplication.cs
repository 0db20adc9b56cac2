namespace Paseban.Assistance.Intake;

/// <param name="Reference">REG-...</param>
/// <param name="IsNew">False when it was withdrawn before; nothing changed.</param>
/// <param name="Members">People whose cases end with it.</param>
public sealed record ApplicationWithdrawn(string Reference, bool IsNew, long Members);

/// <summary>Takes an application back: a draft at any time, a submitted one too. Its history stays; its cases go no further.</summary>
public sealed class WithdrawApplication(Database database)
{
    /// <summary>Letters that the reason may have; it stands in one line of the application's history.</summary>
    public const int LongestReason = 500;

    public async Task<Outcome<ApplicationWithdrawn>> RunAsync(string reference, ProcessContext context, CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(context.Reason))
            return Problem.Invalid("application.reason", "The reason for withdrawing is missing.", "Say why.")
                .InIndonesian("Alasan penarikan belum diisi.", "Tulis alasannya.")
                .AtCommandLine("Give it with --reason.");
        if (context.Reason.Length > LongestReason)
            return Problem.Invalid(
                "application.reason-long", $"The reason has {context.Reason.Length} letters.", $"Say it in {LongestReason} at most.")
                .InIndonesian($"Alasannya {context.Reason.Length} huruf.", $"Persingkat menjadi paling banyak {LongestReason} huruf.");
        await using var work = await database.BeginAsync(context, ct);
        var found = await Applications.FindToChangeAsync(work, reference, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var application = found.Value;
        if (application.StateNow == ApplicationState.Withdrawn) return new ApplicationWithdrawn(application.Reference, false, 0);
        var landed = application.StateNow == ApplicationState.Submitted
            ? await Withdrawal.LandAsync(work, application.WaveId!.Value, application, "", ct)
            : [];
        await work.ExecuteAsync("update application set state = 'withdrawn' where id = @Id", new { application.Id }, ct);
        await Applications.AddEventAsync(work, application.Id, ApplicationEventKind.Withdrawn, context.Reason, ct);
        if (landed.Count == 0) work.Record("application.withdrawn", application.Reference, new { members = 0 });
        foreach (var batch in landed)
            work.Record("application.withdrawn", application.Reference, new { members = batch.Dropped, batch.Reopened, rows = batch.Root });
        await work.CommitAsync(ct);
        return new ApplicationWithdrawn(application.Reference, true, landed.Sum(batch => batch.Dropped));
    }
}
