-- Budget, runs, payments, bank files and what came back.

create table budget_line (
    fiscal_year bigint not null,
    programme   text   not null,
    version     bigint not null,
    dpa         text   not null,
    ceiling     bigint not null check (ceiling >= 0),
    recorded_at bigint not null,
    recorded_by bigint not null,
    primary key (fiscal_year, programme, version)
) /* clustered */;

-- Months of a closed fiscal year are paid only under a named authority.
create table late_month_authority (
    id          bigint not null primary key,
    fiscal_year bigint not null,
    authority   text   not null,
    recorded_at bigint not null,
    recorded_by bigint not null,
    unique (fiscal_year, authority)
);

create table run (
    id             bigint not null primary key,
    name           text   not null unique,
    kind           text   not null check (kind in ('regular', 'reissue')),
    parent_id      bigint references run (id),
    programmes     text   not null,
    cohort         text,
    from_month     bigint not null,
    through_month  bigint not null,
    arrears        bigint not null check (arrears in (0, 1)),
    fiscal_year    bigint not null,
    value_date     text   not null,
    state          text   not null check (state in ('built', 'checked', 'approved', 'instructed', 'reconciled', 'closed', 'cancelled')),
    law_hash       text   not null,
    built_at       bigint not null,
    built_by       bigint not null,
    payments       bigint not null,
    total          bigint not null,
    snapshot_root  text   not null,
    approved_root  text,
    late_authority_id bigint references late_month_authority (id),
    closed_at      bigint
);

create table run_programme_total (
    run_id    bigint not null references run (id),
    programme text   not null,
    payments  bigint not null,
    held      bigint not null,
    months    bigint not null,
    total     bigint not null,
    new_accounts bigint not null,
    primary key (run_id, programme)
) /* clustered */;

create table run_finding (
    run_id      bigint not null references run (id),
    code        text   not null,
    programme   text   not null,
    detail      text   not null,
    accepted_at bigint,
    accepted_by bigint,
    reason      text,
    primary key (run_id, code, programme)
) /* clustered */;

create table run_approval (
    run_id      bigint not null references run (id),
    role        bigint not null,
    actor_id    bigint not null,
    approved_at bigint not null,
    root        text   not null,
    total       bigint not null,
    primary key (run_id, role),
    unique (run_id, actor_id)
) /* clustered */;

create table payment_order (
    run_id      bigint not null references run (id),
    kind        text   not null check (kind in ('SPP', 'SPM', 'SP2D')),
    number      text   not null unique,
    dated       text   not null,
    amount      bigint not null check (amount > 0),
    recorded_at bigint not null,
    recorded_by bigint not null,
    funded_on   text,
    primary key (run_id, kind)
) /* clustered */;

-- The payee as of the build: copied, never joined, so that what was approved is what is sent.
create table payment (
    person_id      bigint not null,
    id             bigint not null,
    run_id         bigint not null references run (id),
    attempt        bigint not null default 1,
    previous_id    bigint,
    programme      text   not null,
    area           text   not null,
    months         bigint not null check (months > 0),
    first_month    bigint not null,
    last_month     bigint not null,
    amount         bigint not null check (amount > 0),
    bank               text,
    holder_name        text,
    account_version    bigint,
    account_index      text,
    account_ciphertext text,
    state          text   not null check (state in
        ('planned', 'held', 'approved', 'cancelled', 'instructed', 'credited', 'rejected', 'returned', 'reissued', 'forfeited')),
    hold_reason    text,
    file_id        bigint,
    bank_reason    text,
    credited_on    text,
    primary key (person_id, id),
    check (account_ciphertext is not null or state in ('held', 'cancelled', 'forfeited'))
) /* clustered */;

create index payment_id on payment (id);
-- With id behind it, so that the payments of a run are read in their order without sorting them.
create index payment_run on payment (run_id, id);
-- The few that somebody has to look at, found among the many that went well.
create index payment_waiting on payment (run_id, state, id) where state in ('held', 'rejected', 'returned', 'forfeited');

-- A month of a person in a benefit group is allocated once: the constraint that nobody is paid twice.
create table month_allocation (
    person_id     bigint not null,
    benefit_group text   not null,
    month         bigint not null,
    payment_id    bigint not null,
    amount        bigint not null check (amount > 0),
    primary key (person_id, benefit_group, month)
) /* clustered */;

-- Months that were released (a cancelled run, a lifted hold): history, so that nothing is lost.
create table released_month (
    person_id     bigint not null,
    benefit_group text   not null,
    month         bigint not null,
    payment_id    bigint not null,
    amount        bigint not null,
    released_at   bigint not null,
    primary key (person_id, payment_id, month)
) /* clustered */;

