-- Forms, histories and the steps of a case are never changed or deleted.
create trigger application_form_fixed_update before update on application_form
begin select raise(abort, 'application_form is append-only'); end;
create trigger application_form_fixed_delete before delete on application_form
begin select raise(abort, 'application_form is append-only'); end;
create trigger application_event_fixed_update before update on application_event
begin select raise(abort, 'application_event is append-only'); end;
create trigger application_event_fixed_delete before delete on application_event
begin select raise(abort, 'application_event is append-only'); end;
create trigger wave_extension_fixed_update before update on wave_extension begin select raise(abort, 'wave_extension is append-only'); end;
create trigger wave_extension_fixed_delete before delete on wave_extension begin select raise(abort, 'wave_extension is append-only'); end;
create trigger case_step_fixed_update before update on case_step begin select raise(abort, 'case_step is append-only'); end;
create trigger case_step_fixed_delete before delete on case_step begin select raise(abort, 'case_step is append-only'); end;
