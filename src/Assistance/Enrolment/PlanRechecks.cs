using Paseban.Assistance.Verification;
using Paseban.Rules;

namespace Paseban.Assistance.Enrolment;

/// <param name="Programme">Whose recipients.</param>
/// <param name="From">The first day of visits.</param>
/// <param name="PerDay">Visits that one Pendamsos makes in a kelurahan on a working day.</param>
/// <param name="Most">At most this many, those longest unseen first.</param>
public sealed record PlanRechecksRequest(string Programme, DateOnly From, int PerDay = 8, int Most = int.MaxValue);

/// <summary>Plans a visit to current recipients whom nobody from the field has seen for the months that the law sets.</summary>
public sealed class PlanRechecks(Database database, Law law)
{
    public const string Reason = "RECHECK";

    public async Task<Outcome<VisitsPlanned>> RunAsync(PlanRechecksRequest request, ProcessContext context, CancellationToken ct = default)
    {
        var programme = law.Programme(request.Programme);
        if (!programme.Succeeded) return programme.Problems.ToArray();
        var months = law.StepNumber("recheck_months", context.Today);
        if (!months.Succeeded) return months.Problems.ToArray();
        if (request.PerDay < 1)
            return Problem.Invalid("visit.per-day", "Somebody makes at least one visit a day.", "Give a number from 1 on.")
                .InIndonesian("Seorang petugas melakukan sedikitnya satu kunjungan sehari.", "Isi angka mulai dari 1.")
                .AtCommandLine("Correct --per-day.");
        var now = Month.Of(context.Today);
        await using var work = await database.BeginAsync(context, ct);
        await VisitPlan.StageAsync(work, ct);
        await work.ExecuteAsync(
            """
            insert into temp_to_visit (person_id, application_id, reason)
            select r.person_id, 0, @Reason
            from (select distinct person_id from recipient
                  where programme = @Programme and status = 'active' and from_month <= @now and to_month >= @now) r
            left join (select person_id, max(vintage) as vintage from source_record where source = 'FIELD' group by person_id) s
                on s.person_id = r.person_id
            where coalesce(s.vintage, 0) <= @before order by coalesce(s.vintage, 0), r.person_id limit @Most
            """,
            new { Reason, request.Programme, now = (long)now.Index, before = now.Index - months.Value, request.Most },
            ct);
        var planned = await VisitPlan.LandAsync(work, VisitPurpose.Recheck, request.From, request.PerDay, request.Programme, ct);
        if (planned.Visits > 0) await work.CommitAsync(ct);
        return planned;
    }
}
