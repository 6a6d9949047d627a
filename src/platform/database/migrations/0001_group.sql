-- The employer group and all that its month needs. Every key starts with the group, so that one
-- server can hold many groups and the tables can later be distributed by it.
-- Money is in cents, time in minutes, rates and coefficients in ten-thousandths (_e4).

create extension if not exists btree_gist;

create table employer_group (
  group_id text primary key,
  name text not null,
  siren text,
  legal_form text check (legal_form in ('association_1901', 'association_local_law', 'cooperative')),
  country text not null,
  time_zone text not null,
  idcc text,
  kind text check (kind in ('general', 'geiq', 'agricultural', 'replacement'))
);

-- Choices of the group that the data package does not carry. Absent row: the defaults.
create table group_settings (
  group_id text primary key references employer_group on delete cascade,
  -- How the overtime of a week is split over the members of that week (OVT-08).
  overtime_split text not null default 'pro_rata' check (overtime_split in ('pro_rata', 'chronological')),
  payment_days int not null default 30 check (payment_days between 0 and 60),
  work_accident_rate_e4 int not null default 208 check (work_accident_rate_e4 >= 0),
  address_line text,
  postal_code text,
  city text,
  iban text,
  bic text,
  creditor_identifier text
);

create table establishments (
  group_id text not null references employer_group on delete cascade,
  establishment_id text not null,
  name text not null,
  siret text,
  commune_code text,
  invoice_prefix text,
  primary key (group_id, establishment_id)
);

create table members (
  group_id text not null references employer_group on delete cascade,
  member_id text not null,
  establishment_id text,
  name text not null,
  siren text,
  public_body boolean,
  idcc text,
  headcount int check (headcount >= 0),
  taxable_revenue_percent numeric check (taxable_revenue_percent between 0 and 100),
  competitor_group text,
  deposit_cents bigint check (deposit_cents >= 0),
  bank_guarantee_cents bigint check (bank_guarantee_cents >= 0),
  iban text,
  mandate_reference text,
  mandate_signed_on date,
  email text,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, member_id),
  foreign key (group_id, establishment_id) references establishments
);

create table memberships (
  group_id text not null,
  member_id text not null,
  joined_on date not null,
  left_on date,
  primary key (group_id, member_id, joined_on),
  foreign key (group_id, member_id) references members on delete cascade,
  check (left_on >= joined_on),
  exclude using gist (group_id with =, member_id with =, daterange(joined_on, left_on, '[]') with &&)
);

create table sites (
  group_id text not null,
  site_id text not null,
  member_id text not null,
  name text not null,
  siret text,
  commune_code text,
  latitude numeric,
  longitude numeric,
  time_zone text,
  primary key (group_id, site_id),
  unique (group_id, site_id, member_id),
  foreign key (group_id, member_id) references members
);

create table employees (
  group_id text not null references employer_group on delete cascade,
  employee_id text not null,
  establishment_id text,
  last_name text not null,
  first_name text not null,
  born_on date,
  hired_on date not null,
  left_on date,
  home_commune_code text,
  home_latitude numeric,
  home_longitude numeric,
  email text,
  primary key (group_id, employee_id),
  foreign key (group_id, establishment_id) references establishments
);

-- One row a version: an amendment is a new row.
create table contracts (
  group_id text not null,
  contract_id text not null,
  employee_id text not null,
  kind text check (kind in
    ('permanent', 'fixed_term', 'seasonal', 'apprenticeship', 'professionalisation', 'intermittent')),
  starts_on date not null,
  ends_on date,
  weekly_minutes int check (weekly_minutes between 1 and 2880),
  annual_minutes int,
  hourly_gross_e4 bigint not null check (hourly_gross_e4 >= 0),
  job text not null,
  classification text,
  -- Members named in the contract as potential users (L1253-9), as the package spells them.
  member_ids text[] not null default '{}',
  changed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, contract_id),
  foreign key (group_id, employee_id) references employees on delete cascade,
  check (ends_on >= starts_on),
  exclude using gist (group_id with =, employee_id with =, daterange(starts_on, ends_on, '[]') with &&)
);

