using System.Text.Json;
using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Cli.Oversight;

internal sealed class AuditHeadCommand : SessionCommand
{
    private readonly Option<string?> output = new("--out") { HelpName = "FILE", Description = "Write the head there as JSON." };

    public AuditHeadCommand() : base(
        Access.ToAsk(Inquiry.AuditTrail),
        "head",
        "Exports the end of the audit trail, signed. Keep it outside this system: "
            + "whoever rewrites history later cannot pass through it again.",
        "paseban audit head",
        "paseban audit head --out head-2024-06.json")
    {
        Add(output);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var head = await AuditHead.ReadAsync(session.Database, session.Keys, ct);
        if (session.Get(output) is { } path)
            await File.WriteAllTextAsync(path, JsonSerializer.Serialize(head, JsonOutput.Options) + "\n", ct);
        return session.Show(head, (page, result) => View(page, result, session.Get(output)));
    }

    private static void View(Page page, AuditHead head, string? path)
    {
        page.Pairs(
            ("Kejadian", "Event", page.Count(head.Sequence)),
            ("Hash", "Hash", head.Hash),
            ("Kunci", "Key", head.KeyId),
            ("Tanda tangan", "Signature", head.Signature));
        if (path is null) page.Next("Simpan di luar:", "Keep it outside:", "paseban audit head --out FILE");
        else page.Next("Periksa nanti dengan:", "Verify against it later with:", $"paseban audit verify --head {path}");
    }
}
