namespace Paseban.Office.Intake;

/// <summary>The addresses of the counter; no other file writes them.</summary>
public static class EditLinks
{
    public const string List = "/applications";
    public const string New = "/applications/new";

    public static string Show(string reference) => $"{List}/{reference}";

    public static string Edit(string reference) => $"{Show(reference)}/edit";

    public static string Submit(string reference) => $"{Show(reference)}/submit";

    public static string Withdraw(string reference) => $"{Show(reference)}/withdraw";

    public static string Document(string reference) => $"{Show(reference)}/attach";
}
