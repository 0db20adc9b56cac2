using Paseban.Assistance.Intake;
using Paseban.Web.Languages;

namespace Paseban.Portal.Registration;

/// <summary>Where somebody stands, in plain words.</summary>
public static class CaseText
{
    public static string Standing(Speaker say, string standing) => standing switch
    {
        "open" => say["sedang diproses", "under way"],
        "verify" => say["akan diperiksa petugas", "an officer will look at it"],
        "dropped" => say["tidak dapat dilanjutkan", "cannot go on"],
        _ => say["ditarik", "withdrawn"],
    };

    public static string Outcome(Speaker say, CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Passed => say["lulus", "passed"],
        CaseOutcome.Verify => say["perlu diperiksa", "to be looked at"],
        CaseOutcome.Waiting => say["daftar tunggu", "waiting list"],
        CaseOutcome.Dropped => say["tidak dilanjutkan", "went no further"],
        CaseOutcome.Reopened => say["dibuka kembali", "reopened"],
    };
}