create table bank_file (
    id           bigint not null primary key,
    run_id       bigint not null references run (id),
    number       bigint not null,
    message_id   text   not null unique,
    first_payment bigint not null,
    last_payment bigint not null,
    payments     bigint not null,
    total        bigint not null,
    content_hash text   not null,
    created_at   bigint not null,
    sent_at      bigint,
    unique (run_id, number)
);

-- Every message that came from the bank and was taken in, once by its content.
create table bank_message (
    id           bigint not null primary key,
    content_hash text   not null unique,
    name         text   not null,
    kind         text   not null,
    message_id   text   not null,
    received_at  bigint not null,
    items        bigint not null,
    exceptions   bigint not null
);

-- Every file that was looked at, with what became of it; name and stamp (length and time) save reading it again.
create table bank_file_seen (
    name         text   not null,
    stamp        text   not null,
    kind         text   not null,
    message_id   text   not null,
    content_hash text   not null,
    outcome      text   not null check (outcome in ('applied', 'refused', 'repeated')),
    detail       text   not null,
    seen_at      bigint not null,
    primary key (name, stamp)
) /* clustered */;

create table statement (
    id            bigint not null primary key,
    message_id    bigint not null references bank_message (id),
    statement_id  text   not null unique,
    account       text   not null,
    from_date     text   not null,
    through_date  text   not null,
    sequence      bigint,
    opening       bigint not null,
    closing       bigint not null
);

create table statement_entry (
    statement_id  bigint not null references statement (id),
    line          bigint not null,
    reference     text   not null,
    direction     text   not null check (direction in ('credit', 'debit')),
    amount        bigint not null check (amount > 0),
    booked_on     text   not null,
    kind          text   not null,
    detail        text   not null,
    primary key (statement_id, line)
) /* clustered */;

create unique index statement_entry_reference on statement_entry (reference);

-- What a bank said of one payment, kept as said; unique so that a repeat is a no-op.
create table payment_report (
    person_id   bigint not null,
    payment_id  bigint not null,
    kind        text   not null check (kind in ('accepted', 'settled', 'rejected', 'debited', 'returned', 'return-notified')),
    message_id  bigint not null references bank_message (id),
    amount      bigint not null,
    reason      text   not null,
    reported_on text   not null,
    primary key (person_id, payment_id, kind)
) /* clustered */;

create table exception_item (
    id          bigint not null primary key,
    message_id  bigint not null references bank_message (id),
    code        text   not null,
    reference   text   not null,
    amount      bigint,
    detail      text   not null,
    -- What moved on the fund account and is not booked: above zero came in, below zero went out, zero moved nothing.
    cash        bigint not null,
    entry_line  bigint,
    raised_at   bigint not null,
    owner_role  bigint not null,
    resolved_at bigint,
    resolved_by bigint,
    resolution  text,
    unique (message_id, code, reference)
);

-- Cash of an exception that was booked to suspense by decision, and the decisions that took it out again.
create table suspense (
    exception_id bigint not null primary key references exception_item (id),
    cash         bigint not null check (cash <> 0),
    remaining    bigint not null,
    moved_on     text   not null,
    booked_at    bigint not null,
    booked_by    bigint not null,
    check (remaining = 0 or (remaining > 0) = (cash > 0))
);

create table suspense_clearing (
    exception_id bigint not null references suspense (exception_id),
    number       bigint not null,
    cash         bigint not null check (cash <> 0),
    kind         text   not null check (kind in ('payment', 'number', 'use', 'against')),
    purpose      text   not null,
    reason       text   not null,
    evidence     text   not null,
    cleared_at   bigint not null,
    cleared_by   bigint not null,
    primary key (exception_id, number)
) /* clustered */;

-- What was credited without right and is claimed back. The overpaid months of one payment found together are one claim, one number.
create table receivable (
    id          bigint not null,
    person_id   bigint not null,
    payment_id  bigint not null,
    month       bigint not null,
    amount      bigint not null check (amount > 0),
    reason      text   not null,
    legal_basis text   not null,
    fiscal_year bigint not null,
    recorded_at bigint not null,
    settled_on  text,
    settled_by  text,
    primary key (person_id, payment_id, month)
) /* clustered */;

create index receivable_id on receivable (id);

-- What a closed year leaves on the fund account; the transfer to the treasury carries its number.
create table treasury_refund (
    id          bigint not null primary key,
    fiscal_year bigint not null unique,
    amount      bigint not null check (amount > 0),
    recorded_at bigint not null,
    settled_on  text,
    settled_by  text
);

create table follow_up (
    id         bigint not null primary key,
    run_id     bigint not null references run (id),
    payment_id bigint not null unique,
    opened_at  bigint not null,
    owner_role bigint not null,
    closed_at  bigint
);
