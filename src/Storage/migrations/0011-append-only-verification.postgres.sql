-- What was answered, proposed, replied and decided is never changed or deleted.
create trigger visit_answer_fixed before update or delete on visit_answer for each statement execute function refuse_change();
create trigger verification_proposal_fixed before update or delete on verification_proposal
    for each statement execute function refuse_change();
create trigger verification_reply_fixed before update or delete on verification_reply for each statement execute function refuse_change();
create trigger verification_decision_fixed before update or delete on verification_decision
    for each statement execute function refuse_change();
