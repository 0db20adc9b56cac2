using Paseban.Assistance.Intake;
using Paseban.Web.Languages;

namespace Paseban.Office.Intake;

internal static class WaveText
{
    public static string State(Speaker say, WaveState state) => state switch
    {
        WaveState.Planned => say["diumumkan", "announced"],
        WaveState.Open => say["dibuka", "open"],
        WaveState.Ended => say["berakhir, menunggu ditutup", "ended, to be closed"],
        WaveState.Closed => say["ditutup", "closed"],
    };
}
