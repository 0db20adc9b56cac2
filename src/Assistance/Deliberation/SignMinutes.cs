using System.Globalization;
using System.Security.Cryptography;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Printing;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Assistance.Deliberation;

/// <param name="Wave">Every meeting of a wave that meets all conditions.</param>
/// <param name="Kind">Only of this kind; null for both.</param>
public sealed record SignAllRequest(string Wave, MeetingKind? Kind);

/// <param name="Reference">Of the minutes (BA-...).</param>
/// <param name="Number">As printed on them.</param>
/// <param name="DataRoot">The hash of what they say.</param>
/// <param name="PdfHash">SHA-256 of the printed document.</param>
/// <param name="PutOff">Names that a later meeting decides.</param>
/// <param name="Contradicted">Names said to have died whom the civil registry knows as living; somebody has to look.</param>
public sealed record SignedMinutes(
    string Reference, string Number, string Meeting, string Area, string DataRoot, string PdfHash, string File, long Names, long Passed,
    long Dropped, long Reopened, long PutOff, long Contradicted);

/// <param name="NotReady">What each of the others lacks.</param>
public sealed record AllSigned(IReadOnlyList<SignedMinutes> Minutes, IReadOnlyList<Problem> NotReady);

/// <summary>
/// Signs the minutes of meetings: the lurah's act, and only with quorum and with every name decided. The minutes get their number, their
/// data its hash, and what was decided becomes a step of each case. From then on nothing of the meeting changes.
/// </summary>
/// <param name="folder">Where the printed minutes are put.</param>
public sealed class SignMinutes(Database database, KeyRing keys, Law law, PrintFonts fonts, string folder)
{
    /// <param name="reference">MEET-...</param>
    /// <param name="context">The lurah's.</param>
    /// <param name="seen">What the lurah read, as <see cref="ShowMeeting.MarkAsync"/> marks it; refused when it changed since.</param>
    /// <param name="ct">Ends the signing.</param>
    public async Task<Outcome<SignedMinutes>> RunAsync(
        string reference, ProcessContext context, string? seen = null, CancellationToken ct = default)
    {
        if (Refusal(context) is { } refusal) return refusal;
        await using var reading = await database.ReadAsync(ct);
        if (await IdentityVault.CheckRingAsync(reading, keys, ct) is { } ring) return ring;
        var areas = await AreaIndex.ReadAsync(reading, ct);
        await reading.DisposeAsync();
        using var vault = new IdentityVault(keys);
        return await SignAsync(reference, seen, vault, areas, context, ct);
    }

    /// <summary>Each meeting is a change of its own: one that fails or is cut off leaves the others signed.</summary>
    public async Task<Outcome<AllSigned>> RunAsync(
        SignAllRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        if (Refusal(context) is { } refusal) return refusal;
        await using var reading = await database.ReadAsync(ct);
        if (await IdentityVault.CheckRingAsync(reading, keys, ct) is { } ring) return ring;
        var wave = await WaveCalendar.FindAsync(reading, request.Wave, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var open = (await Meeting.OfWaveAsync(reading, wave.Value.Id, ct))
            .Where(meeting => meeting.State != MeetingState.MinutesSigned && (request.Kind is null || meeting.Kind == request.Kind))
            .ToList();
        var areas = await AreaIndex.ReadAsync(reading, ct);
        await reading.DisposeAsync();

        using var vault = new IdentityVault(keys);
        var (signed, notReady) = (new List<SignedMinutes>(), new List<Problem>());
        foreach (var meeting in open)
        {
            progress?.Report(new(new("Menandatangani berita acara", "Signing minutes"), signed.Count + notReady.Count, open.Count));
            var outcome = await SignAsync(meeting.Reference, null, vault, areas, context, ct);
            if (outcome.Succeeded) signed.Add(outcome.Value);
            else notReady.AddRange(outcome.Problems);
        }
        return new AllSigned(signed, notReady);
    }

    /// <summary>Whoever else may start the command: minutes are the lurah's to sign.</summary>
    private static Problem? Refusal(ProcessContext context) => context.Actor.Has(Role.Lurah)
        ? null
        : Problem.Forbidden(
            "minutes.lurah", $"{context.Actor.Name} is no lurah: minutes are signed by the lurah only.", "Have the lurah sign them.")
            .InIndonesian($"{context.Actor.Name} bukan lurah: berita acara hanya ditandatangani lurah.", "Minta lurah menandatanganinya.");

    private async Task<Outcome<SignedMinutes>> SignAsync(
        string reference, string? seen, IdentityVault vault, AreaIndex areas, ProcessContext context, CancellationToken ct)
    {
        // Whose names stand in the minutes leaves an access record, and that needs a purpose.
        var act = context.Reason.Length > 0 ? context : context with { Reason = $"minutes of {reference}" };
        await using var work = await database.BeginAsync(act, ct);
        var found = await Meeting.LockAsync(work, reference, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        if (found.Value.State == MeetingState.MinutesSigned) return MeetingErrors.WrongState(found.Value, new("ditandatangani", "signed"));
        if (seen is not null && seen != (await MinutesData.Rows.ComputeAsync(work, found.Value.Id, ct)).Root) return MeetingErrors.Moved;
        var missing = await SigningConditions.MissingAsync(work, found.Value, law, ct);
        if (missing.Count > 0) return missing.ToArray();

        var meeting = found.Value with
        {
            State = MeetingState.MinutesSigned,
            EndedAt = found.Value.EndedAt ?? context.At.ToOffset(ProcessContext.Jakarta),
        };
        var number = await NumberAsync(work, meeting, ct);
        var landing = new SigningLanding(work, meeting, law);
        await landing.CloseAsync(ct);
        var rows = await MinutesData.Rows.ComputeAsync(work, meeting.Id, ct);
        var data = await MinutesData.ReadAsync(work, vault, areas, meeting, number, rows.Root, ct);
        var pdf = MinutesPaper.Print(data, fonts, context.At);
        var pdfHash = Convert.ToHexStringLower(SHA256.HashData(pdf));
        var minutes = await landing.LandAsync(new(number, rows, pdfHash, fonts.Name), ct);
        await AccessLog.RecordAsync(work, [.. data.Lines.Select(line => line.PersonId).Distinct()], ct);

        var path = MinutesFile.PathOf(folder, number);
        await MinutesFile.PrepareAsync(path, pdf, ct);
        await work.CommitAsync(ct);
        MinutesFile.Publish(path);
        return minutes with { File = path };
    }

    /// <summary>Minutes are counted in each kelurahan and year, without a gap.</summary>
    private static async Task<string> NumberAsync(UnitOfWork work, Meeting meeting, CancellationToken ct)
    {
        var year = meeting.BegunAt!.Value.ToOffset(ProcessContext.Jakarta).Year;
        var tail = string.Create(CultureInfo.InvariantCulture, $"/BA-MUSKEL/{meeting.Area}/{year}");
        var before = await work.SingleAsync<long>(
            """
            select count(*) from minutes n join meeting m on m.id = n.meeting_id
            where m.area = @Area and substr(n.number, length(n.number) - length(@tail) + 1) = @tail
            """,
            new { meeting.Area, tail },
            ct);
        return string.Create(CultureInfo.InvariantCulture, $"{before + 1}{tail}");
    }
}
