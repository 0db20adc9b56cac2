-- Visits at home, and what is decided on their findings. application_id 0: somebody who is visited without a registration.

create table visit (
    person_id      bigint not null,
    id             bigint not null,
    application_id bigint not null,
    purpose        text   not null check (purpose in ('registration', 'recheck', 'home_check')),
    reason         text   not null,
    area           text   not null references area (code),
    rw             text,
    rt             text,
    planned_on     text   not null,
    pendamsos_id   bigint,
    state          text   not null check (state in ('planned', 'done', 'cancelled')),
    visited_on     text,
    planned_at     bigint not null,
    planned_by     bigint not null,
    primary key (person_id, id)
) /* clustered */;

create index visit_id on visit (id);
create index visit_round on visit (area, state, planned_on);
create unique index visit_once on visit (person_id, application_id) where state = 'planned';

-- Every answer that anybody gave, field by field: the newest counts, none is lost. stated_by: the visitor as the paper or package says.
create table visit_answer (
    person_id   bigint not null,
    visit_id    bigint not null,
    field       text   not null,
    stated_at   bigint not null,
    stated_by   text   not null,
    value       text   not null,
    package_id  bigint not null,
    recorded_at bigint not null,
    recorded_by bigint not null,
    primary key (person_id, visit_id, field, stated_at, stated_by, value)
) /* clustered */;

-- Visits taken along without signal; content_hash names the file that went out.
create table visit_package (
    id           bigint not null primary key,
    content_hash text   not null,
    visits       bigint not null,
    issued_at    bigint not null,
    issued_by    bigint not null,
    merged_at    bigint,
    merged_by    bigint
);

-- A finding that would stop a registration (application_id) or a recipient (application_id 0), put to the person first.
create table verification_proposal (
    person_id      bigint not null,
    id             bigint not null,
    application_id bigint not null,
    visit_id       bigint,
    reason         text   not null,
    evidence       text   not null,
    notified_on    text   not null,
    reply_until    text   not null,
    proposed_at    bigint not null,
    proposed_by    bigint not null,
    primary key (person_id, id)
) /* clustered */;

create index verification_proposal_id on verification_proposal (id);

create table verification_reply (
    person_id   bigint not null,
    proposal_id bigint not null,
    number      bigint not null,
    received_on text   not null,
    note        text   not null,
    evidence    text   not null,
    recorded_at bigint not null,
    recorded_by bigint not null,
    primary key (person_id, proposal_id, number)
) /* clustered */;

-- One decision for each proposal: upheld stops, dismissed lets go on.
create table verification_decision (
    person_id    bigint not null,
    proposal_id  bigint not null,
    outcome      text   not null check (outcome in ('upheld', 'dismissed')),
    effective_on text   not null,
    note         text   not null,
    decided_at   bigint not null,
    decided_by   bigint not null,
    primary key (person_id, proposal_id)
) /* clustered */;
