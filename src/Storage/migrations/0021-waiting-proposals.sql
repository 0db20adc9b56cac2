-- People of proposed households without a usable NIK: the household waits as a draft until somebody says who they are.

-- place: of the person in the form, from 0; name, birth date, sex, kelurahan and card as the list has them.
create table waiting_member (
    id             bigint not null primary key,
    application_id bigint not null references application (id),
    wave_id        bigint not null references registration_wave (id),
    place          bigint not null,
    import         text   not null,
    line           bigint not null,
    name           text   not null,
    folded_name    text   not null,
    birth_date     text   not null,
    sex            bigint not null,
    area           text   not null references area (code),
    card_index     text   not null,
    state          text   not null check (state in ('open', 'linked')),
    recorded_at    bigint not null,
    unique (application_id, place)
);

create index waiting_member_wave on waiting_member (wave_id, state);

-- Whom somebody may be, with the probability in thousandths and which column agrees how; decided once.
create table waiting_candidate (
    person_id  bigint not null,
    waiting_id bigint not null references waiting_member (id),
    per_mille  bigint not null,
    parts      text   not null,
    found_at   bigint not null,
    decision   text check (decision in ('same', 'different')),
    reason     text,
    evidence   text,
    decided_at bigint,
    decided_by bigint,
    primary key (person_id, waiting_id),
    check ((decision is null) = (decided_at is null))
) /* clustered */;

create index waiting_candidate_waiting on waiting_candidate (waiting_id);
