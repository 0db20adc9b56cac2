-- Ledger, audit, decrees, recipients' events and decisions are never changed or deleted.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'P0001';
end $$;

create trigger audit_event_fixed before update or delete on audit_event for each statement execute function refuse_change();
create trigger journal_entry_fixed before update or delete on journal_entry for each statement execute function refuse_change();
create trigger posting_fixed before update or delete on posting for each statement execute function refuse_change();
create trigger decree_line_fixed before update or delete on decree_line for each statement execute function refuse_change();
create trigger decree_withdrawal_fixed before update or delete on decree_withdrawal for each statement execute function refuse_change();
create trigger recipient_event_fixed before update or delete on recipient_event for each statement execute function refuse_change();
create trigger decision_fixed before update or delete on decision for each statement execute function refuse_change();
create trigger run_approval_fixed before update or delete on run_approval for each statement execute function refuse_change();
create trigger audit_head_kept before delete on audit_head for each statement execute function refuse_change();
