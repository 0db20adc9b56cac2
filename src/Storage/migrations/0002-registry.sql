-- Territory, people, households and what the registers say of them.

create table area (
    code    text   not null primary key,
    level   bigint not null check (level between 1 and 4),
    name    text   not null,
    parent  text   references area (code),
    folded  text   not null
) /* clustered */;

create index area_folded on area (folded, level);

-- died_on, moved_out_on: as last reported; the reports themselves are source records.
create table person (
    person_id    bigint not null primary key,
    name         text   not null,
    folded_name  text   not null,
    sex          bigint not null check (sex in (1, 2)),
    birth_date   text   not null,
    birth_place  text,
    died_on      text,
    moved_out_on text,
    area         text   not null references area (code),
    rt           text,
    rw           text,
    household_id bigint not null,
    identity_flags bigint not null default 0,
    address      text,
    phone        text,
    merged_into  bigint,
    row_hash     text   not null,
    recorded_at  bigint not null
);

create index person_area on person (area);
create index person_merged on person (merged_into) where merged_into is not null;

-- The identity vault: a NIK is found by its keyed blind index and read back only by decryption outside the database.
-- A person keeps every number ever recorded for them; current tells the one in force.
create table person_nik (
    blind_index text   not null primary key,
    person_id   bigint not null,
    ciphertext  text   not null,
    current     bigint not null default 1 check (current in (0, 1))
) /* clustered */;

create index person_nik_person on person_nik (person_id);

create table household (
    household_id bigint not null primary key,
    recorded_at  bigint not null
);

-- Former family card numbers stay findable: valid_to is set when the card is issued again.
create table household_card (
    blind_index  text   not null primary key,
    household_id bigint not null references household (household_id),
    ciphertext   text   not null,
    valid_from   bigint not null,
    valid_to     bigint
) /* clustered */;

create index household_card_household on household_card (household_id);

create table household_membership (
    person_id    bigint not null,
    household_id bigint not null,
    relation     text   not null,
    valid_from   bigint not null,
    valid_to     bigint,
    primary key (person_id, household_id, valid_from)
) /* clustered */;

create index household_membership_household on household_membership (household_id);

-- One statement of one source about one person; facts is the compact text of the fact catalogue (law/common/facts.yaml).
create table source_record (
    person_id   bigint not null,
    source      text   not null,
    vintage     bigint not null,
    status      text,
    decile      bigint check (decile between 1 and 10),
    facts       text   not null,
    recorded_at bigint not null,
    primary key (person_id, source, vintage)
) /* clustered */;

create table disability (
    person_id     bigint not null,
    type          bigint not null check (type between 1 and 12),
    evidence      text   not null,
    certifier     text   not null,
    certified_on  text,
    review_on     text,
    recorded_at   bigint not null,
    ended_at      bigint,
    primary key (person_id, type, evidence)
) /* clustered */;

-- A guardian or proxy acts for a person; an account shared by several recipients needs one.
create table representative (
    person_id         bigint not null,
    representative_id bigint not null,
    kind              text   not null check (kind in ('guardian', 'proxy')),
    evidence          text   not null,
    valid_from        text   not null,
    valid_to          text,
    recorded_at       bigint not null,
    recorded_by       bigint not null,
    primary key (person_id, representative_id, kind, valid_from)
) /* clustered */;

create table bank_account (
    person_id    bigint not null,
    version      bigint not null,
    bank         text   not null,
    holder_name  text   not null,
    blind_index  text   not null,
    ciphertext   text   not null,
    opened_on    text,
    recorded_at  bigint not null,
    recorded_by  bigint not null,
    current      bigint not null check (current in (0, 1)),
    primary key (person_id, version)
) /* clustered */;

create unique index bank_account_current on bank_account (person_id) where current = 1;
create index bank_account_index on bank_account (blind_index) where current = 1;

create table person_merge (
    kept_id    bigint not null,
    merged_id  bigint not null,
    decided_at bigint not null,
    decided_by bigint not null,
    reason     text   not null,
    evidence   text   not null,
    undone_at  bigint,
    undone_by  bigint,
    primary key (merged_id, decided_at)
) /* clustered */;

create index person_merge_kept on person_merge (kept_id);

-- Reading an identity leaves a trace: who, whose, why.
create table access_record (
    id        bigint not null primary key,
    at        bigint not null,
    actor_id  bigint not null,
    person_id bigint,
    purpose   text   not null
);

create table assessment (
    id           bigint not null primary key,
    programme    text   not null,
    month        bigint not null,
    law_hash     text   not null,
    assessed_at  bigint not null,
    actor_id     bigint not null,
    people       bigint not null,
    eligible     bigint not null,
    not_eligible bigint not null,
    unknown      bigint not null,
    merkle_root  text   not null
);

-- Written a million at a time with their assessment in one change: a foreign key would be asked once for each.
-- outcome 1 eligible, 2 not eligible, 3 unknown; not_met and unknown are bit masks over the programme's criteria in law order.
create table decision (
    person_id     bigint not null,
    assessment_id bigint not null,
    outcome       bigint not null check (outcome between 1 and 3),
    not_met       bigint not null,
    unknown       bigint not null,
    facts         text   not null,
    primary key (person_id, assessment_id)
) /* clustered */;
