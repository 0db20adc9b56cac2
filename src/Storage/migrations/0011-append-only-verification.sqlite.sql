-- What was answered, proposed, replied and decided is never changed or deleted.
create trigger visit_answer_fixed_update before update on visit_answer begin select raise(abort, 'visit_answer is append-only'); end;
create trigger visit_answer_fixed_delete before delete on visit_answer begin select raise(abort, 'visit_answer is append-only'); end;
create trigger verification_proposal_fixed_update before update on verification_proposal
begin select raise(abort, 'verification_proposal is append-only'); end;
create trigger verification_proposal_fixed_delete before delete on verification_proposal
begin select raise(abort, 'verification_proposal is append-only'); end;
create trigger verification_reply_fixed_update before update on verification_reply
begin select raise(abort, 'verification_reply is append-only'); end;
create trigger verification_reply_fixed_delete before delete on verification_reply
begin select raise(abort, 'verification_reply is append-only'); end;
create trigger verification_decision_fixed_update before update on verification_decision
begin select raise(abort, 'verification_decision is append-only'); end;
create trigger verification_decision_fixed_delete before delete on verification_decision
begin select raise(abort, 'verification_decision is append-only'); end;
