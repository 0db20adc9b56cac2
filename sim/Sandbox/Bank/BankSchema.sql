-- The sandbox bank's own books. Accounts are integers of eleven digits; money is rupiah; days are ISO dates.
create table settings (
  name text primary key,
  value text not null
) without rowid;

create table accounts (
  number integer primary key,
  nik text not null,
  holder text not null,
  opened text not null,
  closed text,
  -- 1: the payee was rejected or returned once and put right; chance does not strike again.
  settled integer not null default 0
);

-- What the bank found wrong and corrected, in the order it was published; sequence has no gaps.
create table corrections (
  sequence integer primary key,
  nik text not null,
  number integer not null,
  holder text not null,
  opened text not null,
  published text not null
);
