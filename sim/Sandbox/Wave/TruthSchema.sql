-- What is true in a made world of everybody whom the outside world may be asked about. Days are ISO dates; yes is 1, no is 0.
create table setting (
  name text primary key,
  value text not null
) without rowid;

create table kelurahan (
  code text primary key,
  name text not null,
  latitude text not null,
  longitude text not null
) without rowid;

create table person (
  -- as it may be asked for: the true NIK, or one that an application wrote instead
  nik text primary key,
  -- the true NIK
  person text not null,
  name text not null,
  area text not null,
  household text not null,
  born text not null,
  died text,
  moved text,
  -- 0: nobody at the address knows them
  found integer not null,
  -- 1: the neighbours know what the household keeps to itself
  known integer not null,
  poor integer not null,
  -- empty; person or household: an earlier application tells of the same
  repeats text not null,
  decile integer not null,
  income text,
  bedridden integer not null,
  neglected integer not null,
  alone integer not null,
  disability integer not null,
  pensioner integer not null,
  car integer not null,
  property integer not null,
  water integer not null,
  public_employee integer not null,
  in_home integer not null,
  state_aid integer not null,
  poor_family integer not null,
  written_card text not null,
  -- answers fixed in advance; null lets the facts speak
  remark text,
  meeting text,
  recipients_meeting text,
  ministry text,
  weight integer not null
) without rowid;

-- Questions answered by the civil registry, day by day; accounts opened in bulk and those refused.
create table civil_use (
  day text primary key,
  answered integer not null
) without rowid;

create table refused_opening (
  nik text primary key,
  name text not null,
  card_name text not null
) without rowid;
