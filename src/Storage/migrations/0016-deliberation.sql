-- Musyawarah kelurahan: agendas, remarks beforehand, meetings, minutes, their public display and the objections to it.

-- One meeting of a kelurahan, wave and kind: fmotm for the registry, pkd for the order of a programme's candidates. number counts them
-- from 1; corrects names the signed meeting that this one corrects. Times are when it was to be and when it was.
create table meeting (
    id          bigint not null primary key,
    wave_id     bigint not null references registration_wave (id),
    kind        text   not null check (kind in ('fmotm', 'pkd')),
    area        text   not null references area (code),
    number      bigint not null,
    corrects    bigint references meeting (id),
    state       text   not null check (state in ('drawn', 'open', 'paused', 'signed')),
    names       bigint not null,
    agenda_root text   not null,
    drawn_at    bigint not null,
    drawn_by    bigint not null,
    place       text,
    planned_at  bigint,
    begun_at    bigint,
    ended_at    bigint,
    chair       text,
    note_taker  text,
    unique (wave_id, kind, area, number)
);

-- The agenda as it was drawn; name, rt, rw and household as they were then. programme is empty for fmotm; application_id 0: a
-- recipient who has none.
create table agenda_line (
    person_id      bigint not null,
    meeting_id     bigint not null,
    programme      text   not null,
    application_id bigint not null,
    place          bigint not null,
    household_id   bigint not null,
    relation       text   not null,
    name           text   not null,
    rt             text,
    rw             text,
    primary key (person_id, meeting_id, programme, application_id)
) /* clustered */;

create index agenda_line_meeting on agenda_line (meeting_id, place);

-- What RT and RW said of a name before the meeting; the newest of a case counts.
create table neighbourhood_remark (
    person_id      bigint not null,
    application_id bigint not null,
    batch_id       bigint not null references case_batch (id),
    remark         text   not null check (remark in ('ada', 'meninggal', 'pindah', 'tidak_ditemukan')),
    note           text   not null,
    said_by        text   not null,
    primary key (person_id, application_id, batch_id)
) /* clustered */;

create table meeting_event (
    meeting_id  bigint not null references meeting (id),
    number      bigint not null,
    kind        text   not null check (kind in ('opened', 'paused', 'resumed')),
    at          bigint not null,
    note        text   not null,
    recorded_by bigint not null,
    primary key (meeting_id, number)
) /* clustered */;

create table attendance (
    meeting_id  bigint not null references meeting (id),
    number      bigint not null,
    name        text   not null,
    role        text   not null,
    position    text   not null,
    recorded_at bigint not null,
    recorded_by bigint not null,
    primary key (meeting_id, number),
    unique (meeting_id, role, name)
) /* clustered */;

-- A draft until the meeting is signed. ditunda: put off to a later meeting, with the reason.
create table meeting_decision (
    person_id   bigint not null,
    meeting_id  bigint not null references meeting (id),
    programme   text   not null,
    application_id bigint not null,
    decision    text   not null check (decision in (
        'layak', 'tidak_layak', 'meninggal', 'pindah', 'tidak_ditemukan', 'ganda_nama', 'ganda_ruta', 'ditunda')),
    reason      text   not null,
    priority    bigint check (priority > 0),
    dissent     text   not null,
    recorded_at bigint not null,
    recorded_by bigint not null,
    primary key (person_id, meeting_id, programme, application_id)
) /* clustered */;

create index meeting_decision_meeting on meeting_decision (meeting_id);

-- Names that were not on the agenda: they register through intake; the minutes list them.
create table meeting_proposal (
    meeting_id  bigint not null references meeting (id),
    number      bigint not null,
    name        text   not null,
    rt          text   not null,
    rw          text   not null,
    note        text   not null,
    said_by     text   not null,
    recorded_at bigint not null,
    recorded_by bigint not null,
    primary key (meeting_id, number),
    unique (meeting_id, name, rt, rw)
) /* clustered */;

-- data_root vouches for everything that the minutes say; pdf_hash for the printed page, font for the letters it was set in.
create table minutes (
    id         bigint not null primary key,
    meeting_id bigint not null unique references meeting (id),
    number     text   not null unique,
    data_root  text   not null,
    pdf_hash   text   not null,
    font       text   not null,
    batch_id   bigint not null references case_batch (id),
    signed_at  bigint not null,
    signed_by  bigint not null
);

create table display (
    id         bigint not null primary key,
    minutes_id bigint not null unique references minutes (id),
    opens_on   text   not null,
    closes_on  text   not null,
    opened_by  bigint not null,
    closed_at  bigint,
    closed_by  bigint,
    check (closes_on >= opens_on)
);

-- person_id 0: a name that is missing from the list. side: against a name that is on it, or for one that was refused or left out.
create table objection (
    id             bigint not null primary key,
    display_id     bigint not null references display (id),
    person_id      bigint not null,
    application_id bigint not null,
    programme      text   not null,
    side           text   not null check (side in ('against', 'for')),
    text           text   not null,
    said_by        text   not null,
    received_at    bigint not null,
    received_by    bigint not null,
    state          text   not null check (state in ('received', 'accepted', 'refused')),
    answer         text,
    batch_id       bigint references case_batch (id),
    answered_at    bigint,
    answered_by    bigint
);

create index objection_display on objection (display_id);
create index objection_person on objection (person_id);
