using System.Security.Cryptography;
using Paseban.Assistance.Printing;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;

namespace Paseban.Assistance.Deliberation;

/// <param name="IsTheSame">Whether the document has the very hash that was recorded at signing.</param>
/// <param name="IsDataWhole">Whether what the minutes say still has the hash that was recorded.</param>
/// <param name="Why">Why the document differs; null when it is the same.</param>
public sealed record MinutesPrinted(
    string File, string Number, string DataRoot, string PdfHash, string RecordedHash, bool IsTheSame, bool IsDataWhole, string? Why);

/// <summary>Prints signed minutes again from their data and holds the document against the hash in the audit trail.</summary>
public sealed class PrintMinutes(Database database, KeyRing keys, PrintFonts fonts, string folder)
{
    public async Task<Outcome<MinutesPrinted>> RunAsync(string reference, ProcessContext context, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } ring) return ring;
        var found = await Meeting.FindAsync(work, reference, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var meeting = found.Value;
        if (await ShowMeeting.HeadAsync(work, meeting.Id, ct) is not { } head) return MeetingErrors.NotSigned(meeting);

        using var vault = new IdentityVault(keys);
        var rows = await MinutesData.Rows.ComputeAsync(work, meeting.Id, ct);
        var data = await MinutesData.ReadAsync(
            work, vault, await AreaIndex.ReadAsync(work, ct), meeting, head.Number, head.DataRoot, ct);
        var pdf = MinutesPaper.Print(data, fonts, head.At);
        var hash = Convert.ToHexStringLower(SHA256.HashData(pdf));
        await AccessLog.RecordAsync(work, [.. data.Lines.Select(line => line.PersonId).Distinct()], ct);
        var path = MinutesFile.PathOf(folder, head.Number);
        await MinutesFile.PrepareAsync(path, pdf, ct);
        await work.CommitAsync(ct);
        MinutesFile.Publish(path);
        return new MinutesPrinted(
            path, head.Number, head.DataRoot, hash, head.PdfHash, hash == head.PdfHash, rows.Root == head.DataRoot,
            hash == head.PdfHash ? null
            : rows.Root != head.DataRoot ? "What the minutes say was changed after signing: have the audit trail verified."
            : fonts.Name != head.Font ? $"They were set in {head.Font}, here is {fonts.Name}."
            : "A number or a remark beside the decisions has been corrected since; the decisions are those that were signed.");
    }
}
