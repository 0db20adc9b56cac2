using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

/// <summary>The addresses of the money path, each written once.</summary>
internal static class RunPaths
{
    public static string Of(string run) => "/runs/" + Uri.EscapeDataString(run);

    public static string Of(Run run, RunAct act) => act switch
    {
        RunAct.Send => "/bank/send",
        RunAct.Receive => "/bank/receive",
        _ => $"{Of(run.Name)}/{act.ToString().ToLowerInvariant()}",
    };

    public static string Payments(string run, PaymentState? state = null) =>
        Of(run) + "/payments" + (state is { } one ? $"?state={one}" : "");

    public static string Payment(string reference) => "/payments/" + reference;

    public static string Person(string reference) => "/people/" + reference;

    public static string Entry(long id) => $"/ledger/entries/{id}";

    /// <param name="id">As the bank calls it.</param>
    public static string Statement(string id) => "/bank/statements/" + Uri.EscapeDataString(id);

    public static string Account(string code) => "/ledger/" + code;
}
