using Paseban.Assistance.Intake;

namespace Paseban.Assistance.Targeting;

/// <summary>The event that vouches for a batch of case steps, beside the event of the act that caused it.</summary>
internal static class CasesMoved
{
    public static async Task<CaseBatchLanded> LandAsync(UnitOfWork work, CaseBatch batch, CancellationToken ct)
    {
        var landed = await CaseTrail.LandAsync(work, batch, ct);
        work.Record("cases.moved", batch.Reference, new
        {
            step = batch.Step.ToString(),
            landed.Passed,
            landed.Verify,
            landed.Waiting,
            landed.Dropped,
            landed.Reopened,
            rows = landed.Root,
        });
        return landed;
    }
}
