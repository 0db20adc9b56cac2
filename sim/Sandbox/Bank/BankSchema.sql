-- The sandbox bank's own books. Account numbers are integers of eleven digits; money is rupiah; days are ISO dates.
create table settings (
  name text primary key,
  value text not null
) without rowid;

create table accounts (
  number integer primary key,
  nik text not null,
  holder text not null,
  opened text not null,
  -- open, closed, renumbered (the number leads nowhere any more)
  status text not null default 'open',
  -- 1: the payee was rejected or returned once and put right; chance does not strike again.
  settled integer not null default 0
);

create index accounts_nik on accounts (nik);

-- What the bank found wrong and corrected, in the order it was published; sequence has no gaps.
create table corrections (
  sequence integer primary key,
  nik text not null,
  number integer not null,
  holder text not null,
  opened text not null
);

-- Files found in to-bank, so that one that did not change is not read again, and what became of each.
create table intake (
  name text primary key,
  mark text not null,
  outcome text not null,
  detail text
) without rowid;

-- Credit transfer files the bank understood, in order of arrival. One message id is answered once.
create table messages (
  id integer primary key,
  message_id text not null unique,
  content_hash text not null,
  payment_information_id text not null,
  value_date text not null,
  -- accepted, executed, unfunded, refused
  state text not null,
  refusal text,
  items integer not null,
  total integer not null,
  accepted_items integer not null,
  accepted_total integer not null,
  first_instruction integer not null,
  last_instruction integer not null
);

create table instructions (
  id integer primary key,
  message integer not null references messages(id),
  end_to_end_id text not null,
  account integer not null,
  amount integer not null check (amount > 0),
  remittance text not null,
  -- 1 accepted, 2 credited, 3 returned, 4 rejected
  state integer not null check (state between 1 and 4),
  reason text,
  -- days after the credit until it comes back; 0 stays
  returns_after integer not null,
  returns_on text
);

-- No end-to-end id is ever booked twice; a second one is kept as rejected with AM05.
create unique index instructions_once on instructions(end_to_end_id) where reason is not 'AM05';
create index instructions_returning on instructions(returns_on) where returns_on is not null and state = 2;

-- Movements of the fund account.
create table entries (
  id integer primary key,
  day text not null,
  -- PAYMENT, RETURN, FUNDING, FEE, INTEREST
  kind text not null,
  amount integer not null check (amount > 0),
  credit integer not null check (credit in (0, 1)),
  reference text not null,
  message integer,
  instruction integer,
  unique (kind, reference)
);
create index entries_of_day on entries(day);

-- Business days with movement, closed; numbered from 1 without gaps.
create table statements (
  day text primary key,
  number integer not null unique,
  opening integer not null,
  closing integer not null
) without rowid;

-- Files for the customer. The contents are made from the books when a file is written, always the same for a row.
create table outbox (
  sequence integer primary key,
  name text not null unique,
  -- ACCEPTANCE, SETTLEMENT, REFUSAL, STATEMENT, RETURNS
  kind text not null,
  subject text not null,
  created text not null,
  not_before integer not null,
  -- the publication that this file waits for, so that it comes out of order
  held_for text,
  -- 0 no; 1 will stand half written for a tick; 2 stands half written
  torn integer not null default 0,
  -- a repetition of that row's file: its name again, or another name for the same bytes
  repeats integer,
  rewrite integer not null default 0,
  published integer
);
