-- Who signs in on the web: accounts, their second step, sessions, codes sent to a contact, and the messages that carry them.

-- Where an actor works; none: the whole province.
create table actor_area (
    actor_id bigint not null references actor (id),
    area     text   not null,
    primary key (actor_id, area)
) /* clustered */;

-- login: a user name of staff in small letters; the blind index of a citizen's contact, which itself is sealed in contact. password is
-- a salted hash. totp_pending is a secret that was shown and not yet proven; totp_step the last time step whose code was accepted.
create table account (
    id              bigint not null primary key,
    actor_id        bigint not null unique references actor (id),
    kind            text   not null check (kind in ('staff', 'citizen')),
    login           text   not null,
    channel         text   check (channel in ('email', 'phone')),
    contact         text,
    password        text   not null,
    must_change     bigint not null check (must_change in (0, 1)),
    totp            text,
    totp_pending    text,
    totp_step       bigint not null default 0,
    created_at      bigint not null,
    last_sign_in_at bigint,
    unique (kind, login)
);

-- Codes for whoever lost their device: keyed hashes, each used once.
create table recovery_code (
    account_id bigint not null references account (id),
    code_hash  text   not null,
    used_at    bigint,
    primary key (account_id, code_hash)
) /* clustered */;

-- Attempts to prove something, counted by a keyed hash of what was claimed, whether or not it exists: who guesses learns nothing.
create table attempt_guard (
    claim        text   not null primary key,
    failures     bigint not null,
    last_at      bigint not null,
    locked_until bigint
) /* clustered */;

-- Only the hash of a session's token is kept. Stage password: the second step is still to come.
create table web_session (
    token_hash   text   not null primary key,
    account_id   bigint not null references account (id),
    stage        text   not null check (stage in ('password', 'complete')),
    created_at   bigint not null,
    seen_at      bigint not null,
    idle_end     bigint not null,
    absolute_end bigint not null,
    user_agent   text   not null,
    ended_at     bigint
) /* clustered */;

create index web_session_account on web_session (account_id, created_at);

-- A code on its way to a contact. Who asked holds a handle (only its hash is here) and must show it with the code. offer: what a
-- sign-up would make, sealed. account_id is null for a sign-up, and for a recovery of a contact that nobody has.
create table contact_code (
    handle_hash   text   not null primary key,
    purpose       text   not null check (purpose in ('sign-up', 'recovery')),
    contact_index text   not null,
    channel       text   not null check (channel in ('email', 'phone')),
    contact       text   not null,
    account_id    bigint references account (id),
    offer         text,
    code_hash     text   not null,
    created_at    bigint not null,
    sent_at       bigint not null,
    sends         bigint not null,
    expires_at    bigint not null,
    tries_left    bigint not null,
    used_at       bigint
) /* clustered */;

create index contact_code_contact on contact_code (contact_index, created_at);

-- Recipient and body are sealed; the body goes when the message went. The intent to send stands in outbox under the message's number.
create table message (
    id         bigint not null primary key,
    channel    text   not null check (channel in ('email', 'phone')),
    purpose    text   not null,
    recipient  text   not null,
    body       text,
    created_at bigint not null,
    next_at    bigint not null,
    expires_at bigint,
    answer     text,
    dropped_at bigint
);
