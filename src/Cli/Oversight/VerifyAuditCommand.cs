using System.Text.Json;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;
using Paseban.Storage;

namespace Paseban.Cli.Oversight;

internal sealed class VerifyAuditCommand : SessionCommand
{
    private readonly Option<FileInfo?> head = Operand.OptionalFile(
        "--head", "A head that was kept outside: the trail must still pass through it.");

    public VerifyAuditCommand() : base(
        Access.ToAsk(Inquiry.AuditTrail),
        "verify",
        "Recomputes the whole audit trail: every hash, every link, the head, and the rows that the events answer for.",
        "paseban audit verify",
        "paseban audit verify --head head-2024-06.json")
    {
        Add(head);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var kept = session.Get(head) is { } file ? Read(file) : (Outcome<AuditHead>?)null;
        if (kept is { Succeeded: false }) return session.Refuse(kept.Problems);
        var report = await session.WorkAsync(
            progress => new VerifyAudit(session.Database, session.Keys).RunAsync(kept?.Value, progress, ct));
        return session.Finish(report, View, result => result.Verified ? ExitCode.Ok : ExitCode.Problems);
    }

    private static Outcome<AuditHead> Read(FileInfo file)
    {
        try
        {
            var kept = JsonSerializer.Deserialize<AuditHead>(File.ReadAllText(file.FullName), JsonOutput.Options);
            if (kept is { Hash.Length: 64, Signature: not null, KeyId: not null }) return kept;
        }
        catch (JsonException)
        {
            // Falls through to the same refusal as a document of another kind.
        }
        return Problem.Invalid(
            "audit.head-file",
            $"{file.Name} is not a head of an audit trail.",
            "Give the file that 'paseban audit head --out FILE' wrote.");
    }

    private static void View(Page page, AuditReport report)
    {
        if (report.Verified) page.Good("Jejak audit utuh.", "The audit trail is whole.");
        else page.Bad("Jejak audit TIDAK utuh.", "The audit trail is NOT whole.");
        page.Pairs(
            ("Kejadian", "Events", page.Count(report.Events)),
            ("Himpunan baris", "Row sets", page.Count(report.RowSets)),
            ("Baris", "Rows", page.Count(report.Rows)));
        foreach (var fault in report.Faults) page.Line($"  {fault}");
        if (!report.Verified)
            page.Next("Berikutnya:", "Next:", "stop all work on this database, keep a copy of it, and tell the Inspektorat");
    }
}
