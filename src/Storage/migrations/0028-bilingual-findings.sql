-- What the sentinel found, in both languages: officers read Indonesian.
alter table run_finding add column detail_indonesian text not null default '';
update run_finding set detail_indonesian = detail;
