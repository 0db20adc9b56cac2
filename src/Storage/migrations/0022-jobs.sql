-- Long work that somebody asked for in the browser: it goes on without them, and is begun again when its process dies.
-- kind and subject: what upon what; while one is under way the same is not begun twice. request: what was asked, as JSON, no identity.
create table job (
    id         bigint not null primary key,
    kind       text   not null,
    subject    text   not null,
    process    bigint not null,
    request    text   not null,
    actor_id   bigint not null references actor (id),
    reason     text   not null,
    evidence   text   not null,
    state      text   not null check (state in ('waiting', 'running', 'done', 'refused', 'failed', 'cancelled')),
    asked_at   bigint not null,
    started_at bigint,
    beat_at    bigint,
    ended_at   bigint,
    tries      bigint not null default 0,
    cancelling bigint not null default 0 check (cancelling in (0, 1)),
    stage      text   not null,
    done       bigint not null default 0,
    total      bigint,
    outcome    text   not null
);

create unique index job_once on job (kind, subject) where state in ('waiting', 'running');
create index job_actor on job (actor_id, id);
create index job_state on job (state, id);
