using Paseban.Assistance.Intake;

namespace Paseban.Assistance.Verification;

/// <summary>Who of a wave is visited.</summary>
/// <param name="Wave">Code of the registration wave.</param>
/// <param name="SamplePercent">How many of those without a doubt, 0 to 100; always the same people of a wave.</param>
/// <param name="Area">Only this area and what lies in it; null for all.</param>
/// <param name="From">The first day of visits.</param>
/// <param name="PerDay">Visits that one Pendamsos makes in a kelurahan on a working day, at least 1.</param>
public sealed record PlanVisitsRequest(string Wave, int SamplePercent, string? Area, DateOnly From, int PerDay = 8);

/// <param name="Reference">Names the plan in the audit trail; null when there was nobody to visit.</param>
/// <param name="Kelurahan">In how many kelurahan.</param>
public sealed record VisitsPlanned(
    string? Reference, long Visits, long Doubts, long Sample, long Kelurahan, DateOnly? First, DateOnly? Last);

/// <summary>
/// Plans a visit for everybody of a wave about whom there is a doubt, and for a sample of the others. Who waits for a visit, or was
/// visited for the same registration, is not planned again.
/// </summary>
public sealed class PlanVisits(Database database)
{
    public async Task<Outcome<VisitsPlanned>> RunAsync(PlanVisitsRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (request.SamplePercent is < 0 or > 100)
            return Problem.Invalid("visit.sample", "A sample is 0 to 100 per cent.", "Correct the sample.")
                .InIndonesian("Contoh acak adalah 0 sampai 100 persen.", "Perbaiki persennya.")
                .AtCommandLine("Correct --sample.");
        if (request.PerDay < 1) return Problem.Invalid("visit.per-day", "Somebody makes at least one visit a day.", "Give at least one.")
            .InIndonesian("Satu petugas melakukan paling sedikit satu kunjungan sehari.", "Isi paling sedikit satu.")
            .AtCommandLine("Correct --per-day.");
        await using var work = await database.BeginAsync(context, ct);
        var found = await WaveCalendar.FindAsync(work, request.Wave, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var wave = found.Value.Id;
        await VisitPlan.StageAsync(work, ct);
        await work.ExecuteAsync(
            """
            insert into temp_to_visit (person_id, application_id, reason)
            select m.person_id, m.application_id, case m.standing when 'verify' then coalesce(m.reason, 'FACT_UNKNOWN') else @sample end
            from application_member m join person p on p.person_id = m.person_id
            where m.wave_id = @wave and (p.area = @area or p.area like @within)
              and (m.standing = 'verify'
                   or (m.standing = 'open' and (m.person_id * 7919 + m.application_id * 104729) % 100 < @SamplePercent))
            """,
            new
            {
                wave,
                sample = Visits.Sample,
                area = request.Area ?? "",
                within = (request.Area is { } area ? area + "." : "") + "%",
                request.SamplePercent,
            },
            ct);
        var planned = await VisitPlan.LandAsync(work, VisitPurpose.Registration, request.From, request.PerDay, request.Wave, ct);
        if (planned.Visits > 0) await work.CommitAsync(ct);
        return planned;
    }
}

/// <summary>Turns people to visit into planned visits, a round for each kelurahan through its RW and RT.</summary>
internal static class VisitPlan
{
    /// <summary>Makes <c>temp_to_visit</c>, empty: who, for which registration (0 for none), why.</summary>
    public static Task StageAsync(UnitOfWork work, CancellationToken ct) =>
        work.TemporaryAsync("to_visit", "person_id bigint not null, application_id bigint not null, reason text not null", ct);

    public static async Task<VisitsPlanned> LandAsync(
        UnitOfWork work, VisitPurpose purpose, DateOnly from, int perDay, string subject, CancellationToken ct)
    {
        // Home is where somebody says they live: the registration's RT and RW, or the person's own.
        await work.ExecuteAsync(
            """
            delete from temp_to_visit where exists (
                select 1 from visit v where v.person_id = temp_to_visit.person_id and v.application_id = temp_to_visit.application_id
                  and (v.state = 'planned' or (v.state = 'done' and v.application_id <> 0)))
            """,
            ct: ct);
        await work.TemporaryAsync(
            "round",
            """
            person_id bigint not null, application_id bigint not null, reason text not null, area text not null, rw text, rt text,
            number bigint not null, day bigint not null
            """,
            ct);
        var count = await work.ExecuteAsync(
            """
            insert into temp_round (person_id, application_id, reason, area, rw, rt, number, day)
            select t.person_id, t.application_id, t.reason, coalesce(a.area, p.area), coalesce(a.rw, p.rw), coalesce(a.rt, p.rt),
                row_number() over (
                    order by coalesce(a.area, p.area), coalesce(a.rw, p.rw), coalesce(a.rt, p.rt), p.household_id, p.person_id),
                (row_number() over (partition by coalesce(a.area, p.area)
                    order by coalesce(a.rw, p.rw), coalesce(a.rt, p.rt), p.household_id, p.person_id) - 1) / @perDay
            from temp_to_visit t join person p on p.person_id = t.person_id left join application a on a.id = t.application_id
            """,
            new { perDay = (long)perDay },
            ct);
        if (count == 0) return new(null, 0, 0, 0, 0, null, null);
        var last = await WriteDaysAsync(work, from, ct);
        var first = await work.TakeNumbersAsync("visit", count, ct);
        await work.ExecuteAsync(
            """
            insert into visit (person_id, id, application_id, purpose, reason, area, rw, rt, planned_on, state, planned_at, planned_by)
            select r.person_id, @first - 1 + r.number, r.application_id, @purpose, r.reason, r.area, r.rw, r.rt, d.on_day, 'planned',
                   @at, @by
            from temp_round r join temp_workday d on d.day = r.day order by r.person_id
            """,
            new { first, purpose = purpose.Code(), at = work.Context.AtMicroseconds, by = work.Context.Actor.Id },
            ct);
        var (sample, kelurahan) = await work.SingleAsync<(long, long)>(
            "select cast(sum(case reason when @Sample then 1 else 0 end) as bigint), count(distinct area) from temp_round",
            new { Visits.Sample }, ct);
        var reference = $"{Visits.ReferenceOf(first)}..{Visits.ReferenceOf(first + count - 1)}";
        work.Record(
            "visits.planned", subject,
            new { visits = count, sample, kelurahan, first = Visits.ReferenceOf(first), purpose = purpose.Code() });
        return new(reference, count, count - sample, sample, kelurahan, from, last);
    }

    /// <summary>Numbers the working days from a day on, as many as the longest round needs; gives the last.</summary>
    private static async Task<DateOnly> WriteDaysAsync(UnitOfWork work, DateOnly from, CancellationToken ct)
    {
        var longest = await work.SingleAsync<long>("select max(day) from temp_round", ct: ct);
        await work.TemporaryAsync("workday", "day bigint not null, on_day text not null", ct);
        await using var bulk = work.Bulk("temp_workday", "day", "on_day");
        var (on, day) = (from, 0L);
        for (; ; on = on.AddDays(1))
        {
            if (on.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
            bulk.Add(day).Add(on).EndRow();
            if (day++ == longest) break;
        }
        await bulk.CompleteAsync(ct);
        return on;
    }
}
