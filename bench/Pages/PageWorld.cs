using Paseban.Bench.Steps;
using Paseban.Kernel;

namespace Paseban.Bench.Pages;

/// <summary>
/// What a year leaves behind beside payments, so that lists and counts have something to look through: a wave with an application for each
/// recipient, findings, look-alikes, meetings with their objections, a target list, a ranking, visits, proposals, ends, exceptions, an
/// audit trail and a log of who looked at whom. All by insert from the people who are there.
/// </summary>
internal static class PageWorld
{
    // Far from the numbers that use cases take.
    private const long Shift = 1_000_000_000;

    /// <summary>Of the last kelurahan by code; it is open, and every fourth name waits.</summary>
    public static Reference Meeting { get; } = Reference.Of("MEET", Shift + 1);

    public static Reference TargetList { get; } = Reference.Of("DST", Shift);

    public static Reference Ranking { get; } = Reference.Of("RANK", Shift);

    private static readonly string[] Statements =
    [
        // The secret of a second step may be given beforehand in a sandbox only.
        "insert into setting (name, value) values ('sandbox', 'yes') on conflict (name) do nothing",
        """
        insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by, closed_at, closed_by)
        values (@shift, 'PAGES-2024', 'PAGES-2024', '2023-08-01', '2023-10-31', 0, 0, 0, 0)
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
        """
        insert into match_run (id, wave_id, kind, law_hash, asked, answered, state, recorded_at, recorded_by)
        values (@shift + 1, @shift, 'duplicates', '', @people, @people, 'done', 0, 0)
        """,
        """
        insert into civil_answer (person_id, answered_at, run_id, asked, status, elements, valid_until)
        select person_id, person_id, @shift, '', 'found', '', '2025-01-01' from person where person_id <= @people
        """,
        """
        insert into duplicate_pair (left_id, right_id, run_id, group_id, per_mille, parts)
        select person_id, person_id + 1, @shift + 1, @shift + person_id / 10, 700 + person_id % 300, 'name:agree:7.1'
        from person where person_id < @people and person_id % 5 = 0
        """,
        """
        insert into duplicate_decision (left_id, right_id, decided_at, decision, reason, evidence, decided_by)
        select left_id, right_id, 0, 'different', 'OTHER', '', 0 from duplicate_pair where run_id = @shift + 1 and left_id % 20 < 10
        """,
        // A batch for each step that is taken once, and one a programme for the others.
        """
        insert into case_batch
            (id, step, wave_id, reference, passed, verify, waiting, dropped, reopened, merkle_root, recorded_at, recorded_by)
        select @shift + step, step, @shift, 'PAGES-' || step, @people, 0, 0, 0, 0, '', 0, 0
        from (select 9 as step union all select 10 union all select 11 union all select 12 union all select 14
              union all select 20 union all select 22) steps
        """,
        """
        insert into case_step (person_id, application_id, batch_id, programme, outcome, reason, detail)
        select p.person_id, @shift + p.person_id, b.id, case when b.step < 20 then '' else 'KLJ' end,
               case when b.step >= 20 and p.person_id % 5 = 0 then 'waiting' else 'passed' end, null, ''
        from person p join case_batch b on b.wave_id = @shift and b.step > 10 where p.person_id <= @people
        """,
        """
        insert into meeting (id, wave_id, kind, area, number, state, names, agenda_root, drawn_at, drawn_by, place, planned_at, begun_at,
                             chair, note_taker)
        select @shift + row_number() over (order by area desc), @shift, 'fmotm', area, 1,
               case row_number() over (order by area desc) % 3 when 1 then 'open' when 2 then 'drawn' else 'signed' end,
               count(*), @hash, 0, 0, 'Kantor Kelurahan', 1709251200000000, 1709251200000000, 'Lurah', 'Sekretaris'
        from person where person_id <= @people group by area
        """,
        """
        insert into agenda_line (person_id, meeting_id, programme, application_id, place, household_id, relation, name, rt, rw)
        select p.person_id, m.id, '', @shift + p.person_id, row_number() over (partition by p.area order by p.person_id),
               p.household_id, 'other', p.name, p.rt, p.rw
        from person p join meeting m on m.area = p.area and m.wave_id = @shift where p.person_id <= @people
        """,
        """
        insert into neighbourhood_remark (person_id, application_id, batch_id, remark, note, said_by)
        select person_id, @shift + person_id, @shift + 9, case when person_id % 50 = 0 then 'pindah' else 'ada' end, '', 'RT 001'
        from person where person_id <= @people
        """,
        """
        insert into attendance (meeting_id, number, name, role, position, recorded_at, recorded_by)
        select meeting_id, place, name || ' ' || place, 'rw', '', 0, 0 from agenda_line where meeting_id > @shift and place <= 20
        """,
        """
        insert into meeting_decision
            (person_id, meeting_id, programme, application_id, decision, reason, priority, dissent, recorded_at, recorded_by)
        select l.person_id, l.meeting_id, '', l.application_id, case when l.person_id % 10 = 0 then 'pindah' else 'layak' end, '', null, '',
               0, 0
        from agenda_line l join meeting m on m.id = l.meeting_id
        where m.id > @shift and (m.state = 'signed' or (m.state = 'open' and l.place % 4 <> 0))
        """,
        """
        insert into minutes (id, meeting_id, number, data_root, pdf_hash, font, batch_id, signed_at, signed_by)
        select id, id, 'BA-' || id, @hash, @hash, '', @shift + 10, 0, 0 from meeting where wave_id = @shift and state = 'signed'
        """,
        """
        insert into display (id, minutes_id, opens_on, closes_on, opened_by)
        select id, id, '2024-03-01', '2024-03-15', 0 from minutes where id > @shift
        """,
        """
        insert into objection (id, display_id, person_id, application_id, programme, side, text, said_by, received_at, received_by, state,
                               answer, answered_at, answered_by)
        select @shift + l.person_id, d.id, l.person_id, l.application_id, '', 'against', 'Sudah pindah', 'Tetangga', 0, 0,
               case when l.person_id % 40 = 0 then 'received' else 'refused' end,
               case when l.person_id % 40 = 0 then null else 'Tidak terbukti' end,
               case when l.person_id % 40 = 0 then null else 0 end, case when l.person_id % 40 = 0 then null else 0 end
        from agenda_line l join display d on d.id = l.meeting_id where l.person_id % 4 = 0
        """,
        """
        insert into target_list_line (person_id, target_list_id, number, application_id, area, rt, rw, programmes)
        select person_id, @shift, row_number() over (order by area, person_id), @shift + person_id, area, rt, rw, 'KLJ'
        from person where person_id <= @people
        """,
        """
        insert into target_list (id, wave_id, partial_reason, lines, households, merkle_root, locked_at, locked_by)
        values (@shift, @shift, '', @people, @people, @hash, 0, 0)
        """,
        """
        insert into submission_line (person_id, submission_id, application_id, number)
        select person_id, @shift, application_id, number from target_list_line where target_list_id = @shift
        """,
        """
        insert into submission (id, target_list_id, file_name, file_hash, lines, held_back, merkle_root, submitted_at, submitted_by)
        values (@shift, @shift, 'pages.xlsx', @hash, @people, 0, @hash, 0, 0)
        """,
        """
        insert into determination (person_id, result_id, submission_id, application_id, status, decile, period)
        select person_id, @shift, @shift, application_id, 'layak', 1 + person_id % 4, 24288
        from submission_line where submission_id = @shift
        """,
        """
        insert into quota_change (id, recorded_at, recorded_by, lines, merkle_root)
        select @shift + number, 0, 0, 0, @hash from (select 1 as number union all select 2) changes
        """,
        """
        insert into quota (area, programme, year, change_id, places, places_before)
        select areas.area, programmes.code, 2024, c.id, 400, case when c.id = @shift + 1 then null else 300 end
        from (select distinct area from person) areas,
             (select 'KLJ' as code union all select 'KPDJ' union all select 'KAJ' union all select 'KPARJ') programmes, quota_change c
        where c.id > @shift
        """,
        """
        insert into assessment
            (id, programme, month, law_hash, assessed_at, actor_id, people, eligible, not_eligible, unknown, merkle_root)
        values (@shift, 'KLJ', 24290, @hash, 0, 0, @people, @people, 0, 0, @hash)
        """,
        "insert into candidacy (assessment_id, batch_id, programme, month) values (@shift, @shift + 20, 'KLJ', 24290)",
        """
        insert into ranking_line (person_id, ranking_id, case_id, application_id, area, place, outcome, origin, grounds)
        select person_id, @shift, @shift + person_id, @shift + person_id, area, row_number() over (partition by area order by person_id),
               case when person_id % 5 = 0 then 'waiting' else 'selected' end, 'new', 'decile:1'
        from person where person_id <= @people
        """,
        """
        insert into ranking (id, programme, month, benefit_group, assessment_id, law_hash, rule_from, quota_change, amount, selected,
                             waiting, elsewhere, merkle_root, ranked_at, ranked_by)
        values (@shift, 'KLJ', 24290, 'KLJ', @shift, @hash, '2024-01-01', @shift + 2, 300000, @people / 5 * 4, @people / 5, 0, @hash, 0, 0)
        """,
        // A look at everybody within the year before, by ten people.
        """
        insert into access_record (id, at, actor_id, person_id, purpose)
        select @shift + person_id, @since + person_id * 20000000, 1 + person_id % 10, person_id,
               case when person_id % 100 = 0 then 'sanggahan di kelurahan' else 'membuka halaman orang' end
        from person
        """,
        // And a trail as long, of forty kinds by ten people; nobody verifies it here.
        """
        insert into audit_event (sequence, at, process, actor_id, reason, evidence, kind, subject, body, previous_hash, hash)
        select @shift + person_id, @since + person_id * 20000000, 1, 1 + person_id % 10, '', '', 'kind.' || (person_id % 40),
               'SUBJECT-' || (person_id / 5), '{}', '', 'pages-' || person_id
        from person
        """,
    ];

    public static async Task MakeAsync(World world)
    {
        await new WiderRegistry(world.Database).WidenAsync(world.People);
        await using var work = await world.Database.BeginAsync(World.Prepare(ProcessKind.DatabaseMigrating));
        var since = Instant.ToMicroseconds(new DateTimeOffset(2023, 6, 1, 0, 0, 0, ProcessContext.Jakarta));
        var args = new { shift = Shift, people = world.People, hash = new string('0', 64), since };
        foreach (var statement in Statements) await work.ExecuteAsync(statement, args);
        await work.AnalyzeAsync(
        [
            "application", "application_member", "finding", "finding_resolution", "visit", "verification_proposal",
            "verification_decision", "recipient_event", "exception_item", "civil_answer", "duplicate_pair", "duplicate_decision",
            "case_batch", "case_step", "meeting", "agenda_line", "neighbourhood_remark", "attendance", "meeting_decision", "minutes",
            "display", "objection", "target_list", "target_list_line", "submission", "submission_line", "determination", "quota_change",
            "quota", "assessment", "candidacy", "ranking", "ranking_line", "access_record", "audit_event",
        ]);
        await work.CommitAsync();
    }
}
