using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <param name="Rankings">References of the rankings, one a programme, of one month.</param>
/// <param name="Number">The number that the decree is to have.</param>
/// <param name="Path">Where the file goes: .csv or .xlsx, in the columns of a decree list.</param>
/// <param name="Amends">A decree of the list that is amended; null for a new list.</param>
/// <param name="From">First month of the lines; null for that of the rankings.</param>
/// <param name="To">Last month of the lines; null for December of the year.</param>
/// <param name="Cohort">Cohort of the lines; null for the year.</param>
public sealed record DraftRequest(
    IReadOnlyList<string> Rankings, string Number, string Path, string? Amends = null, Month? From = null, Month? To = null,
    string? Cohort = null);

/// <param name="Actions">Lines by what they do: tambah, ubah, hapus; a new list only adds.</param>
/// <param name="PerMonth">Rupiah a month of the added and changed lines.</param>
/// <param name="LeftBy">Selected people who are not on it, by the reason for which they left.</param>
/// <param name="WasKnown">The very same file was drafted before: it was written again and nothing else changed.</param>
public sealed record DecreeDrafted(
    string Reference, string FileHash, IReadOnlyDictionary<string, long> Actions, IReadOnlyDictionary<string, long> Programmes,
    Rupiah PerMonth, IReadOnlyDictionary<string, long> LeftBy, bool WasKnown);

/// <summary>
/// Writes the selected as the file that a decree is imported from, or the differences against a list in force as an amendment. Identities
/// are decrypted as they are written, and everyone in the file has an access record.
/// </summary>
public sealed class DraftDecree(Database database, KeyRing keys, Law law)
{
    public async Task<Outcome<DecreeDrafted>> RunAsync(
        DraftRequest request, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        if (request.Number.Trim().Length == 0) return DraftErrors.NoNumber;
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var plan = await DraftPlan.MakeAsync(work, law, request, ct);
        if (!plan.Succeeded) return plan.Problems.ToArray();
        var draft = plan.Value;
        if (draft.Lines.Count == 0) return DraftErrors.Nothing(request);

        var created = TableWriter.Create(request.Path, draft.Header);
        if (!created.Succeeded) return created.Problems.ToArray();
        using var table = created.Value;
        await draft.StageAsync(work, ct);
        await WriteAsync(work, vault, table, draft, progress, ct);
        var hash = await table.CompleteAsync(ct);
        progress?.Report(new(new("Mencatat isi rancangan", "Recording who is on it"), 0, draft.Lines.Count));
        await AccessLog.RecordAsync(work, [.. draft.Lines.Select(line => line.PersonId)], ct);
        var (id, wasKnown) = await RememberAsync(work, request, draft, hash, ct);
        var result = draft.Result(Reference.Of("DRF", id).ToString(), hash, wasKnown);
        work.Record(wasKnown ? "decree.draft-repeated" : "decree.drafted", result.Reference, new
        {
            request.Number,
            request.Amends,
            draft.Rankings,
            fileHash = hash,
            result.Actions,
            result.Programmes,
            perMonth = result.PerMonth.Amount,
            result.LeftBy,
        });
        if (!wasKnown) await draft.MoveAsync(work, result.Reference, ct);
        await work.CommitAsync(ct);
        // Only now: a file under its name is one whose access is on record.
        table.Publish();
        return result;
    }

    private static async Task WriteAsync(
        UnitOfWork work, IdentityVault vault, TableWriter table, DraftPlan draft, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        const int RowsBetweenReports = 5_000;
        await using var rows = await work.StreamAsync(
            """
            select d.place, d.person_id, n.ciphertext from temp_draft d
            join person_nik n on n.person_id = d.person_id and n.current = 1 order by d.place
            """,
            ct: ct);
        var expected = 0;
        while (await rows.ReadAsync(ct))
        {
            // A file that left somebody out without a word would be a decree that does.
            if (rows.GetInt64(0) != expected) throw new InvalidOperationException("A person of the draft has no current NIK, or several.");
            var nik = vault.Decrypt(rows.GetInt64(1), IdentityField.Nik, rows.GetString(2));
            table.Add(draft.Cells(draft.Lines[expected++], nik));
            if (expected % RowsBetweenReports == 0) progress?.Report(
                new(new("Menulis rancangan", "Writing the draft"), expected, draft.Lines.Count));
        }
        if (expected != draft.Lines.Count) throw new InvalidOperationException("A person of the draft has no current NIK.");
    }

