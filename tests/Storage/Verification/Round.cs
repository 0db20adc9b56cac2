using Paseban.Assistance.Intake;
using Paseban.Assistance.Verification;
using Paseban.Tests.Storage.Enrolment;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Verification;

/// <summary>A wave of a few registrations on one database, some with a doubt, and the acts of a round of visits.</summary>
internal static class Round
{
    public static readonly DateOnly FirstDay = new(2021, 8, 9);

    /// <summary>Three people: a doubt, none, and one whom a step dropped.</summary>
    public static async Task<Village> BeginAsync(Engine engine)
    {
        var village = await Village.CreateAsync(engine);
        for (var i = 0; i < 3; i++) await village.AddPersonAsync();
        await using var work = await village.Database.BeginAsync(At(ProcessKind.WaveChanging, "2021-06-07"), Stop);
        await work.ExecuteAsync(
            """
            insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by)
            values (1, 'FMOTM-2021', 'FMOTM', '2021-06-07', '2021-06-25', 0, 0)
            """,
            ct: Stop);
        (long, string, string?)[] members = [(1, "verify", "FACT_UNKNOWN"), (2, "open", null), (3, "dropped", "OWNS_CAR")];
        foreach (var (person, standing, reason) in members)
        {
            await work.ExecuteAsync(
                """
                insert into application (id, wave_id, door, state, version, owner_id, begun_at, begun_by, area, rw, rt)
                values (@person, 1, 'counter', 'submitted', 1, 0, 0, 0, '31.71.03.1002', '002', @rt)
                """,
                new { person, rt = $"00{person}" }, Stop);
            await work.ExecuteAsync(
                """
                insert into application_member (person_id, application_id, wave_id, relation, programmes, step, standing, reason)
                values (@person, @person, 1, 'head', 'KLJ', 12, @standing, @reason)
                """,
                new { person, standing, reason }, Stop);
        }
        await work.CommitAsync(Stop);
        return village;
    }

    public static ProcessContext At(ProcessKind kind, string day, long actor = 11) => A.Process(
        kind, new DateTimeOffset(IsoDate.Parse(day), new TimeOnly(15, 0), ProcessContext.Jakarta), A.Actor(actor, Role.PusdatinOfficer));

    public static async Task<VisitsPlanned> PlanAsync(Village village, int sample = 0) =>
        (await new PlanVisits(village.Database).RunAsync(
            new("FMOTM-2021", sample, null, FirstDay), At(ProcessKind.VisitPlanning, "2021-08-02"), Stop)).Value;

    public static Task<Outcome<AnswersLanded>> AnswerAsync(
        Village village, string on, string by, params (string Question, string Answer)[] answers) =>
        new RecordVisit(village.Database, Statute).RunAsync(
            new(Visits.ReferenceOf(1), IsoDate.Parse(on), by, answers.ToDictionary(pair => pair.Question, pair => pair.Answer)),
            At(ProcessKind.VisitRecording, on), Stop);

    public static async Task<(string Standing, string? Reason, CaseStep Step)> StandingAsync(Village village, long person)
    {
        await using var reading = await village.Database.ReadAsync(Stop);
        var (standing, reason, step) = await reading.SingleAsync<(string, string?, long)>(
            "select standing, reason, step from application_member where person_id = @person", new { person }, Stop);
        return (standing, reason, (CaseStep)step);
    }
}
