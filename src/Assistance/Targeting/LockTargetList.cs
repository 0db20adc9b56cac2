using Paseban.Assistance.Intake;
using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Assistance.Targeting;

/// <param name="Wave">Code of the wave.</param>
/// <param name="IsPartial">Lock whom signed minutes decided already although others wait; needs a reason.</param>
public sealed record LockRequest(string Wave, bool IsPartial = false);

/// <param name="List">The list as it now stands.</param>
/// <param name="Twice">Applications dropped because the person stands on the list by an earlier one.</param>
/// <param name="Undecided">
/// Names of the wave that a meeting postponed, or that a partial list leaves out: they come onto a later list.
/// </param>
/// <param name="WasKnown">Everybody who may stand on a list stood there before: nothing was changed.</param>
public sealed record TargetListLocked(TargetList List, long Twice, long Undecided, bool WasKnown);

/// <summary>
/// Locks the final target list of a wave: everybody whom the newest signed minutes found eligible and whose case still goes on, numbered by
/// kelurahan, RW, RT and household.
/// </summary>
public sealed class LockTargetList(Database database)
{
    private const int MissingShown = 20;

    public async Task<Outcome<TargetListLocked>> RunAsync(LockRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (request.IsPartial && string.IsNullOrWhiteSpace(context.Reason)) return TargetListErrors.NoReason;
        await using var work = await database.BeginAsync(context, ct);
        // Two locks at one time would put a person on two lists; SQLite has one writer anyway.
        if (work.Engine == Engine.Postgres) await work.ExecuteAsync("lock table target_list in share row exclusive mode", ct: ct);
        var wave = await work.FindAsync<WaveRow>(
            "select id as Id, code as Code, closed_at as ClosedAt from registration_wave where code = @Wave", new { request.Wave }, ct);
        if (wave is null) return TargetListErrors.UnknownWave(request.Wave);
        if (wave.ClosedAt is null) return TargetListErrors.StillOpen(wave.Code);
        var undecided = await UndecidedAsync(work, wave.Id, ct);
        var missing = undecided.Where(kelurahan => kelurahan.Decided == 0).ToList();
        if (missing.Count > 0 && !request.IsPartial) return TargetListErrors.Unsigned(missing, MissingShown);

        await StageAsync(work, wave.Id, ct);
        var counts = await work.SingleAsync<(long Lines, long Households)>(
            "select count(*), count(distinct application_id) from temp_listed where entry = 1", ct: ct);
        if (counts.Lines == 0) return await NobodyNewAsync(work, wave.Code, ct);
        var id = await work.TakeNumbersAsync("target_list", 1, ct);
        var (list, root) = await WriteAsync(work, wave, id, counts, missing.Count > 0 ? context.Reason : "", ct);
        var landed = await MoveAsync(work, wave.Id, list, ct);
        work.Record("target-list.locked", list.Reference, new
        {
            wave = wave.Code,
            list.Lines,
            list.Households,
            partial = list.PartialReason,
            unsigned = missing.Count,
            undecided = undecided.Sum(kelurahan => kelurahan.People),
            rows = root,
        });
        await work.CommitAsync(ct);
        return new TargetListLocked(list, landed.Dropped, undecided.Sum(kelurahan => kelurahan.People), WasKnown: false);
    }

    /// <summary>
    /// Kelurahan with names that go on and are not decided. It has signed when its minutes decided anybody: whom a signed meeting
    /// postponed comes onto a later list.
    /// </summary>
    internal static Task<IReadOnlyList<UndecidedKelurahan>> UndecidedAsync(Reading reading, long wave, CancellationToken ct) =>
        reading.ListAsync<UndecidedKelurahan>(
            $"""
            select a.code as Area, max(a.name) as Name,
                   cast(sum(case when d.person_id is null and m.standing in ('open', 'verify') then 1 else 0 end) as bigint) as People,
                   cast(sum(case when d.person_id is null then 0 else 1 end) as bigint) as Decided
            from application_member m
            join application f on f.id = m.application_id
            join person p on p.person_id = m.person_id
            join area a on a.code = coalesce(f.area, p.area)
            left join {NewestOutcome.Of(CaseStep.Deliberation)} d on d.person_id = m.person_id and d.application_id = m.application_id
            where m.wave_id = @wave
            group by a.code
            having sum(case when d.person_id is null and m.standing in ('open', 'verify') then 1 else 0 end) > 0
            order by a.code
            """,
            new { wave },
            ct);

    /// <summary>A person with two applications stands by the first; entry counts theirs.</summary>
    private static async Task StageAsync(UnitOfWork work, long wave, CancellationToken ct)
    {
        await work.TemporaryAsync(
            "listed",
            "person_id bigint not null, application_id bigint not null, area text not null, rt text, rw text, programmes text not null, "
                + "is_head bigint not null, birth_date text not null, entry bigint not null",
            ct);
        await work.ExecuteAsync(
            $"""
            insert into temp_listed (person_id, application_id, area, rt, rw, programmes, is_head, birth_date, entry)
            select m.person_id, m.application_id, coalesce(f.area, p.area), coalesce(f.rt, p.rt), coalesce(f.rw, p.rw), m.programmes,
                   case m.relation when 'head' then 1 else 0 end, p.birth_date,
                   row_number() over (partition by coalesce(p.merged_into, p.person_id) order by m.application_id, m.person_id)
            from application_member m
            join application f on f.id = m.application_id
            join person p on p.person_id = m.person_id
            join {NewestOutcome.Of(CaseStep.Deliberation)} d on d.person_id = m.person_id and d.application_id = m.application_id
            where m.wave_id = @wave and m.standing in ('open', 'verify') and d.outcome in {NewestOutcome.GoesOn}
              and not exists (
                  select 1 from target_list_line l join target_list t on t.id = l.target_list_id
                  where l.person_id = m.person_id and l.application_id = m.application_id and t.wave_id = @wave)
            """,
            new { wave },
            ct);
    }

