-- The audit trail by subject, kind and actor, page by page from its end.
drop index audit_event_subject;
create index audit_event_subject on audit_event (subject, sequence);
create index audit_event_kind on audit_event (kind, sequence);
create index audit_event_actor on audit_event (actor_id, sequence);
