-- Documents that no close makes: advances, credit notes, corrective invoices, fees, true-ups. They
-- take their numbers out of the same series. `cause` says what made one, so that the same act makes
-- it once; the invoices of a close have none, and their month is a closed one.
alter table invoices drop constraint invoices_kind_check;
alter table invoices add constraint invoices_kind_check
  check (kind in ('invoice', 'credit_note', 'corrective', 'advance'));
alter table invoices add column cause text;
alter table invoices add column recorded_at timestamptz not null default clock_timestamp();
alter table invoices add column preceding_numbers text[] not null default '{}';
alter table invoices add column closed_month text
  generated always as (case when cause is null then month end) stored;
alter table invoices drop constraint invoices_group_id_month_fkey;
alter table invoices add foreign key (group_id, closed_month) references month_closes;
alter table invoices drop constraint invoices_group_id_month_member_id_key;
alter table invoices add unique (group_id, closed_month, member_id);
alter table invoices add constraint invoices_once unique (group_id, cause);
create index invoices_by_member on invoices (group_id, member_id, month);
create index invoices_by_preceding on invoices using gin (preceding_numbers);

alter table invoice_lines drop constraint invoice_lines_kind_check;
alter table invoice_lines add constraint invoice_lines_kind_check check (kind in ('hours',
  'overtime_25', 'overtime_50', 'complementary_10', 'complementary_25', 'night', 'sunday',
  'holiday', 'bonus', 'expense', 'fee', 'true_up', 'correction', 'guaranteed', 'training',
  'absence', 'leave', 'advance'));
-- A credit that is given for good: the hours behind it are not billed again.
alter table invoice_lines add column for_good boolean not null default false;
-- The line of another invoice that this one takes back.
alter table invoice_lines add column credits_number text;
alter table invoice_lines add column credits_line int;
alter table invoice_lines add foreign key (group_id, credits_number, credits_line)
  references invoice_lines (group_id, invoice_number, line);
create index invoice_lines_by_credited on invoice_lines (group_id, credits_number)
  where credits_number is not null;

-- When the invoices of a member fall due, where it is not as for the others (C. com. L441-10).
create table member_terms (
  group_id text not null,
  member_id text not null,
  payment_days int not null check (payment_days between 0 and 60),
  end_of_month boolean not null default false,
  source text not null check (source <> ''),
  recorded_by text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (group_id, member_id),
  foreign key (group_id, member_id) references members on delete cascade
);
alter table group_settings add column payment_end_of_month boolean not null default false;

-- How an item is billed, from a day on, as the board decided it. The narrowest rule wins: that of
-- the assignment, of the member, of the kind of contract, of the length, of the skill.
create table price_rules (
  group_id text not null references employer_group on delete cascade,
  rule_id uuid not null,
  item text not null check (item in ('hours', 'overtime', 'night', 'sunday', 'holiday', 'bonus',
    'expense', 'absence', 'guaranteed')),
  member_id text,
  assignment_id text,
  contract_kind text,
  skill text,
  -- Whole months that the assignment lasts, both included.
  months_from int check (months_from >= 0),
  months_to int check (months_to >= months_from),
  -- For an absence: its kind, as the group writes it.
  absence_kind text,
  method text not null check (method in
    ('as_hours', 'coefficient', 'charges_only', 'at_cost', 'not_billed')),
  coefficient_e4 bigint check (coefficient_e4 > 0),
  -- For night, Sunday and public holidays: the premium that is paid, and the hours of the night.
  premium_e4 bigint check (premium_e4 > 0),
  from_minute int check (from_minute between 0 and 1439),
  to_minute int check (to_minute between 0 and 1439),
  -- For hours that are guaranteed: minutes a whole month.
  guaranteed_minutes int check (guaranteed_minutes > 0),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  decided_on date not null,
  source text not null check (source <> ''),
  recorded_by text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (group_id, rule_id),
  foreign key (group_id, member_id) references members,
  foreign key (group_id, assignment_id) references assignments,
  check ((method = 'coefficient') = (coefficient_e4 is not null)),
  check ((item in ('night', 'sunday', 'holiday')) = (premium_e4 is not null)),
  check ((item = 'guaranteed') = (guaranteed_minutes is not null)),
  check ((item = 'absence') = (absence_kind is not null)),
  check (item <> 'hours' or method = 'coefficient')
);

-- Entry and membership fees: an amount by bands of headcount or of hours used the year before.
create table fee_schedules (
  group_id text not null references employer_group on delete cascade,
  fee_id uuid not null,
  label text not null check (label <> ''),
  kind text not null check (kind in ('entry', 'annual')),
  basis text not null check (basis in ('flat', 'headcount', 'hours')),
  -- [{"from": 0, "amountCents": 3000}, {"from": 10, "amountCents": 5000}]
  bands jsonb not null,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  decided_on date not null,
  source text not null check (source <> ''),
  recorded_by text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (group_id, fee_id)
);

-- What a member said of a line before the close, and what the group answered. The last act of a
-- line is its state; an earlier one is never changed.
create table pre_invoice_acts (
  group_id text not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  member_id text not null,
  line_key text not null,
  sequence bigint generated always as identity,
  act text not null check (act in ('accepted', 'disputed', 'answered', 'billed', 'left_out')),
  -- Why it is disputed, or what the group answers.
  words text not null default '',
  -- The line as it was then.
  minutes int,
  net_cents bigint not null,
  employee_id text,
  actor text not null,
  at timestamptz not null,
  primary key (group_id, month, member_id, line_key, sequence),
  foreign key (group_id, member_id) references members,
  check (act in ('accepted') or words <> '')
);

create trigger append_only before update or delete on pre_invoice_acts
  for each row execute function refuse_change();

do $$
declare name text;
begin
  foreach name in array array['price_rules', 'fee_schedules'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true else false end)', name);
  end loop;
  foreach name in array array['member_terms', 'pre_invoice_acts'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true
        else member_id = (select current_member()) end)', name);
  end loop;
end $$;
grant select, insert, update, delete on member_terms, price_rules, fee_schedules to maillage_app;
grant select, insert on pre_invoice_acts to maillage_app;
