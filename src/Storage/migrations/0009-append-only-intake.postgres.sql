-- Forms, histories and the steps of a case are never changed or deleted.
create trigger application_form_fixed before update or delete on application_form for each statement execute function refuse_change();
create trigger application_event_fixed before update or delete on application_event for each statement execute function refuse_change();
create trigger wave_extension_fixed before update or delete on wave_extension for each statement execute function refuse_change();
create trigger case_step_fixed before update or delete on case_step for each statement execute function refuse_change();
