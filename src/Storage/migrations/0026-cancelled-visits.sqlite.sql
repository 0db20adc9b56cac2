-- A visit that is planned for a registration is cancelled when the registration is dropped or withdrawn: by which batch of steps, the
-- case's trail tells why. Nobody ever set who goes.
alter table visit drop column pendamsos_id;
alter table visit add column cancelled_batch bigint references case_batch (id);

update visit set state = 'cancelled'
where state = 'planned' and exists (
    select 1 from application_member m
    where m.person_id = visit.person_id and m.application_id = visit.application_id and m.standing in ('dropped', 'withdrawn'));
