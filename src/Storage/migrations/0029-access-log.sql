-- The access log as it is read: the newest first, of a day, of a person, of whoever looked.
create index access_record_at on access_record (at, id);
create index access_record_person on access_record (person_id, at, id);
create index access_record_actor on access_record (actor_id, at, id);
