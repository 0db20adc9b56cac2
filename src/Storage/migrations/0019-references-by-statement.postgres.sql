-- PostgreSQL asks a foreign key once for each row, which is a quarter of the work of writing 250,000 payments that all name one run.
-- Where a bulk step writes many rows that name few others, the same law is asked once a statement, of the distinct values written.
-- That is enough only because what is named can neither go away nor change its key.
create function refuse_unknown() returns trigger language plpgsql as $$
declare unknown text;
begin
    execute format(
        'select cast(n.%1$I as text) from (select distinct %1$I from added) n
         where not exists (select 1 from %2$I p where p.%3$I = n.%1$I) limit 1',
        tg_argv[0], tg_argv[1], tg_argv[2]) into unknown;
    if unknown is not null then
        raise exception '%.% names %, which is not in %', tg_table_name, tg_argv[0], unknown, tg_argv[1] using errcode = '23503';
    end if;
    return null;
end $$;

-- Payments are wide, and keeping a quarter of a million of them aside for the question costs as much as a third of the foreign keys did.
-- There are few runs: the index tells which ones payments name, one look for each.
create function refuse_unknown_run() returns trigger language plpgsql as $$
begin
    if exists (
        with recursive named as (
            select min(run_id) as id from payment
            union all
            select (select min(p.run_id) from payment p where p.run_id > n.id) from named n where n.id is not null)
        select 1 from named n where n.id is not null and not exists (select 1 from run r where r.id = n.id))
    then
        raise exception 'payment.run_id names a run that is not in run' using errcode = '23503';
    end if;
    return null;
end $$;

create function refuse_new_key() returns trigger language plpgsql as $$
begin
    raise exception '% keeps what others refer to, and what it refers to', tg_table_name using errcode = '23503';
end $$;

alter table payment drop constraint payment_run_id_fkey;
alter table payment_report drop constraint payment_report_message_id_fkey;
alter table decree_line drop constraint decree_line_decree_id_fkey;
alter table person drop constraint person_area_fkey;

create trigger payment_run after insert on payment for each statement execute function refuse_unknown_run('run_id', 'run', 'id');
create trigger payment_report_message after insert on payment_report
    referencing new table as added for each statement execute function refuse_unknown('message_id', 'bank_message', 'id');
create trigger decree_line_decree after insert on decree_line
    referencing new table as added for each statement execute function refuse_unknown('decree_id', 'decree', 'id');
create trigger person_area after insert on person
    referencing new table as added for each statement execute function refuse_unknown('area', 'area', 'code');
create trigger person_new_area after update on person
    referencing new table as added for each statement execute function refuse_unknown('area', 'area', 'code');

create trigger payment_run_kept before update of run_id on payment for each statement execute function refuse_new_key();
create trigger payment_report_message_kept before update of message_id on payment_report
    for each statement execute function refuse_new_key();

create trigger run_kept before delete or truncate or update of id on run for each statement execute function refuse_new_key();
create trigger bank_message_kept before delete or truncate or update of id on bank_message
    for each statement execute function refuse_new_key();
create trigger decree_kept before delete or truncate or update of id on decree for each statement execute function refuse_new_key();
create trigger area_kept before delete or truncate or update of code on area for each statement execute function refuse_new_key();

-- Nothing is planned by what these columns hold, and sorting a sample of them is most of the work of learning about a table anew.
alter table payment alter account_ciphertext set statistics 0, alter holder_name set statistics 0;
alter table bank_account alter ciphertext set statistics 0, alter holder_name set statistics 0;
alter table person alter name set statistics 0, alter address set statistics 0, alter phone set statistics 0,
    alter row_hash set statistics 0;
alter table person_nik alter ciphertext set statistics 0;
alter table household_card alter ciphertext set statistics 0;
alter table source_record alter facts set statistics 0;
