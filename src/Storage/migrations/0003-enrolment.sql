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

-- A withdrawal ends a line from a month on (the whole line when that is its first month). A later amendment may end it
-- earlier still: the earliest month holds.
create table decree_withdrawal (
    person_id      bigint not null,
    line_id        bigint not null,
    decree_id      bigint not null references decree (id),
    from_month     bigint not null,
    reason         text   not null,
    primary key (person_id, line_id, decree_id)
) /* clustered */;

create index decree_withdrawal_decree on decree_withdrawal (decree_id);

-- Suspensions, restorations and ends, as decided: effective from a day, with a published reason and evidence. first_month is
-- the first month the event touches, as the law of that day says; change_id names what was recorded together; after_decree is the
-- newest decree on the books then: an end closes the lines of that and of earlier decrees.
create table recipient_event (
    person_id    bigint not null,
    id           bigint not null,
    change_id    bigint not null,
    programme    text   not null,
    kind         text   not null check (kind in ('suspended', 'restored', 'ended')),
    reason       text   not null,
    effective_on text   not null,
    first_month  bigint not null,
    after_decree bigint not null,
    evidence     text   not null,
    recorded_at  bigint not null,
    recorded_by  bigint not null,
    primary key (person_id, id),
    unique (person_id, programme, effective_on)
) /* clustered */;

create index recipient_event_change on recipient_event (change_id);

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