    private static async Task<(long Id, bool WasKnown)> RememberAsync(
        UnitOfWork work, DraftRequest request, DraftPlan draft, string hash, CancellationToken ct)
    {
        if (await work.FindAsync<long?>(
            "select id from decree_draft where number = @Number and file_hash = @hash", new { request.Number, hash }, ct) is { } known)
            return (known, true);
        var id = await work.TakeNumbersAsync("decree_draft", 1, ct);
        await work.ExecuteAsync(
            """
            insert into decree_draft (id, number, amends, rankings, file_hash, lines, per_month, drafted_at, drafted_by)
            values (@id, @Number, @Amends, @rankings, @hash, @lines, @perMonth, @at, @by)
            """,
            new
            {
                id,
                request.Number,
                request.Amends,
                rankings = string.Join(',', draft.Rankings),
                hash,
                lines = (long)draft.Lines.Count,
                perMonth = draft.PerMonth,
                at = work.Context.AtMicroseconds,
                by = work.Context.Actor.Id,
            },
            ct);
        return (id, false);
    }
}

internal static class DraftErrors
{
    public static readonly Problem NoNumber = Problem.Invalid(
        "draft.number", "A draft names the decree that it is for.", "Give its number, such as Kepgub 1/2022.")
        .InIndonesian("Rancangan menyebut Kepgub yang dirancang.", "Isi nomornya, misalnya Kepgub 1/2022.")
        .AtCommandLine("Give it with --number.");

    public static readonly Problem SeveralMonths = Problem.Invalid(
        "draft.rankings", "The rankings are not of one month and of different programmes.",
        "Give one ranking a programme, all of one month.")
        .InIndonesian(
            "Peringkatnya bukan dari satu bulan dan program yang berlainan.",
            "Pilih satu peringkat setiap program, semuanya bulan yang sama.");

    public static Problem OldRanking(Ranking ranking, Ranking newest) => Problem.Conflict(
        "draft.old-ranking", $"{ranking.Reference} is not the newest ranking of {ranking.Programme} for {ranking.Month}.",
        $"Draft from {newest.Reference}.")
        .InIndonesian(
            $"{ranking.Reference} bukan peringkat terbaru {ranking.Programme} untuk {ranking.Month}.", $"Susun dari {newest.Reference}.");

    public static Problem Outdated(Ranking ranking) => Problem.Conflict(
        "draft.outdated-ranking",
        $"{ranking.Reference} was made before the candidates of {ranking.Programme} for {ranking.Month} were judged anew, or by "
            + "another law.",
        "Rank them again, and draft from that ranking.")
        .InIndonesian(
            $"{ranking.Reference} dibuat sebelum calon {ranking.Programme} untuk {ranking.Month} dinilai lagi, atau dengan aturan lain.",
            "Peringkatkan lagi, lalu susun dari peringkat itu.")
        .AtCommandLine($"Rank them: paseban candidates rank --programme {ranking.Programme} --month {ranking.Month}");

    public static Problem Months(Month from, Month to) => Problem.Invalid(
        "draft.months", $"A line from {from} to {to} is not within a year.", "Correct the first or the last month.")
        .InIndonesian($"Baris dari {from} sampai {to} tidak dalam satu tahun.", "Perbaiki bulan pertama atau terakhir.")
        .AtCommandLine("Correct --from or --to.");

    public static Problem Nothing(DraftRequest request) => Problem.Conflict(
        "draft.empty",
        request.Amends is null
            ? "Nobody of these rankings is selected any more."
            : $"The list of {request.Amends} agrees with these rankings.",
        "See the rankings, and who is next in line.")
        .InIndonesian(
            request.Amends is null
                ? "Tidak ada lagi yang terpilih dalam peringkat ini."
                : $"Daftar {request.Amends} sama dengan peringkat ini.",
            "Periksa peringkatnya dan siapa berikutnya.")
        .AtCommandLine("See: paseban candidates show, paseban candidates next");

    public static Problem UnknownDecree(string number) =>
        Problem.NotFound("decree.unknown", $"There is no decree '{number}'.", "Compare its number with the list of decrees.")
            .InIndonesian($"Tidak ada Kepgub '{number}'.", "Cocokkan nomornya dengan daftar Kepgub.")
            .AtCommandLine("List them: paseban decree list");
}
