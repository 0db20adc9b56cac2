using Paseban.Assistance.Intake;

namespace Paseban.Assistance.Targeting;

/// <param name="Wave">Code of the wave.</param>
/// <param name="IsPartial">Lock whoever is ready although others wait; needs a reason.</param>
/// <param name="Seen">How many people the asker was told; refused when they are others by now. Null asks for whoever they are.</param>
public sealed record LockRequest(string Wave, bool IsPartial = false, long? Seen = null);

/// <param name="List">The list as it now stands.</param>
/// <param name="Twice">Applications dropped because the person stands on the list by an earlier one.</param>
/// <param name="Undecided">
/// Names of the wave that a meeting postponed, or that a partial list leaves out: they come onto a later list.
/// </param>
/// <param name="WasKnown">Everybody who may stand on a list stood there before: nothing was changed.</param>
public sealed record TargetListLocked(TargetList List, long Twice, long Undecided, bool WasKnown);

/// <summary>
/// Locks the final target list of a wave: everybody whom the newest signed minutes found eligible and whose case still goes on, numbered by
/// kelurahan, RW, RT and household. A kelurahan is ready when its minutes are signed and were on display to the end, every objection
/// answered.
/// </summary>
public sealed class LockTargetList(Database database)
{
    private const int MissingShown = 20;

    // The newest minutes of a kelurahan are those of its last signed meeting; a display is closed when every objection is answered.
    private const string OnDisplay = """
        (select g.area from meeting g join minutes n on n.meeting_id = g.id left join display v on v.minutes_id = n.id
         where g.wave_id = @wave and g.kind = 'fmotm' and v.closed_at is null and not exists (
             select 1 from meeting later
             where later.wave_id = g.wave_id and later.kind = g.kind and later.area = g.area and later.state = 'signed'
               and later.id > g.id))
        """;

    /// <summary>Whom the newest minutes found eligible and who stand on no list of the wave, be their kelurahan ready or not.</summary>
    private static readonly string Eligible = $"""
        (select m.person_id, m.application_id, coalesce(p.merged_into, p.person_id) as stands_as, coalesce(f.area, p.area) as area,
                coalesce(f.rt, p.rt) as rt, coalesce(f.rw, p.rw) as rw, m.programmes, m.relation, p.birth_date
         from application_member m
         join application f on f.id = m.application_id
         join person p on p.person_id = m.person_id
         join {NewestOutcome.Of(CaseStep.Deliberation)} d on d.person_id = m.person_id and d.application_id = m.application_id
         where m.wave_id = @wave and m.standing in ('open', 'verify') and d.outcome in {NewestOutcome.GoesOn}
           and not exists (
               select 1 from target_list_line l join target_list t on t.id = l.target_list_id
               where l.person_id = m.person_id and l.application_id = m.application_id and t.wave_id = @wave))
        """;

    /// <summary>Whoever stands on the next list of @wave: SQL with a row for each of their applications.</summary>
    internal static readonly string Standing = $"""
        (select e.* from {Eligible} e where e.area is null or e.area not in {OnDisplay})
        """;

    public async Task<Outcome<TargetListLocked>> RunAsync(LockRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (request.IsPartial && string.IsNullOrWhiteSpace(context.Reason)) return TargetListErrors.NoReason;
        await using var work = await database.BeginAsync(context, ct);
        // Two locks at one time would put a person on two lists; SQLite has one writer anyway.
        if (work.Engine == Engine.Postgres) await work.ExecuteAsync("lock table target_list in share row exclusive mode", ct: ct);
        var found = await WaveCalendar.FindAsync(work, request.Wave, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var wave = found.Value;
        if (wave.ClosedAt is null) return TargetListErrors.StillOpen(wave.Code);
        var undecided = await UndecidedAsync(work, wave.Id, ct);
        var missing = undecided.Where(kelurahan => kelurahan.Waits).ToList();
        if (missing.Count > 0 && !request.IsPartial) return TargetListErrors.Unready(missing, MissingShown);

        await StageAsync(work, wave.Id, ct);
        var counts = await work.SingleAsync<(long Lines, long Households)>(
            "select count(*), count(distinct application_id) from temp_listed where entry = 1", ct: ct);
        if (counts.Lines == 0) return await NobodyNewAsync(work, wave.Code, ct);
        if (request.Seen is { } seen && seen != counts.Lines) return TargetListErrors.Moved(seen, counts.Lines);
        var id = await work.TakeNumbersAsync("target_list", 1, ct);
        var (list, root) = await WriteAsync(work, wave, id, counts, missing.Count > 0 ? context.Reason : "", ct);
        var landed = await MoveAsync(work, wave.Id, list, ct);
        work.Record("target-list.locked", list.Reference, new
        {
            wave = wave.Code,
            list.Lines,
            list.Households,
            partial = list.PartialReason,
            notReady = missing.Count,
            undecided = undecided.Sum(kelurahan => kelurahan.People),
            rows = root,
        });
        await work.CommitAsync(ct);
        return new TargetListLocked(list, landed.Dropped, undecided.Sum(kelurahan => kelurahan.People), WasKnown: false);
    }

    /// <summary>
    /// Kelurahan with names that a list would leave out. It has signed when its minutes decided anybody: whom a signed meeting postponed
    /// comes onto a later list.
    /// </summary>
    internal static Task<IReadOnlyList<UndecidedKelurahan>> UndecidedAsync(Reading reading, long wave, CancellationToken ct) =>
        reading.ListAsync<UndecidedKelurahan>(
            $"""
            select a.code as Area, a.name as Name, cast(sum(x.left_out) as bigint) as People, cast(sum(x.decided) as bigint) as Decided,
                   cast(max(x.on_display) as bigint) as OnDisplay
            from (
                select coalesce(f.area, p.area) as area,
                       case when d.person_id is null and m.standing in ('open', 'verify') then 1 else 0 end as left_out,
                       case when d.person_id is null then 0 else 1 end as decided, 0 as on_display
                from application_member m
                join application f on f.id = m.application_id
                join person p on p.person_id = m.person_id
                left join {NewestOutcome.Of(CaseStep.Deliberation)} d
                     on d.person_id = m.person_id and d.application_id = m.application_id
                where m.wave_id = @wave
                union all
                select e.area, 1, 0, 1 from {Eligible} e where e.area in {OnDisplay}) x
            join area a on a.code = x.area
            group by a.code, a.name having sum(x.left_out) > 0
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
            select person_id, application_id, area, rt, rw, programmes, case relation when 'head' then 1 else 0 end, birth_date,
                   row_number() over (partition by stands_as order by application_id, person_id)
            from {Standing} s
            """,
            new { wave },
            ct);
    }