create table skills (
  group_id text not null,
  employee_id text not null,
  skill text not null,
  obtained_on date,
  valid_until date,
  primary key (group_id, employee_id, skill),
  foreign key (group_id, employee_id) references employees on delete cascade
);

create table needs (
  group_id text not null,
  need_id text not null,
  site_id text not null,
  skill text not null,
  starts_on date not null,
  ends_on date,
  weekly_minutes int not null check (weekly_minutes >= 1),
  half_days text,
  half_days_needed int,
  primary key (group_id, need_id),
  foreign key (group_id, site_id) references sites,
  check (ends_on >= starts_on)
);

-- Mise a disposition: an employee made available to a member at a site. Assignments of one
-- employee overlap by nature; what may not overlap is the work itself.
create table assignments (
  group_id text not null,
  assignment_id text not null,
  employee_id text not null,
  site_id text not null,
  member_id text not null,
  starts_on date not null,
  ends_on date,
  weekly_minutes int,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, assignment_id),
  unique (group_id, assignment_id, employee_id, member_id),
  foreign key (group_id, employee_id) references employees on delete cascade,
  foreign key (group_id, site_id, member_id) references sites (group_id, site_id, member_id),
  check (ends_on >= starts_on)
);
create index assignments_by_employee on assignments (group_id, employee_id);
create index assignments_by_member on assignments (group_id, member_id);

-- The price agreed for an assignment, from a day on. The one of the package starts with it.
create table assignment_prices (
  group_id text not null,
  assignment_id text not null,
  starts_on date not null,
  pricing text not null check (pricing in
    ('coefficient', 'cost_plus_fixed', 'cost_plus_percent', 'actual_cost')),
  coefficient_e4 bigint,
  fixed_e4 bigint,
  percent_e4 bigint,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, assignment_id, starts_on),
  foreign key (group_id, assignment_id) references assignments on delete cascade
);

-- Planned work. The wall clock is kept as it was given; the instants are what it means there.
create table shifts (
  group_id text not null,
  shift_id text not null,
  assignment_id text not null,
  employee_id text not null,
  member_id text not null,
  time_zone text not null,
  starts_local timestamp not null,
  ends_local timestamp not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  break_minutes int check (break_minutes >= 0),
  primary key (group_id, shift_id),
  foreign key (group_id, assignment_id, employee_id, member_id)
    references assignments (group_id, assignment_id, employee_id, member_id) on delete cascade,
  check (ends_at > starts_at),
  -- The digest leads because an index that starts with texts takes eight times longer to fill; the
  -- texts themselves follow, so two people whose digests meet are still two people.
  constraint shifts_no_double_booking exclude using gist (
    hashtextextended(employee_id, 0) with =, tstzrange(starts_at, ends_at) with &&,
    employee_id with =, group_id with =)
);
create index shifts_by_start on shifts (group_id, starts_local);
create index shifts_by_employee on shifts (group_id, employee_id, starts_local);

-- Work done, as declared. A correction is a new version of the same entry; the older version
-- stays as it was and says when it stopped counting.
create table time_entries (
  group_id text not null,
  entry_id text not null,
  version int not null default 1 check (version >= 1),
  assignment_id text not null,
  employee_id text not null,
  member_id text not null,
  time_zone text not null,
  starts_local timestamp not null,
  ends_local timestamp not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  break_minutes int check (break_minutes >= 0),
  break_starts_local timestamp,
  -- Minutes of work: the difference of the instants less the break.
  worked_minutes int not null check (worked_minutes >= 0),
  -- The local day on which it starts: it decides the month of the entry.
  work_day date not null,
  employee_confirmed_at timestamptz,
  member_confirmed_at timestamptz,
  -- As the package spelled the two moments, when that is not the canonical form.
  employee_confirmed_as text,
  member_confirmed_as text,
  superseded_at timestamptz,
  -- A version that says: this work did not take place.
  cancelled boolean not null default false,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, entry_id, version),
  foreign key (group_id, assignment_id, employee_id, member_id)
    references assignments (group_id, assignment_id, employee_id, member_id) on delete cascade,
  check (ends_at > starts_at),
  constraint time_entries_no_double_booking exclude using gist (
    hashtextextended(employee_id, 0) with =, tstzrange(starts_at, ends_at) with &&,
    employee_id with =, group_id with =) where (superseded_at is null and not cancelled)
);
create unique index time_entries_current on time_entries (group_id, entry_id) where superseded_at is null;
create index time_entries_by_day on time_entries (group_id, work_day) where superseded_at is null;
create index time_entries_by_employee on time_entries (group_id, employee_id, work_day);
create index time_entries_by_member on time_entries (group_id, member_id, work_day);

