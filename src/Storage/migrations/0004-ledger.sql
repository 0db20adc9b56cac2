-- A posting moves an amount from one account to another, so the books balance by construction.

create table ledger_account (
    code   text not null primary key,
    name_id text not null,
    name_en text not null,
    normal text not null check (normal in ('debit', 'credit'))
) /* clustered */;

create table journal_entry (
    id              bigint not null primary key,
    idempotency_key text   not null unique,
    kind            text   not null,
    booked_on       text   not null,
    fiscal_year     bigint not null,
    recorded_at     bigint not null,
    document        text   not null,
    run_id          bigint
);

create index journal_entry_run on journal_entry (run_id);

create table posting (
    entry_id       bigint not null references journal_entry (id),
    line           bigint not null,
    debit_account  text   not null references ledger_account (code),
    credit_account text   not null references ledger_account (code),
    programme      text   not null,
    amount         bigint not null check (amount > 0),
    primary key (entry_id, line),
    check (debit_account <> credit_account)
) /* clustered */;

create index posting_debit on posting (debit_account);
create index posting_credit on posting (credit_account);

create table fiscal_year (
    year      bigint not null primary key,
    closed_at bigint,
    closed_by bigint
);
