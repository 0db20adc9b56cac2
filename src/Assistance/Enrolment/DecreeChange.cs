using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Enrolment;

/// <summary>What importing or amending a decree did.</summary>
/// <param name="Decree">The decree as it now stands.</param>
/// <param name="Withdrawals">Lines that it ended, of this list's earlier versions.</param>
/// <param name="Programmes">The lines that it added.</param>
/// <param name="ErrorsFile">The list of the rows that did not land; null when all did.</param>
/// <param name="UnknownColumns">Columns of the file that were not read.</param>
/// <param name="WasKnown">This very file had already become this decree: nothing was changed.</param>
public sealed record DecreeChanged(
    Decree Decree, long RowsRead, long RowsRefused, long Withdrawals, IReadOnlyList<ProgrammeLines> Programmes, string? ErrorsFile,
    IReadOnlyList<string> UnknownColumns, bool WasKnown);

/// <summary>
/// What the import of a new list and of an amendment share: one file becomes one decree, whole or, where allowed, its good rows.
/// </summary>
internal sealed class DecreeChange(Database database, KeyRing keys, Law law)
{
    public async Task<Outcome<DecreeChanged>> RunAsync(
        DecreeFile request, string? amends, ProcessContext context, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        if (Objection(request, context) is { } objection) return objection;
        var columns = amends is null ? DecreeColumns.OfList : DecreeColumns.OfAmendment;
        var opened = await ImportFile.OpenAsync(request.Path, $"decree {request.Number}", columns, request.ErrorsPath, ct);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        using var file = opened.Value;
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } ring) return ring;
        await RecipientStanding.LockAsync(work, ct);
        if (await DecreeStore.FindAsync(work, request.Number, ct) is { } same) return await KnownAsync(work, file, same, ct);
        var head = await HeadAsync(work, request, amends, ct);
        if (!head.Succeeded) return head.Problems.ToArray();

        var faults = new RowFaults(work, DecreeStaging.Listed);
        var staging = new DecreeStaging(work, faults);
        using var vault = new IdentityVault(keys);
        await staging.ReadAsync(file, new(file.Table, file.Layout, new(law), amends is not null), vault, progress, ct);
        progress?.Report(new(new("Memeriksa orang dan aturan", "Checking people and law"), 0, null));
        await staging.IdentifyAsync(ct);
        await new DecreeChecks(work, faults, law, head.Value.RootId, request.SignedOn).RunAsync(ct);
        faults.WriteTo(file.Errors);
        if (file.Finish(staging.RowsRead, request.BadRows).Problems is { Count: > 0 } problems) return problems.ToArray();
        if (file.Errors.RefusedRows == staging.RowsRead) return DecreeErrors.NothingLeft(request.Number);

        progress?.Report(new(new("Menulis daftar", "Writing the list"), 0, staging.RowsRead));
        var landed = await new DecreeLanding(work, staging, head.Value).LandAsync(ct);
        var changed = await RecordAsync(work, file, request, staging.RowsRead, landed, ct);
        if (!request.Preview) await work.CommitAsync(ct);
        return changed;
    }

    private static Problem? Objection(DecreeFile request, ProcessContext context)
    {
        if (string.IsNullOrWhiteSpace(request.Number) || string.IsNullOrWhiteSpace(request.Title)) return DecreeErrors.Unnamed;
        return request.SignedOn > context.Today ? DecreeErrors.NotYetSigned(request) : null;
    }

    private static async Task<Outcome<DecreeHead>> HeadAsync(UnitOfWork work, DecreeFile request, string? amends, CancellationToken ct)
    {
        if (amends is null) return new DecreeHead(request.Number, request.Title, request.SignedOn, null, 0, 1);
        if (await DecreeStore.FindAsync(work, amends, ct) is not { } amended) return DecreeStore.Unknown(amends);
        var latest = (await DecreeStore.VersionsAsync(work, amended.RootId, ct))[^1];
        if (request.SignedOn < latest.Signed) return DecreeErrors.SignedBefore(request, latest);
        return new DecreeHead(request.Number, request.Title, request.SignedOn, amended.Id, amended.RootId, latest.Version + 1);
    }

    private static async Task<Outcome<DecreeChanged>> KnownAsync(UnitOfWork work, ImportFile file, Decree decree, CancellationToken ct)
    {
        if (await file.FindPastAsync(work, ct) is not { } past) return DecreeErrors.NumberTaken(decree);
        return new DecreeChanged(decree, past.RowsRead, past.RowsRefused, 0, [], null, file.Layout.UnknownColumns, WasKnown: true);
    }

    private static async Task<DecreeChanged> RecordAsync(
        UnitOfWork work, ImportFile file, DecreeFile request, long rowsRead, DecreeLanded landed, CancellationToken ct)
    {
        var import = await file.RememberAsync(work, rowsRead, rowsRead - file.Errors.RefusedRows, ct);
        var decree = (await DecreeStore.FindAsync(work, request.Number, ct))!;
        work.Record(decree.Version == 1 ? "decree.imported" : "decree.amended", decree.Reference, new
        {
            decree.Number,
            decree.SignedOn,
            decree.Version,
            decree.Amends,
            lines = landed.Lines,
            withdrawals = landed.Withdrawals,
            programmes = landed.Programmes,
            file = import,
            fileHash = file.Hash,
            refused = file.Errors.RefusedRows,
            rows = landed.Rows,
        });
        var list = file.Errors.RefusedRows == 0 ? null : request.ErrorsPath ?? ErrorsFile.DefaultPath(request.Path);
        return new DecreeChanged(
            decree, rowsRead, file.Errors.RefusedRows, landed.Withdrawals, landed.Programmes, list, file.Layout.UnknownColumns,
            WasKnown: false);
    }
}

