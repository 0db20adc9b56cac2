-- The decree as a numbered, versioned list, and what happened to each recipient since.

create table decree (
    id        bigint not null primary key,
    number    text   not null unique,
    title     text   not null,
    signed_on text   not null,
    amends    bigint references decree (id),
    version   bigint not null,
    root_id   bigint not null,
    imported_at bigint not null,
    imported_by bigint not null,
    merkle_root text not null,
    lines     bigint not null,
    unique (root_id, version)
);

-- A line is never changed: an amendment withdraws it (from withdrawn_from on) and writes the new one.
create table decree_line (
    person_id      bigint not null,
    id             bigint not null,
    decree_id      bigint not null references decree (id),
    programme      text   not null,
    benefit_group  text   not null,
    amount         bigint not null check (amount > 0),
    from_month     bigint not null,
    to_month       bigint not null,
    origin         text   not null check (origin in ('existing', 'new')),
    cohort         text   not null,
    primary key (person_id, id),
    check (to_month >= from_month and to_month - from_month < 12)
) /* clustered */;

create index decree_line_decree on decree_line (decree_id);
create index decree_line_programme on decree_line (programme, cohort);

-- A withdrawal ends a line from a month on (the whole line when that is its first month).
create table decree_withdrawal (
    person_id      bigint not null,
    line_id        bigint not null,
    decree_id      bigint not null references decree (id),
    from_month     bigint not null,
    reason         text   not null,
    primary key (person_id, line_id)
) /* clustered */;

-- Suspensions, restorations and ends, as decided: effective from a day, with a published reason and evidence.
create table recipient_event (
    person_id    bigint not null,
    id           bigint not null,
    programme    text   not null,
    kind         text   not null check (kind in ('suspended', 'restored', 'ended')),
    reason       text   not null,
    effective_on text   not null,
    evidence     text   not null,
    recorded_at  bigint not null,
    recorded_by  bigint not null,
    primary key (person_id, id),
    unique (person_id, programme, kind, effective_on)
) /* clustered */;

-- The standing of each recipient as spans of months, kept in step with decree and events by Enrolment: what may be paid
-- is a span, less its suspensions. A span that was withdrawn whole ends before it begins.
create table recipient (
    person_id     bigint not null,
    programme     text   not null,
    from_month    bigint not null,
    to_month      bigint not null,
    benefit_group text   not null,
    origin        text   not null check (origin in ('existing', 'new')),
    cohort        text   not null,
    line_id       bigint not null,
    decree_id     bigint not null,
    amount        bigint not null check (amount > 0),
    status        text   not null check (status in ('active', 'suspended', 'ended')),
    primary key (person_id, programme, from_month),
    check (to_month >= from_month - 1)
) /* clustered */;

create index recipient_programme on recipient (programme, cohort, person_id);

create table suspension (
    person_id      bigint not null,
    programme      text   not null,
    from_month     bigint not null,
    through_month  bigint,
    reason         text   not null,
    event_id       bigint not null,
    primary key (person_id, programme, from_month)
) /* clustered */;
