-- From the locked list to the draft of a decree: what was sent to the ministry and what it determined, quotas, rankings.
-- Heads are written after their lines, with the root over them: nothing here is ever changed.

-- partial_reason: why it was locked before every kelurahan had signed; empty for a whole list. A later list of the wave holds whom the
-- earlier ones do not.
create table target_list (
    id             bigint not null primary key,
    wave_id        bigint not null references registration_wave (id),
    partial_reason text   not null,
    lines          bigint not null,
    households     bigint not null,
    merkle_root    text   not null,
    locked_at      bigint not null,
    locked_by      bigint not null
);

create index target_list_wave on target_list (wave_id);

-- number: the place on the list, by kelurahan, RW, RT and household, the head of the family first.
create table target_list_line (
    person_id      bigint not null,
    target_list_id bigint not null,
    number         bigint not null,
    application_id bigint not null,
    area           text   not null,
    rt             text,
    rw             text,
    programmes     text   not null,
    primary key (person_id, target_list_id)
) /* clustered */;

create index target_list_line_number on target_list_line (target_list_id, number);
create index target_list_line_area on target_list_line (target_list_id, area, number);

-- A list as a file for the ministry. held_back: lines whose case was dropped between lock and submission.
create table submission (
    id             bigint not null primary key,
    target_list_id bigint not null references target_list (id),
    file_name      text   not null,
    file_hash      text   not null,
    lines          bigint not null,
    held_back      bigint not null,
    merkle_root    text   not null,
    submitted_at   bigint not null,
    submitted_by   bigint not null,
    unique (target_list_id, file_hash)
);

create table submission_line (
    person_id      bigint not null,
    submission_id  bigint not null,
    application_id bigint not null,
    number         bigint not null,
    primary key (person_id, submission_id)
) /* clustered */;

create index submission_line_number on submission_line (submission_id, number);

-- What the ministry answered, by the result that brought it; the newest period, then the newest result, counts.
create table determination (
    person_id      bigint not null,
    result_id      bigint not null,
    submission_id  bigint not null,
    application_id bigint not null,
    status         text   not null check (status in ('layak', 'tidak_layak', 'perbaikan')),
    decile         bigint check (decile between 1 and 10),
    period         bigint not null,
    primary key (person_id, result_id)
) /* clustered */;

create index determination_result on determination (result_id);

create table quota_change (
    id          bigint not null primary key,
    recorded_at bigint not null,
    recorded_by bigint not null,
    lines       bigint not null,
    merkle_root text   not null
);

-- The newest change of a year, programme and kelurahan holds; places_before is null for the first.
create table quota (
    area          text   not null,
    programme     text   not null,
    year          bigint not null,
    change_id     bigint not null,
    places        bigint not null check (places >= 0),
    places_before bigint,
    primary key (area, programme, year, change_id)
) /* clustered */;

create index quota_of_change on quota (change_id);
create index quota_year on quota (year, programme);

-- An assessment of the candidates of a programme, and the batch of case steps that it became.
create table candidacy (
    assessment_id bigint not null primary key,
    batch_id      bigint not null,
    programme     text   not null,
    month         bigint not null
);

create index candidacy_month on candidacy (programme, month);

-- rule_from: the day from which the applied rule holds, under law_hash. quota_change: the newest change of quotas that was heard.
create table ranking (
    id            bigint not null primary key,
    programme     text   not null,
    month         bigint not null,
    benefit_group text   not null,
    assessment_id bigint not null,
    law_hash      text   not null,
    rule_from     text   not null,
    quota_change  bigint not null,
    amount        bigint not null,
    selected      bigint not null,
    waiting       bigint not null,
    elsewhere     bigint not null,
    merkle_root   text   not null,
    ranked_at     bigint not null,
    ranked_by     bigint not null
);

create index ranking_month on ranking (programme, month);

-- case_id: the record that the application names. place: in the kelurahan, from 1; 0 for whoever keeps another benefit of the group
-- (elsewhere), so that no place of the quota is used.
create table ranking_line (
    person_id      bigint not null,
    ranking_id     bigint not null,
    case_id        bigint not null,
    application_id bigint not null,
    area           text   not null,
    place          bigint not null,
    outcome        text   not null check (outcome in ('selected', 'waiting', 'elsewhere')),
    origin         text   not null check (origin in ('existing', 'new')),
    grounds        text   not null,
    primary key (person_id, ranking_id)
) /* clustered */;

create index ranking_line_place on ranking_line (ranking_id, area, place);

-- A file in the columns of a decree list. rankings: their references, divided by commas.
create table decree_draft (
    id          bigint not null primary key,
    number      text   not null,
    amends      text,
    rankings    text   not null,
    file_hash   text   not null,
    lines       bigint not null,
    per_month   bigint not null,
    drafted_at  bigint not null,
    drafted_by  bigint not null,
    unique (number, file_hash)
);
