-- Ledger, audit, decrees, recipients' events and decisions are never changed or deleted.
create trigger audit_event_fixed_update before update on audit_event begin select raise(abort, 'audit_event is append-only'); end;
create trigger audit_event_fixed_delete before delete on audit_event begin select raise(abort, 'audit_event is append-only'); end;
create trigger journal_entry_fixed_update before update on journal_entry begin select raise(abort, 'journal_entry is append-only'); end;
create trigger journal_entry_fixed_delete before delete on journal_entry begin select raise(abort, 'journal_entry is append-only'); end;
create trigger posting_fixed_update before update on posting begin select raise(abort, 'posting is append-only'); end;
create trigger posting_fixed_delete before delete on posting begin select raise(abort, 'posting is append-only'); end;
create trigger decree_line_fixed_update before update on decree_line begin select raise(abort, 'decree_line is append-only'); end;
create trigger decree_line_fixed_delete before delete on decree_line begin select raise(abort, 'decree_line is append-only'); end;
create trigger decree_withdrawal_fixed_update before update on decree_withdrawal
begin select raise(abort, 'decree_withdrawal is append-only'); end;
create trigger decree_withdrawal_fixed_delete before delete on decree_withdrawal
begin select raise(abort, 'decree_withdrawal is append-only'); end;
create trigger recipient_event_fixed_update before update on recipient_event
begin select raise(abort, 'recipient_event is append-only'); end;
create trigger recipient_event_fixed_delete before delete on recipient_event
begin select raise(abort, 'recipient_event is append-only'); end;
create trigger decision_fixed_update before update on decision begin select raise(abort, 'decision is append-only'); end;
create trigger decision_fixed_delete before delete on decision begin select raise(abort, 'decision is append-only'); end;
create trigger run_approval_fixed_update before update on run_approval begin select raise(abort, 'run_approval is append-only'); end;
create trigger run_approval_fixed_delete before delete on run_approval begin select raise(abort, 'run_approval is append-only'); end;
create trigger audit_head_kept before delete on audit_head begin select raise(abort, 'audit_head is append-only'); end;
