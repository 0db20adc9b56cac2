using Paseban.Assistance.Intake;
using Paseban.Web.Languages;

namespace Paseban.Portal.Registration;

/// <summary>What a step said of somebody, in plain words.</summary>
public static class CaseText
{
    public static string Outcome(Speaker say, CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Passed => say["lulus", "passed"],
        CaseOutcome.Verify => say["perlu diperiksa", "to be looked at"],
        CaseOutcome.Waiting => say["daftar tunggu", "waiting list"],
        CaseOutcome.Dropped => say["tidak dilanjutkan", "went no further"],
        CaseOutcome.Reopened => say["dibuka kembali", "reopened"],
    };
}
