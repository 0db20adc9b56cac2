using System.Globalization;
using Paseban.Assistance.Jobs;

namespace Paseban.Office.Jobs;

/// <summary>The words of jobs: how they stand, and what came of them.</summary>
internal static class JobWords
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>A sentence with numbers as each language writes them.</summary>
    public static BilingualText Said(FormattableString indonesian, FormattableString english) =>
        new(indonesian.ToString(Indonesian), english.ToString(English));

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
