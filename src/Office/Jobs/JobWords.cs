using Paseban.Assistance.Jobs;

namespace Paseban.Office.Jobs;

/// <summary>The words of jobs: how they stand, and what came of them.</summary>
internal static class JobWords
{
    /// <summary>A sentence with numbers as each language writes them.</summary>
    public static BilingualText Said(FormattableString indonesian, FormattableString english) =>
        new(indonesian.ToString(Language.Indonesian.Culture), english.ToString(Language.English.Culture));

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
