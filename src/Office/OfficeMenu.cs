using Paseban.Assistance.Accounts;

namespace Paseban.Office;

/// <summary>The menu of the office: each reader sees what they may open, in the order of the process.</summary>
internal static class OfficeMenu
{
    private static readonly Entry[] Entries =
    [
        new("/people", new("Orang", "People"), Rights.Of(Inquiry.OnePerson), new(
            "mencari seseorang dan melihat semua yang tercatat tentangnya", "find somebody and see all that is kept about them")),
        new("/applications", new("Pendaftaran", "Applications"), Rights.Of(Inquiry.Registration), new(
            "gelombang pendaftaran dan yang mendaftar", "registration waves and who has applied")),
        new("/matching", new("Pemadanan", "Matching"), Rights.Of(Inquiry.Registration), new(
            "mencocokkan pendaftar dengan Dukcapil dan daftar lain", "compare applicants with the civil registry and other lists")),
        new("/meetings", new("Musyawarah", "Meetings"), Rights.Of(Inquiry.Registration), new(
            "rapat kelurahan: daftar nama, keputusan, berita acara", "meetings of the kelurahan: names, decisions, minutes")),
        new("/targeting", new("Penetapan sasaran", "Targeting"), Rights.Of(Inquiry.Registration), new(
            "daftar sasaran, jawaban kementerian, kuota, peringkat", "target lists, the ministry's answer, quotas, rankings")),
        new("/visits", new("Kunjungan", "Visits"), Rights.Of(Inquiry.Registration), new(
            "kunjungan ke rumah warga dan temuannya", "visits to people's homes and what they found")),
        new("/decrees", new("Kepgub", "Decrees"), Rights.Of(Inquiry.Decrees), new(
            "daftar penerima menurut keputusan gubernur", "lists of recipients as the governor decreed them")),
        new("/runs", new("Penyaluran", "Payment runs"), Rights.Of(Inquiry.Runs), new(
            "menyusun, menyetujui dan mengikuti pembayaran", "build, approve and follow payments")),
        new("/ledger", new("Buku besar", "Ledger"), Rights.Of(Inquiry.Books), new(
            "neraca dan mutasi tiap akun", "the balance and the movements of each account")),
        new("/law", new("Aturan", "Law"), null, new(
            "syarat dan nilai tiap program dengan dasar hukumnya", "criteria and amounts of each programme with their legal basis")),
        new("/figures", new("Angka", "Figures"), Rights.Of(Inquiry.Runs), new(
            "grafik dan peta penyaluran", "charts and a map of payments")),
        new("/users", new("Pengguna", "Users"), Rights.Of(Inquiry.Actors), new(
            "siapa bekerja di sini, dengan peran apa", "who works here, in which roles")),
        new("/audit", new("Jejak audit", "Audit trail"), Rights.Of(Inquiry.AuditTrail), new(
            "semua yang pernah terjadi, oleh siapa dan mengapa", "everything that happened, by whom and why")),
        new("/access", new("Catatan akses", "Access log"), Rights.Of(Inquiry.AccessLog), new(
            "siapa membuka data siapa, dan untuk apa", "who looked at whom, and what for")),
    ];

    /// <summary>None for whoever still owes a first step: there is nothing that they may open.</summary>
    public static IEnumerable<Entry> For(WebPage page) =>
        page.Visitor.SignedIn is not { MustChangePassword: false, MustSetUpCode: false } signedIn
            ? []
            : Entries.Where(entry => entry.Roles is null || entry.Roles.Any(signedIn.Actor.Has));

    /// <param name="Roles">Null: everybody.</param>
    /// <param name="About">What is done there, for somebody who comes for the first time.</param>
    public sealed record Entry(string Path, BilingualText Text, IReadOnlySet<Role>? Roles, BilingualText About);
}
