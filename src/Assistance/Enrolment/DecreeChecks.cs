using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Enrolment;

/// <summary>What a row cannot be held to before its person is known. Each check takes its bad rows out before the next looks.</summary>
/// <param name="work">The change under way.</param>
/// <param name="faults">Receives the bad rows.</param>
/// <param name="law">The law of the months in question.</param>
/// <param name="rootId">The decree that is amended; 0 for a new list.</param>
/// <param name="signedOn">The day of the decree.</param>
internal sealed class DecreeChecks(UnitOfWork work, RowFaults faults, Law law, long rootId, DateOnly signedOn)
{
    private static readonly BilingualText NotListed = new(
        "Keputusan ini tidak memuat orang dan program ini pada bulan itu atau sesudahnya.",
        "The decree has no line of this person and programme in that month or later.");

    private static readonly BilingualText CheckRow = new("Periksa NIK, program dan bulannya.", "Check NIK, programme and month.");

    private readonly Dictionary<(string Programme, Month From), Judge> judges = [];

    public async Task RunAsync(CancellationToken ct)
    {
        await CheckPeopleAsync(ct);
        await CheckEndedAsync(ct);
        if (rootId > 0) await CheckWithdrawalsAsync(ct);
        await CheckWithinFileAsync(ct);
        // A refused change no longer makes room for another row, so that one is looked at again.
        while (await CheckSpansAsync(ct) > 0) continue;
    }

    /// <summary>
    /// The law judges each new line's person in its first month: alive, in DKI, of the right age, and no criterion refused.
    /// </summary>
    private async Task CheckPeopleAsync(CancellationToken ct)
    {
        var merged = await MergedStatements.ReadAsync(work, ct);
        await using (var rows = await work.StreamAsync(
            $"""
            select l.line, l.mark, l.programme, l.from_month, {KnownRow.Columns}
            from temp_listed l
            join person p on p.person_id = l.person_id
            left join source_record s on s.person_id = l.person_id
            where l.action <> @remove
            order by l.person_id, l.line
            """,
            new { remove = (long)LineAction.Remove },
            ct))
        {
            var (line, mark, judge) = (0L, 0L, default(Judge));
            while (await rows.ReadAsync(ct))
            {
                var known = KnownRow.Read(rows, 4);
                if (rows.GetInt64(0) == line)
                {
                    judge!.Sheet.Add(known);
                    continue;
                }
                Close(judge, line, mark);
                (line, mark, judge) = (
                    rows.GetInt64(0), rows.GetInt64(1), JudgeOf(rows.GetString(2), new Month((int)rows.GetInt64(3)), merged));
                judge.Sheet.Begin(known);
            }
            Close(judge, line, mark);
        }
        await faults.RemoveAsync(ct);
    }

    /// <summary>An end that is on record cuts the line: only a later decree, beginning after the end, enrols a person anew.</summary>
    private async Task CheckEndedAsync(CancellationToken ct)
    {
        var ended = await work.ListAsync<(long Line, string Reason, string EffectiveOn, long FirstMonth)>(
            """
            select l.line, min(e.reason), min(e.effective_on), min(e.first_month)
            from temp_listed l
            join temp_record o on o.person_id = l.person_id
            join recipient_event e on e.person_id = o.record_id and e.programme = l.programme and e.kind = 'ended'
            where l.action <> @remove and e.first_month <= l.to_month and (l.from_month < e.first_month or e.effective_on >= @signedOn)
            group by l.line
            """,
            new { remove = (long)LineAction.Remove, signedOn = signedOn.Iso },
            ct);
        foreach (var (line, reason, effectiveOn, firstMonth) in ended)
        {
            var first = new Month((int)firstMonth);
            faults.Add(
                line,
                new(
                    $"Bantuan orang ini berakhir pada {effectiveOn} ({reason}): {first} dan sesudahnya tidak dibayar.",
                    $"The person's assistance ended on {effectiveOn} ({reason}): {first} and later months are not due."),
                new(
                    $"Akhiri baris ini pada {first.Plus(-1)}, atau mulai {first} atau sesudahnya lewat keputusan yang lebih baru.",
                    $"Let the line end in {first.Plus(-1)}, or begin it in {first} or later by a decree signed after the end."));
        }
        await faults.RemoveAsync(ct);
    }

