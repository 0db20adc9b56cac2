-- An agenda never changes, a remark neither; a signed meeting and all that was said in it are fixed.
create function refuse_change_of_signed() returns trigger language plpgsql as $$
begin
    if exists (select 1 from meeting where id = old.meeting_id and state = 'signed') then
        raise exception 'a signed meeting is fixed' using errcode = 'P0001';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;

create trigger agenda_line_fixed before update or delete on agenda_line for each statement execute function refuse_change();
create trigger neighbourhood_remark_fixed before update or delete on neighbourhood_remark
for each statement execute function refuse_change();
create trigger minutes_fixed before update or delete on minutes for each statement execute function refuse_change();
create trigger meeting_signed before update or delete on meeting
for each row when (old.state = 'signed') execute function refuse_change();
create trigger attendance_signed before update or delete on attendance for each row execute function refuse_change_of_signed();
create trigger meeting_decision_signed before update or delete on meeting_decision
for each row execute function refuse_change_of_signed();
create trigger meeting_proposal_signed before update or delete on meeting_proposal
for each row execute function refuse_change_of_signed();
