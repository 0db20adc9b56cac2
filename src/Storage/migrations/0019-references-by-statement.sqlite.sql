-- Foreign keys cost little here and stay; what PostgreSQL must guard in their stead, SQLite guards too.
create trigger payment_kept_update before update of run_id on payment
begin select raise(abort, 'payment keeps what others refer to, and what it refers to'); end;
create trigger payment_report_kept_update before update of message_id on payment_report
begin select raise(abort, 'payment_report keeps what others refer to, and what it refers to'); end;
create trigger run_kept_update before update of id on run
begin select raise(abort, 'run keeps what others refer to, and what it refers to'); end;
create trigger run_kept_delete before delete on run
begin select raise(abort, 'run keeps what others refer to, and what it refers to'); end;
create trigger bank_message_kept_update before update of id on bank_message
begin select raise(abort, 'bank_message keeps what others refer to, and what it refers to'); end;
create trigger bank_message_kept_delete before delete on bank_message
begin select raise(abort, 'bank_message keeps what others refer to, and what it refers to'); end;
create trigger decree_kept_update before update of id on decree
begin select raise(abort, 'decree keeps what others refer to, and what it refers to'); end;
create trigger decree_kept_delete before delete on decree
begin select raise(abort, 'decree keeps what others refer to, and what it refers to'); end;
create trigger area_kept_update before update of code on area
begin select raise(abort, 'area keeps what others refer to, and what it refers to'); end;
create trigger area_kept_delete before delete on area
begin select raise(abort, 'area keeps what others refer to, and what it refers to'); end;