    private static async Task<(TargetList List, RowSetRoot Root)> WriteAsync(
        UnitOfWork work, RegistrationWave wave, long id, (long Lines, long Households) counts, string partialReason, CancellationToken ct)
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
}

/// <param name="People">Names that a list locked now would leave out.</param>
/// <param name="Decided">Names that signed minutes have decided.</param>
/// <param name="OnDisplay">1 while its newest minutes have not been on display to the end, every objection answered.</param>
public sealed record UndecidedKelurahan(string Area, string Name, long People, long Decided, long OnDisplay)
{
    /// <summary>Not ready at all: a whole list has none such.</summary>
    public bool Waits => Decided == 0 || OnDisplay == 1;
}

internal static class TargetListErrors
{
    public static readonly Problem NoReason = Problem.Invalid(
        "target-list.partial", "A list that leaves kelurahan out needs a reason.", "Say why it cannot wait.")
        .InIndonesian("Daftar yang meninggalkan kelurahan perlu alasan.", "Tulis mengapa tidak dapat menunggu.")
        .AtCommandLine("Give it with --reason.");

    public static Problem Moved(long seen, long now) => Problem.Conflict(
        "target-list.moved", $"{seen} people were to come onto the list when it was confirmed; now it would be {now}.",
        "Look at the figures again, then lock.")
        .InIndonesian(
            $"Saat dikonfirmasi {seen} orang akan masuk daftar; sekarang menjadi {now}.", "Periksa lagi angkanya, lalu kunci.");

    public static Problem StillOpen(string wave) => Problem.Conflict(
        "target-list.wave-open", $"Wave {wave} is still open: applications may come or be withdrawn.",
        "Close it first.")
        .InIndonesian($"Gelombang {wave} masih terbuka: pendaftaran masih dapat masuk atau dicabut.", "Tutup dahulu.")
        .AtCommandLine($"Close it: paseban wave close {wave}");

    public static Problem Unready(List<UndecidedKelurahan> missing, int shown)
    {
        var named = string.Join(", ", missing.Take(shown).Select(area => $"{area.Name} ({area.Area}): {area.People}"));
        var (rest, sisa) = missing.Count > shown
            ? ($" and {missing.Count - shown} more", $" dan {missing.Count - shown} lagi")
            : ("", "");
        return Problem.Conflict(
            "target-list.unsigned",
            $"{missing.Count} kelurahan have not signed, or their result has not been on display to the end: {named}{rest}.",
            "Let them finish first, or lock the others in part, with a reason; these come onto a later list.")
            .InIndonesian(
                $"{missing.Count} kelurahan belum menandatangani, atau masa pengumumannya belum selesai: {named}{sisa}.",
                "Tunggu sampai selesai, atau kunci yang lain dahulu dengan alasan; sisanya masuk daftar berikutnya.")
            .AtCommandLine("Lock in part with --partial.");
    }

    public static Problem Nobody(string wave) => Problem.Conflict(
        "target-list.empty", $"Nobody of wave {wave} was found eligible by signed minutes.",
        "See the steps of the wave.")
        .InIndonesian($"Tidak ada nama gelombang {wave} yang layak menurut berita acara.", "Periksa langkah-langkah gelombang itu.")
        .AtCommandLine($"See them: paseban wave show {wave}");
}
