using Paseban.Bench.Steps;
using Paseban.Kernel;

namespace Paseban.Bench.Pages;

/// <summary>
/// What a year leaves behind beside payments, so that lists and counts have something to look through: a wave with an application for each
/// recipient, findings, visits, proposals, ends, exceptions. All by insert from the people who are there.
/// </summary>
internal static class PageWorld
{
    // Far from the numbers that use cases take.
    private const long Shift = 1_000_000_000;

    private static readonly string[] Statements =
    [
        // The secret of a second step may be given beforehand in a sandbox only.
        "insert into setting (name, value) values ('sandbox', 'yes') on conflict (name) do nothing",
        """
        insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by)
        values (@shift, 'PAGES-2024', 'PAGES-2024', '2024-02-01', '2024-12-31', 0, 0)
        """,
        """
        insert into application (id, wave_id, door, household_id, area, rt, rw, state, version, owner_id, begun_at, begun_by,
                                 submitted_at)
        select @shift + person_id, @shift, 'counter', household_id, area, rt, rw,
               case when person_id % 20 = 0 then 'draft' else 'submitted' end, 1, 0, 0, 0, case when person_id % 20 = 0 then null else 1 end
        from person where person_id <= @people
        """,
        """
        insert into application_member (person_id, application_id, wave_id, relation, programmes, step, standing)
        select person_id, @shift + person_id, @shift, 'other', 'KLJ', 2 + person_id % 5,
               case when person_id % 10 = 0 then 'verify' else 'open' end
        from person where person_id <= @people and person_id % 20 <> 0
        """,
        """
        insert into match_run (id, wave_id, kind, law_hash, asked, answered, state, recorded_at, recorded_by)
        values (@shift, @shift, 'civil', '', @people, @people, 'done', 0, 0)
        """,
        """
        insert into finding (id, run_id, wave_id, person_id, household_id, is_household, kind, source, vintage, evidence, confidence,
                             effect, reason)
        select @shift + person_id, @shift, @shift, person_id, household_id, 0, 'NAME_DIFFERS', 'CIVIL', 24288, '', 80,
               case when person_id % 2 = 0 then 'verify' else 'excludes' end,
                      case when person_id % 3 = 0 then 'DECEASED' else 'OWNS_CAR' end
        from person where person_id <= @people and person_id % 5 < 2
        """,
        """
        insert into finding_resolution (finding_id, decision, reason, evidence, decided_at, decided_by)
        select id, 'dismissed', 'OWNS_CAR', '', 0, 0 from finding where run_id = @shift and effect = 'verify' and id % 4 <> 0
        """,
        """
        insert into visit (person_id, id, application_id, purpose, reason, area, rw, rt, planned_on, state, visited_on, planned_at,
                           planned_by)
        select person_id, @shift + person_id, @shift + person_id, 'registration', '', area, rw, rt,
               '2024-03-0' || (1 + person_id / 10 % 9),
               case when person_id % 20 = 0 then 'planned' else 'done' end,
                      case when person_id % 20 = 0 then null else '2024-03-01' end, 0, 0
        from person where person_id <= @people and person_id % 10 = 0
        """,
        """
        insert into verification_proposal
            (person_id, id, application_id, reason, evidence, notified_on, reply_until, proposed_at, proposed_by)
        select person_id, @shift + person_id, 0, 'OWNS_CAR', '', '2024-02-10', '2024-02-24', 0, 0
        from person where person_id <= @people and person_id % 50 = 0
        """,
        """
        insert into verification_decision (person_id, proposal_id, outcome, effective_on, note, decided_at, decided_by)
        select person_id, id, 'dismissed', '2024-03-01', '', 0, 0 from verification_proposal where id > @shift and person_id % 250 <> 0
        """,
        """
        insert into recipient_event
            (person_id, id, change_id, programme, kind, reason, effective_on, first_month, after_decree, evidence, recorded_at, recorded_by)
        select person_id, @shift + person_id, @shift, 'KLJ', 'ended', 'DECEASED', '2023-12-01', 24288, 0, '', 0, 0
        from person where person_id <= @people and person_id % 25 = 0
        """,
        """
        insert into exception_item (id, message_id, code, reference, amount, detail, cash, raised_at, owner_role)
        select @shift + person_id, (select min(id) from bank_message), 'UNKNOWN_PAYMENT', 'PAY-' || person_id, 300000, '', 0, 0, 6
        from person where person_id <= 60
        """,
    ];

    public static async Task MakeAsync(World world)
    {
        await new WiderRegistry(world.Database).WidenAsync(world.People);
        await using var work = await world.Database.BeginAsync(World.Prepare(ProcessKind.DatabaseMigrating));
        foreach (var statement in Statements) await work.ExecuteAsync(statement, new { shift = Shift, people = world.People });
        await work.AnalyzeAsync(
        [
            "application", "application_member", "finding", "finding_resolution", "visit", "verification_proposal", "verification_decision",
            "recipient_event", "exception_item",
        ]);
        await work.CommitAsync();
    }
}
