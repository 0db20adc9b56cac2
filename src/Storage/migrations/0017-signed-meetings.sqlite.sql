-- An agenda never changes, a remark neither; a signed meeting and all that was said in it are fixed.
create trigger agenda_line_fixed_update before update on agenda_line begin select raise(abort, 'agenda_line is append-only'); end;
create trigger agenda_line_fixed_delete before delete on agenda_line begin select raise(abort, 'agenda_line is append-only'); end;
create trigger neighbourhood_remark_fixed_update before update on neighbourhood_remark
begin select raise(abort, 'neighbourhood_remark is append-only'); end;
create trigger neighbourhood_remark_fixed_delete before delete on neighbourhood_remark
begin select raise(abort, 'neighbourhood_remark is append-only'); end;
create trigger minutes_fixed_update before update on minutes begin select raise(abort, 'minutes is append-only'); end;
create trigger minutes_fixed_delete before delete on minutes begin select raise(abort, 'minutes is append-only'); end;
create trigger meeting_signed_update before update on meeting when old.state = 'signed'
begin select raise(abort, 'a signed meeting is fixed'); end;
create trigger meeting_signed_delete before delete on meeting when old.state = 'signed'
begin select raise(abort, 'a signed meeting is fixed'); end;
create trigger attendance_signed_update before update on attendance
when exists (select 1 from meeting where id = old.meeting_id and state = 'signed')
begin select raise(abort, 'a signed meeting is fixed'); end;
create trigger attendance_signed_delete before delete on attendance
when exists (select 1 from meeting where id = old.meeting_id and state = 'signed')
begin select raise(abort, 'a signed meeting is fixed'); end;
create trigger meeting_decision_signed_update before update on meeting_decision
when exists (select 1 from meeting where id = old.meeting_id and state = 'signed')
begin select raise(abort, 'a signed meeting is fixed'); end;
create trigger meeting_decision_signed_delete before delete on meeting_decision
when exists (select 1 from meeting where id = old.meeting_id and state = 'signed')
begin select raise(abort, 'a signed meeting is fixed'); end;
create trigger meeting_proposal_signed_update before update on meeting_proposal
when exists (select 1 from meeting where id = old.meeting_id and state = 'signed')
begin select raise(abort, 'a signed meeting is fixed'); end;
create trigger meeting_proposal_signed_delete before delete on meeting_proposal
when exists (select 1 from meeting where id = old.meeting_id and state = 'signed')
begin select raise(abort, 'a signed meeting is fixed'); end;
