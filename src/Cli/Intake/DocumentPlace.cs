namespace Paseban.Cli.Intake;

/// <summary>The folder of the documents: given, or beside the database.</summary>
internal static class DocumentPlace
{
    private const string Variable = "PASEBAN_DOCUMENTS";

    public static Option<string?> Option() => new("--documents")
    {
        HelpName = "DIR",
        Description = $"Folder of the documents. [{Variable}; default paseban-documents beside the SQLite file, else here]",
    };

    public static string Of(Session session, string? given)
    {
        var folder = given ?? (session.Host.Variable(Variable) is { Length: > 0 } set ? set : null);
        return Path.GetFullPath(folder ?? Path.Combine(
            session.Place.SqliteFile is { } file ? Path.GetDirectoryName(file)! : Environment.CurrentDirectory, "paseban-documents"));
    }
}
