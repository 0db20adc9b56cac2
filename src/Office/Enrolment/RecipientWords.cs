namespace Paseban.Office.Enrolment;

/// <summary>The words of a recipient's standing.</summary>
internal static class RecipientWords
{
    public static BilingualText Status(string status) => status switch
    {
        "active" => new("Aktif", "Active"),
        "suspended" => new("Ditangguhkan", "Suspended"),
        _ => new("Berakhir", "Ended"),
    };

    public static BilingualText Origin(string origin) =>
        origin == "existing" ? new("eksisting", "existing") : new("baru", "new");
}
