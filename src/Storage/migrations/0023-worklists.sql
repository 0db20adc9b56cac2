-- What the lists and searches of the office rest on.

-- People by the words of their names: for each word the numbers of those who had it, ascending, each as its distance from the one before.
-- An import writes a few long parts, a single registration a short one. A part is never changed: whoever has another name since is left
-- out when it is read.
create table name_part (
    word   text   not null,
    part   bigint not null,
    people text   not null,
    primary key (word, part)
) /* clustered */;

-- Worklists: a page after the other in the order of a number, and counts, without looking at a row.
drop index application_wave;
create index application_wave on application (wave_id, id, state, door, area);
create index application_member_standing on application_member (wave_id, standing, application_id);
create index visit_due on visit (state, planned_on, id, area);
