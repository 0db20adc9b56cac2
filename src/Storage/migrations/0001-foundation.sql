-- Who may act, what was done, and what must still be sent.

create table setting (
    name  text not null primary key,
    value text not null
) /* clustered */;

-- Ranges of numbers are taken once a batch, so this row is touched once a batch, never once a person.
create table number_range (
    name text   not null primary key,
    next bigint not null
) /* clustered */;

create table actor (
    id         bigint not null primary key,
    name       text   not null unique,
    created_at bigint not null,
    retired_at bigint
);

create table actor_role (
    actor_id bigint not null references actor (id),
    role     bigint not null,
    primary key (actor_id, role)
) /* clustered */;

-- Only the hash of a token is kept; the token itself is shown once.
create table actor_token (
    token_hash text   not null primary key,
    actor_id   bigint not null references actor (id),
    created_at bigint not null,
    expires_at bigint,
    revoked_at bigint
) /* clustered */;

create table audit_event (
    sequence      bigint not null primary key,
    at            bigint not null,
    process       bigint not null,
    actor_id      bigint not null,
    reason        text   not null,
    evidence      text   not null,
    kind          text   not null,
    subject       text   not null,
    body          text   not null,
    previous_hash text   not null,
    hash          text   not null unique
);

create index audit_event_subject on audit_event (subject);

-- One row: locked last, just before commit, so that writers do not wait for each other's work.
create table audit_head (
    id       bigint not null primary key check (id = 1),
    sequence bigint not null,
    hash     text   not null
);

insert into audit_head (id, sequence, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- What must leave the system: the intent is written with the change, sent afterwards, and the answer recorded.
create table outbox (
    id         bigint not null primary key,
    channel    text   not null,
    name       text   not null,
    created_at bigint not null,
    sent_at    bigint,
    attempts   bigint not null default 0,
    last_error text,
    unique (channel, name)
);

create table import_file (
    id           bigint not null primary key,
    kind         text   not null,
    content_hash text   not null,
    name         text   not null,
    imported_at  bigint not null,
    actor_id     bigint not null,
    rows_read    bigint not null,
    rows_landed  bigint not null,
    rows_refused bigint not null,
    unique (kind, content_hash)
);

create table law_version (
    hash       text   not null primary key,
    adopted_at bigint not null,
    adopted_by bigint not null,
    files      text   not null
) /* clustered */;
