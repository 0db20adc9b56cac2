-- What registers answered and what was decided about it is never changed or deleted.
create trigger match_file_fixed before update or delete on match_file for each statement execute function refuse_change();
create trigger civil_answer_fixed before update or delete on civil_answer for each statement execute function refuse_change();
create trigger finding_resolution_fixed before update or delete on finding_resolution for each statement execute function refuse_change();
create trigger duplicate_pair_fixed before update or delete on duplicate_pair for each statement execute function refuse_change();
create trigger duplicate_decision_fixed before update or delete on duplicate_decision for each statement execute function refuse_change();
