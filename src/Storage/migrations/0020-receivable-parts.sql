-- A receivable may be paid back in parts: each part by its own entry of the bank. The receivable is settled by the part that completes it.
create table receivable_part (
    person_id     bigint not null,
    receivable_id bigint not null,
    entry         text   not null,
    amount        bigint not null check (amount > 0),
    paid_on       text   not null,
    primary key (person_id, receivable_id, entry)
) /* clustered */;

create index receivable_part_receivable on receivable_part (receivable_id);
