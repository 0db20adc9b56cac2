-- Sums that pages show, kept in step by whatever changes the rows they are of: a page never adds up a city's payments. By kelurahan, so
-- that whoever sees a part of the city sees that part's sums.

-- The payments of a run. credited_on is empty before the credit.
create table payment_tally (
    run_id      bigint not null references run (id),
    area        text   not null,
    programme   text   not null,
    state       text   not null,
    credited_on text   not null,
    payments    bigint not null,
    amount      bigint not null,
    primary key (run_id, area, programme, state, credited_on)
) /* clustered */;

insert into payment_tally (run_id, area, programme, state, credited_on, payments, amount)
select run_id, area, programme, state, coalesce(credited_on, ''), count(*), cast(sum(amount) as bigint) from payment
group by run_id, area, programme, state, coalesce(credited_on, '');

-- The runs whose payments a message spoke of; only of messages that left an exception.
create table bank_message_run (
    message_id bigint not null references bank_message (id),
    run_id     bigint not null references run (id),
    primary key (message_id, run_id)
) /* clustered */;

insert into bank_message_run (message_id, run_id)
select distinct r.message_id, p.run_id from payment_report r join payment p on p.person_id = r.person_id and p.id = r.payment_id
where r.message_id in (select message_id from exception_item);

create index finding_reason on finding (reason) where superseded_by is null and reason is not null;
create index recipient_event_reason on recipient_event (kind, reason);
create index exception_item_open on exception_item (id, message_id) where resolved_at is null;

-- A decree's list at its version, by the kelurahan where people lived when it was taken in: what was signed does not change.
create table decree_tally (
    decree_id bigint not null references decree (id),
    area      text   not null,
    programme text   not null,
    cohort    text   not null,
    people    bigint not null,
    months    bigint not null,
    rupiah    bigint not null,
    primary key (decree_id, area, programme, cohort)
) /* clustered */;

insert into decree_tally (decree_id, area, programme, cohort, people, months, rupiah)
select l.list_id, p.area, l.programme, l.cohort, count(distinct l.person_id), cast(sum(l.until_month - l.from_month + 1) as bigint),
       cast(sum(l.amount * (l.until_month - l.from_month + 1)) as bigint)
from (
    select d.id as list_id, line.person_id, line.programme, line.cohort, line.from_month, line.amount,
           case when cuts.cut is null or cuts.cut > line.to_month then line.to_month else cuts.cut - 1 end as until_month
    from decree d
    join decree added on added.root_id = d.root_id and added.version <= d.version
    join decree_line line on line.decree_id = added.id
    left join (
        select v.id as list_id, w.person_id, w.line_id, min(w.from_month) as cut
        from decree v join decree later on later.root_id = v.root_id and later.version <= v.version
        join decree_withdrawal w on w.decree_id = later.id
        group by v.id, w.person_id, w.line_id) cuts
        on cuts.list_id = d.id and cuts.person_id = line.person_id and cuts.line_id = line.id
    where cuts.cut is null or cuts.cut > line.from_month) l
join person p on p.person_id = l.person_id
group by l.list_id, p.area, l.programme, l.cohort;

-- In the order of a list, so that a page of it is read where it lies.
drop index decree_line_decree;
create index decree_line_decree on decree_line (decree_id, person_id, id);

-- Work that waits, found without going through what is done.
create index finding_verify on finding (id) where effect = 'verify' and superseded_by is null;
create index application_draft on application (area) where state = 'draft' and wave_id is not null;