/// <summary>Every way in which a decree as a whole is refused; rows are listed in the errors file.</summary>
internal static class DecreeErrors
{
    public static readonly Problem Unnamed = Problem.Invalid(
        "decree.name", "A decree has a number and a title.",
        "Give both, as they stand on the decree.")
        .InIndonesian("Kepgub mempunyai nomor dan judul.", "Isi keduanya seperti tertulis dalam Kepgub.")
        .AtCommandLine("For example: --number \"Kepgub 120/2024\" --title \"...\"");

    public static Problem NotYetSigned(DecreeFile request) => Problem.Invalid(
        "decree.signed-on",
        $"{request.Number} is dated {request.SignedOn.Iso}, which is still to come.",
        "Import a decree when it is signed.")
        .InIndonesian(
            $"{request.Number} bertanggal {request.SignedOn.Iso}, hari yang belum tiba.", "Masukkan Kepgub sesudah ditandatangani.");

    public static Problem SignedBefore(DecreeFile request, Decree latest) => Problem.Conflict(
        "decree.signed-on",
        $"{request.Number} is dated {request.SignedOn.Iso}, before {latest.Number} ({latest.SignedOn}), which it follows.",
        "Check the date; amendments are imported in the order in which they were signed.")
        .InIndonesian(
            $"{request.Number} bertanggal {request.SignedOn.Iso}, mendahului {latest.Number} ({latest.SignedOn}) yang diubahnya.",
            "Periksa tanggalnya; perubahan dimasukkan menurut urutan penandatanganannya.");

    public static Problem NumberTaken(Decree decree) => Problem.Conflict(
        "decree.number", $"{decree.Number} is already in the books, from another file (version {decree.Version}, {decree.Lines} lines).",
        "A decree is never changed: correct it by an amendment.")
        .InIndonesian(
            $"{decree.Number} sudah tercatat dari berkas lain (versi {decree.Version}, {decree.Lines} baris).",
            "Kepgub tidak pernah diganti: betulkan dengan Kepgub perubahan.")
        .AtCommandLine("Amend it: paseban decree amend");

    public static Problem OtherList(Decree one, Decree other) => Problem.Invalid(
        "decree.other-list", $"{one.Number} and {other.Number} are versions of different lists.",
        "Compare versions of one list.")
        .InIndonesian($"{one.Number} dan {other.Number} versi dari daftar yang berbeda.", "Bandingkan versi dari daftar yang sama.")
        .AtCommandLine("See: paseban decree show");

    public static Problem NothingLeft(string number) => Problem.Invalid(
        "decree.empty", $"No row of {number} can land.", "Correct the rows in the list of errors and import again.")
        .InIndonesian(
            $"Tidak satu pun baris {number} dapat dimasukkan.", "Betulkan baris dalam daftar kesalahan, lalu masukkan lagi.");
}
