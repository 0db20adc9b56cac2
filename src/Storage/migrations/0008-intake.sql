-- How a person gets on a list: waves, applications, and the way of each case through the steps of the process.

-- closes_on is the day in force; what it was before stands in wave_extension.
create table registration_wave (
    id        bigint not null primary key,
    code      text   not null unique,
    name      text   not null,
    opens_on  text   not null,
    closes_on text   not null,
    opened_at bigint not null,
    opened_by bigint not null,
    closed_at bigint,
    closed_by bigint,
    check (closes_on >= opens_on)
);

create table wave_extension (
    wave_id     bigint not null references registration_wave (id),
    number      bigint not null,
    closed_on   text   not null,
    closes_on   text   not null,
    reason      text   not null,
    recorded_at bigint not null,
    recorded_by bigint not null,
    primary key (wave_id, number),
    check (closes_on > closed_on)
) /* clustered */;

-- What was asked lies encrypted in application_form, version after version; wave_id is empty for a draft outside every wave.
create table application (
    id           bigint not null primary key,
    wave_id      bigint references registration_wave (id),
    door         text   not null check (door in ('citizen', 'counter', 'home_visit', 'proposal_list')),
    household_id bigint,
    area         text   references area (code),
    rt           text,
    rw           text,
    state        text   not null check (state in ('draft', 'submitted', 'withdrawn')),
    version      bigint not null,
    owner_id     bigint not null,
    begun_at     bigint not null,
    begun_by     bigint not null,
    submitted_at bigint,
    submitted_by bigint
);

create index application_wave on application (wave_id, id);
create index application_household on application (household_id);
create index application_owner on application (owner_id, id);

create table application_form (
    application_id bigint not null references application (id),
    version        bigint not null,
    ciphertext     text   not null,
    recorded_at    bigint not null,
    recorded_by    bigint not null,
    primary key (application_id, version)
) /* clustered */;

create table application_event (
    application_id bigint not null references application (id),
    number         bigint not null,
    kind           text   not null,
    note           text   not null,
    recorded_at    bigint not null,
    recorded_by    bigint not null,
    primary key (application_id, number)
) /* clustered */;

-- Whom an application is for, once it is submitted. programmes: codes asked for, in law order, divided by commas; empty asks for
-- the social registry only. step and standing: where the newest case_step left them.
create table application_member (
    person_id      bigint not null,
    application_id bigint not null,
    wave_id        bigint not null,
    relation       text   not null,
    programmes     text   not null,
    step           bigint not null,
    standing       text   not null check (standing in ('open', 'verify', 'waiting', 'dropped', 'withdrawn')),
    reason         text,
    primary key (person_id, application_id)
) /* clustered */;

create index application_member_application on application_member (application_id);
create index application_member_wave on application_member (wave_id, standing, step);

-- The bytes lie encrypted in the document folder under their hash.
create table document (
    id             bigint not null primary key,
    application_id bigint not null references application (id),
    kind           text   not null,
    media_type     text   not null,
    bytes          bigint not null check (bytes > 0),
    sha256         text   not null,
    recorded_at    bigint not null,
    recorded_by    bigint not null
);

create index document_application on document (application_id);

-- One act of one step of the process upon many cases: a match run, signed minutes, a locked list.
create table case_batch (
    id          bigint not null primary key,
    step        bigint not null,
    wave_id     bigint references registration_wave (id),
    reference   text   not null,
    passed      bigint not null,
    verify      bigint not null,
    waiting     bigint not null,
    dropped     bigint not null,
    reopened    bigint not null,
    merkle_root text   not null,
    recorded_at bigint not null,
    recorded_by bigint not null
);

create index case_batch_wave on case_batch (wave_id, step);

-- What a step said of a case; never changed. application_id 0: a person who is there without an application (a current
-- recipient). programme is empty until the steps that are taken programme by programme. detail: source, vintage, remark; no identity.
create table case_step (
    person_id      bigint not null,
    application_id bigint not null,
    batch_id       bigint not null references case_batch (id),
    programme      text   not null,
    outcome        text   not null check (outcome in ('passed', 'verify', 'waiting', 'dropped', 'reopened')),
    reason         text,
    detail         text   not null,
    primary key (person_id, application_id, batch_id, programme)
) /* clustered */;

create index case_step_batch on case_step (batch_id);
