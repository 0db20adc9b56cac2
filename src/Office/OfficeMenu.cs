using Paseban.Assistance.Accounts;

namespace Paseban.Office;

/// <summary>The menu of the office: each reader sees what they may open, in the order of the process.</summary>
internal static class OfficeMenu
{
    private static readonly Entry[] Entries =
    [
        new("/people", "Orang", "People", Rights.Of(Inquiry.OnePerson)),
        new("/applications", "Pendaftaran", "Applications", Rights.Of(Inquiry.Registration)),
        new("/matching", "Pemadanan", "Matching", Rights.Of(Inquiry.Registration)),
        new("/meetings", "Musyawarah", "Meetings", Rights.Of(Inquiry.Registration)),
        new("/targeting", "Penetapan sasaran", "Targeting", Rights.Of(Inquiry.Registration)),
        new("/visits", "Kunjungan", "Visits", Rights.Of(Inquiry.Registration)),
        new("/decrees", "Kepgub", "Decrees", Rights.Of(Inquiry.Decrees)),
        new("/runs", "Penyaluran", "Payment runs", Rights.Of(Inquiry.Runs)),
        new("/ledger", "Buku besar", "Ledger", Rights.Of(Inquiry.Books)),
        new("/law", "Aturan", "Law", null),
        new("/figures", "Angka", "Figures", Rights.Of(Inquiry.Runs)),
        new("/users", "Pengguna", "Users", Rights.Of(Inquiry.Actors)),
        new("/audit", "Jejak audit", "Audit trail", Rights.Of(Inquiry.AuditTrail)),
        new("/access", "Catatan akses", "Access log", Rights.Of(Inquiry.AccessLog)),
    ];

    public static IEnumerable<(string Path, string Text)> For(WebPage page) =>
        page.Visitor.SignedIn is not { MustChangePassword: false, MustSetUpCode: false } signedIn
            ? []
            : from entry in Entries
              where entry.Roles is null || entry.Roles.Any(signedIn.Actor.Has)
              select (entry.Path, page.Say[entry.Indonesian, entry.English]);

    private sealed record Entry(string Path, string Indonesian, string English, IReadOnlySet<Role>? Roles);
}
