using Paseban.Kernel;

namespace Paseban.Assistance.Matching;

/// <summary>What to do when the civil registry answered nothing at all.</summary>
internal static class CivilProblems
{
    public static Problem Of(CivilRefusal refusal, CivilRegistryAccess access) => refusal switch
    {
        CivilRefusal.QuotaExhausted => Problem.Conflict(
            "civil.quota", "The civil registry's quota of today is used up.",
            "Give the same command tomorrow: it goes on where it stopped."),
        CivilRefusal.LoginFailed => Problem.Forbidden(
            "civil.login", $"The civil registry refuses the login of {access.User}.",
            "Check PASEBAN_CIVIL_USER and PASEBAN_CIVIL_PASSWORD with the registry."),
        CivilRefusal.AddressRefused => Problem.Forbidden(
            "civil.address", "The civil registry does not know the address that we call from.",
            "Have the address registered, and set PASEBAN_CIVIL_ADDRESS to it."),
        CivilRefusal.Unreachable => Problem.NotFound(
            "civil.unreachable", $"The civil registry at {access.Url} gives no usable answer.",
            "Check --service and the network; the same command goes on where it stopped."),
    };
}
