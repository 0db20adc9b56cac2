-- Locked lists, submissions, determinations, quotas, rankings and drafts are never changed or deleted.
create trigger target_list_fixed before update or delete on target_list for each statement execute function refuse_change();
create trigger target_list_line_fixed before update or delete on target_list_line for each statement execute function refuse_change();
create trigger submission_fixed before update or delete on submission for each statement execute function refuse_change();
create trigger submission_line_fixed before update or delete on submission_line for each statement execute function refuse_change();
create trigger determination_fixed before update or delete on determination for each statement execute function refuse_change();
create trigger quota_change_fixed before update or delete on quota_change for each statement execute function refuse_change();
create trigger quota_fixed before update or delete on quota for each statement execute function refuse_change();
create trigger candidacy_fixed before update or delete on candidacy for each statement execute function refuse_change();
create trigger ranking_fixed before update or delete on ranking for each statement execute function refuse_change();
create trigger ranking_line_fixed before update or delete on ranking_line for each statement execute function refuse_change();
create trigger decree_draft_fixed before update or delete on decree_draft for each statement execute function refuse_change();
