using Paseban.Assistance.Jobs;
using Paseban.Kernel;

namespace Paseban.Office.Jobs;

/// <summary>The words of a job's state.</summary>
internal static class JobWords
{
    public static BilingualText Of(JobState state) => state switch
    {
        JobState.Waiting => new("Menunggu giliran", "Waits its turn"),
        JobState.Running => new("Sedang berjalan", "Under way"),
        JobState.Done => new("Selesai", "Done"),
        JobState.Refused => new("Tidak dapat dilakukan", "Refused"),
        JobState.Failed => new("Gagal", "Failed"),
        JobState.Cancelled => new("Dibatalkan", "Called off"),
    };
}
