-- Counts and pages of matching, targeting and objections, from an index instead of the rows.

-- What the civil registry was asked on a day, and when it answered last.
create index civil_answer_run on civil_answer (run_id, answered_at);

-- The worklist of findings in its order, and its counts.
drop index finding_wave;
create index finding_wave on finding (wave_id, id);
create index finding_count on finding (wave_id, effect, source, reason, id) where superseded_by is null;

-- Of which programme a batch is.
drop index case_step_batch;
create index case_step_batch on case_step (batch_id, programme);

create index objection_received on objection (id) where state = 'received';

-- The people of an area from the index alone: rows of somebody are seen by them.
drop index person_area;
create index person_area on person (area, person_id);

-- A look-alike from its second record.
create index duplicate_pair_right on duplicate_pair (right_id);