    private async Task CheckWithdrawalsAsync(CancellationToken ct)
    {
        var absent = await work.ListAsync<(long Line, long Mark)>(
            """
            select t.line, t.mark from temp_listed t where t.action <> @add and not exists (
                select 1 from temp_record o
                join decree_line l on l.person_id = o.record_id
                join decree d on d.id = l.decree_id
                where o.person_id = t.person_id and l.programme = t.programme and d.root_id = @rootId and l.to_month >= t.from_month
                  and not exists (
                      select 1 from decree_withdrawal w
                      where w.person_id = l.person_id and w.line_id = l.id
                        and (w.from_month <= t.from_month or w.from_month <= l.from_month)))
            """,
            new { add = (long)LineAction.Add, rootId },
            ct);
        foreach (var (line, mark) in absent) faults.Add(DecreeStaging.OfNik(line, mark, NotListed, CheckRow));
        var twice = await work.ListAsync<(long Line, long Other)>(
            """
            select t.line, min(o.line) from temp_listed t
            join temp_listed o on o.person_id = t.person_id and o.programme = t.programme and o.line < t.line
            where t.action <> @add and o.action <> @add
            group by t.line
            """,
            new { add = (long)LineAction.Add },
            ct);
        var known = absent.Select(row => row.Line).ToHashSet();
        foreach (var (line, other) in twice.Where(row => !known.Contains(row.Line) && !known.Contains(row.Other)))
            faults.Add(
                line,
                new($"Baris {other} sudah mengubah atau menghapus orang ini.", $"Line {other} already changes or removes this person."),
                new("Pertahankan salah satu.", "Keep one of the two."));
        await faults.RemoveAsync(ct);
    }

    private async Task CheckWithinFileAsync(CancellationToken ct)
    {
        var twice = await work.ListAsync<(long Line, long Other)>(
            """
            select t.line, min(o.line) from temp_listed t
            join temp_listed o on o.person_id = t.person_id and o.benefit_group = t.benefit_group and o.line < t.line
                and o.from_month <= t.to_month and o.to_month >= t.from_month
            where t.action <> @remove and o.action <> @remove
            group by t.line
            """,
            new { remove = (long)LineAction.Remove },
            ct);
        foreach (var (line, other) in twice)
        {
            faults.Add(
                line,
                new(
                    $"Baris {other} sudah memberi orang ini bantuan pada sebagian bulan ini; satu bantuan per bulan.",
                    $"Line {other} already gives this person a benefit in some of these months; one a month."),
                new(
                    "Pertahankan salah satu, atau pisahkan bulannya.", "Keep one of the two, or make their months apart."));
        }
        await faults.RemoveAsync(ct);
    }

    private async Task<int> CheckSpansAsync(CancellationToken ct)
    {
        var overlaps = await work.ListAsync<(long Line, string Number, string Programme, long From, long To)>(
            """
            select t.line, min(d.number), min(r.programme), min(r.from_month), max(r.to_month)
            from temp_listed t
            join temp_record o on o.person_id = t.person_id
            join recipient r on r.person_id = o.record_id and r.benefit_group = t.benefit_group
                and r.from_month <= t.to_month and r.to_month >= t.from_month and r.to_month >= r.from_month
            join decree d on d.id = r.decree_id
            left join temp_listed x on x.person_id = t.person_id and x.programme = r.programme and x.action <> @add and d.root_id = @rootId
            where t.action <> @remove and (x.line is null or (x.from_month > t.from_month and x.from_month > r.from_month))
            group by t.line
            """,
            new { add = (long)LineAction.Add, remove = (long)LineAction.Remove, rootId },
            ct);
        foreach (var (line, number, programme, from, to) in overlaps)
        {
            var months = new MonthRange(new Month((int)from), new Month((int)to));
            faults.Add(
                line,
                new(
                    $"{number} sudah memberi orang ini {programme} pada {months}; satu bantuan per bulan.",
                    $"{number} already gives this person {programme} in {months}; one benefit a month."),
                new("Cabut dahulu baris itu, atau pisahkan bulannya.", "Withdraw that line first, or make the months apart."));
        }
        return await faults.RemoveAsync(ct);
    }

    private void Close(Judge? judge, long line, long mark)
    {
        if (judge?.Objection() is var (reason, remedy)) faults.Add(DecreeStaging.OfNik(line, mark, reason, remedy));
    }

    private Judge JudgeOf(string programme, Month from, MergedStatements merged)
    {
        if (!judges.TryGetValue((programme, from), out var judge))
            judges.Add((programme, from), judge = new(law, law.AssessorFor(programme, from).Value, merged));
        return judge;
    }
}
