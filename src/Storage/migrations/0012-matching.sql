-- What other registers say of the people of a wave, what was made of it, and who may be one person.

create table match_run (
    id          bigint not null primary key,
    wave_id     bigint not null references registration_wave (id),
    kind        text   not null check (kind in ('civil', 'revenue', 'institutions', 'state_aid', 'duplicates', 'criteria')),
    law_hash    text   not null,
    asked       bigint not null,
    answered    bigint not null,
    state       text   not null check (state in ('open', 'done')),
    recorded_at bigint not null,
    recorded_by bigint not null
);

create index match_run_wave on match_run (wave_id, kind);

-- The extracts that a run read. A file that was read for a wave is not read for it again.
create table match_file (
    run_id       bigint not null references match_run (id),
    register     text   not null,
    content_hash text   not null,
    name         text   not null,
    vintage      bigint not null,
    rows_read    bigint not null,
    rows_refused bigint not null,
    rows_found   bigint not null,
    primary key (run_id, register, content_hash)
) /* clustered */;

create index match_file_content on match_file (content_hash, register);

-- What the civil registry answered about one person. asked: keyed fingerprint of what was asked, so that corrected data is asked anew.
create table civil_answer (
    person_id   bigint not null,
    answered_at bigint not null,
    run_id      bigint not null references match_run (id),
    asked       text   not null,
    status      text   not null,
    elements    text   not null,
    valid_until text   not null,
    primary key (person_id, answered_at)
) /* clustered */;

-- A finding is about one person; is_household tells whether it counts for everyone of the household it was made for. ground: why
-- the person would go no further, were the finding sound; empty where it could not exclude anybody.
create table finding (
    id            bigint not null primary key,
    run_id        bigint not null references match_run (id),
    wave_id       bigint not null,
    person_id     bigint not null,
    household_id  bigint not null,
    is_household  bigint not null check (is_household in (0, 1)),
    kind          text   not null,
    source        text   not null,
    vintage       bigint not null,
    evidence      text   not null,
    confidence    bigint not null check (confidence between 0 and 100),
    effect        text   not null check (effect in ('excludes', 'verify', 'note')),
    reason        text,
    ground        text,
    superseded_by bigint references match_run (id)
);

create index finding_run on finding (run_id);
create index finding_person on finding (person_id);
create index finding_wave on finding (wave_id, effect);

create table finding_resolution (
    finding_id bigint not null primary key references finding (id),
    decision   text   not null check (decision in ('confirmed', 'dismissed')),
    reason     text   not null,
    evidence   text   not null,
    decided_at bigint not null,
    decided_by bigint not null
) /* clustered */;

-- Two people who may be one: left_id < right_id. parts: which field gave how much.
create table duplicate_pair (
    left_id   bigint not null,
    right_id  bigint not null,
    run_id    bigint not null references match_run (id),
    group_id  bigint not null,
    per_mille bigint not null check (per_mille between 0 and 1000),
    parts     text   not null,
    primary key (left_id, right_id, run_id),
    check (left_id < right_id)
) /* clustered */;

create index duplicate_pair_group on duplicate_pair (group_id);

-- Decided once; the newest counts, and what is not the same is never shown again.
create table duplicate_decision (
    left_id    bigint not null,
    right_id   bigint not null,
    decided_at bigint not null,
    decision   text   not null check (decision in ('same', 'different')),
    reason     text   not null,
    evidence   text   not null,
    decided_by bigint not null,
    primary key (left_id, right_id, decided_at),
    check (left_id < right_id)
) /* clustered */;