    private static async Task<(TargetList List, RowSetRoot Root)> WriteAsync(
        UnitOfWork work, WaveRow wave, long id, (long Lines, long Households) counts, string partialReason, CancellationToken ct)
    {
        await work.ExecuteAsync(
            """
            insert into target_list_line (person_id, target_list_id, number, application_id, area, rt, rw, programmes)
            select person_id, @id,
                   row_number() over (
                       order by area, coalesce(rw, ''), coalesce(rt, ''), application_id, is_head desc, birth_date, person_id),
                   application_id, area, rt, rw, programmes
            from temp_listed where entry = 1
            """,
            new { id },
            ct);
        await work.AnalyzeAsync(["target_list_line"], ct);
        var root = await TargetListRows.Set.ComputeAsync(work, id, ct);
        var list = new TargetList(id, wave.Code, partialReason, counts.Lines, counts.Households, root.Root, work.Context.AtMicroseconds);
        await work.ExecuteAsync(
            """
            insert into target_list (id, wave_id, partial_reason, lines, households, merkle_root, locked_at, locked_by)
            values (@Id, @wave, @PartialReason, @Lines, @Households, @MerkleRoot, @LockedAt, @by)
            """,
            new
            {
                list.Id, wave = wave.Id, list.PartialReason, list.Lines, list.Households, list.MerkleRoot, list.LockedAt,
                by = work.Context.Actor.Id,
            },
            ct);
        return (list, root);
    }

    private static async Task<CaseBatchLanded> MoveAsync(UnitOfWork work, long wave, TargetList list, CancellationToken ct)
    {
        await CaseTrail.StageAsync(work, ct);
        await work.ExecuteAsync(
            """
            insert into temp_case_step (person_id, application_id, programme, outcome, reason, detail)
            select person_id, application_id, '', 'passed', null, 'list=' || @Reference || ';number=' || number
            from target_list_line where target_list_id = @Id
            union all
            select person_id, application_id, '', 'dropped', 'DUPLICATE_PERSON', 'list=' || @Reference from temp_listed where entry > 1
            """,
            new { list.Reference, list.Id },
            ct);
        return await CasesMoved.LandAsync(work, new(CaseStep.TargetList, wave, list.Reference), ct);
    }

    private static async Task<Outcome<TargetListLocked>> NobodyNewAsync(Reading reading, string wave, CancellationToken ct) =>
        await TargetListStore.OfWaveAsync(reading, wave, ct) is [.., var newest]
            ? new TargetListLocked(newest, 0, 0, WasKnown: true)
            : TargetListErrors.Nobody(wave);

    private sealed record WaveRow(long Id, string Code, long? ClosedAt);
}

/// <param name="People">Names that no signed minutes have decided.</param>
/// <param name="Decided">Names that signed minutes have decided.</param>
public sealed record UndecidedKelurahan(string Area, string Name, long People, long Decided);

internal static class TargetListErrors
{
    public static readonly Problem NoReason = Problem.Invalid(
        "target-list.partial", "A list that leaves kelurahan out needs a reason.", "Say why it cannot wait.")
        .InIndonesian("Daftar yang meninggalkan kelurahan perlu alasan.", "Tulis mengapa tidak dapat menunggu.")
        .AtCommandLine("Give it with --reason.");

    public static Problem UnknownWave(string wave) =>
        Problem.NotFound("wave.unknown", $"There is no wave '{wave}'.", "Compare its code with the list of waves.")
            .InIndonesian($"Tidak ada gelombang '{wave}'.", "Cocokkan kodenya dengan daftar gelombang.")
            .AtCommandLine("List them: paseban wave list");

    public static Problem StillOpen(string wave) => Problem.Conflict(
        "target-list.wave-open", $"Wave {wave} is still open: applications may come or be withdrawn.",
        "Close it first.")
        .InIndonesian($"Gelombang {wave} masih terbuka: pendaftaran masih dapat masuk atau dicabut.", "Tutup dahulu.")
        .AtCommandLine($"Close it: paseban wave close {wave}");

    public static Problem Unsigned(List<UndecidedKelurahan> missing, int shown)
    {
        var named = string.Join(", ", missing.Take(shown).Select(area => $"{area.Name} ({area.Area}): {area.People}"));
        var (rest, sisa) = missing.Count > shown
            ? ($" and {missing.Count - shown} more", $" dan {missing.Count - shown} lagi")
            : ("", "");
        return Problem.Conflict(
            "target-list.unsigned",
            $"{missing.Count} kelurahan have names that no signed minutes have decided: {named}{rest}.",
            "Let them sign first, or lock in part what is decided, with a reason; the others come onto a later list.")
            .InIndonesian(
                $"{missing.Count} kelurahan mempunyai nama yang belum diputuskan berita acara yang ditandatangani: {named}{sisa}.",
                "Tunggu sampai ditandatangani, atau kunci sebagian dengan alasan; sisanya masuk daftar berikutnya.")
            .AtCommandLine("Lock in part with --partial.");
    }

    public static Problem Nobody(string wave) => Problem.Conflict(
        "target-list.empty", $"Nobody of wave {wave} was found eligible by signed minutes.",
        "See the steps of the wave.")
        .InIndonesian($"Tidak ada nama gelombang {wave} yang layak menurut berita acara.", "Periksa langkah-langkah gelombang itu.")
        .AtCommandLine($"See them: paseban wave show {wave}");
}