create table absences (
  group_id text not null,
  absence_id text not null,
  employee_id text not null,
  kind text not null,
  starts_on date not null,
  ends_on date not null,
  minutes int,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, absence_id),
  foreign key (group_id, employee_id) references employees on delete cascade,
  check (ends_on >= starts_on)
);
create index absences_by_employee on absences (group_id, employee_id, starts_on);

create table pay_items (
  group_id text not null,
  pay_item_id text not null,
  employee_id text not null,
  member_id text,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  code text not null,
  label text,
  amount_cents bigint not null,
  kind text not null check (kind in ('taxable_bonus', 'expense', 'benefit')),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, pay_item_id),
  foreign key (group_id, employee_id) references employees on delete cascade,
  foreign key (group_id, member_id) references members
);
create index pay_items_by_month on pay_items (group_id, month);

-- Limits that an agreement changes. A rule that is not listed keeps the value of the law.
create table limits (
  group_id text not null references employer_group on delete cascade,
  rule_id text not null,
  value bigint not null,
  starts_on date not null,
  ends_on date,
  source text not null,
  primary key (group_id, rule_id, starts_on),
  check (ends_on >= starts_on)
);

-- Counts the changes of what the rules of law read, so that stored findings know their age.
create table group_revision (
  group_id text primary key references employer_group on delete cascade,
  revision bigint not null default 0
);

create function bump_group_revision() returns trigger language plpgsql as $$
begin
  insert into group_revision (group_id, revision)
  select distinct group_id, 1 from changed where group_id in (select group_id from employer_group)
  on conflict (group_id) do update set revision = group_revision.revision + 1;
  return null;
end $$;

-- Who confirmed hours changes nothing of what the rules read, and is most of what is written.
create function bump_revision_of_hours() returns trigger language plpgsql as $$
begin
  insert into group_revision (group_id, revision)
  select distinct group_id, 1 from changed join before using (group_id, entry_id, version)
  where row (changed.starts_at, changed.ends_at, changed.starts_local, changed.ends_local,
      changed.time_zone, changed.break_minutes, changed.break_starts_local, changed.worked_minutes,
      changed.work_day, changed.assignment_id, changed.employee_id, changed.member_id,
      changed.cancelled, changed.superseded_at)
    is distinct from row (before.starts_at, before.ends_at, before.starts_local, before.ends_local,
      before.time_zone, before.break_minutes, before.break_starts_local, before.worked_minutes,
      before.work_day, before.assignment_id, before.employee_id, before.member_id,
      before.cancelled, before.superseded_at)
  on conflict (group_id) do update set revision = group_revision.revision + 1;
  return null;
end $$;

do $$
declare name text;
begin
  foreach name in array array['members', 'memberships', 'sites', 'employees', 'contracts',
    'assignments', 'shifts', 'time_entries', 'absences', 'limits'] loop
    execute format('create trigger revision_insert after insert on %I referencing new table as changed
      for each statement execute function bump_group_revision()', name);
    if name = 'time_entries' then
      create trigger revision_update after update on time_entries
        referencing old table as before new table as changed
        for each statement execute function bump_revision_of_hours();
    else
      execute format('create trigger revision_update after update on %I referencing new table as changed
        for each statement execute function bump_group_revision()', name);
    end if;
    execute format('create trigger revision_delete after delete on %I referencing old table as changed
      for each statement execute function bump_group_revision()', name);
  end loop;
end $$;

create table findings_snapshots (
  group_id text not null references employer_group on delete cascade,
  month text not null,
  revision bigint not null,
  findings jsonb not null,
  computed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, month)
);
