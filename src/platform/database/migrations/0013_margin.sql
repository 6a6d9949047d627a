-- What the comparison of pay and the true cost of an hour need beside the month itself.

-- Pay of a comparable employee at a member, job by job, from a day on until the next version
-- (remuneration de reference; L1253-9, L3221-3). Without member: what the group itself gives.
create table comparable_pay (
  group_id text not null references employer_group on delete cascade,
  comparable_id text not null,
  member_id text,
  -- Null: every job of the member that has no line of its own.
  job text,
  classification text,
  starts_on date not null,
  -- Who said so, or the agreement.
  source text not null check (source <> ''),
  -- One of the two; the hourly rate is taken where both are there.
  hourly_gross_e4 bigint check (hourly_gross_e4 > 0),
  monthly_gross_cents bigint check (monthly_gross_cents > 0),
  -- Minutes that the monthly scale pays; null is 151 h 40, the legal month.
  monthly_minutes int check (monthly_minutes > 0),
  -- Years of seniority and share of the base from then on: 3=300;6=600 is 3 % after three years.
  seniority_steps text check (seniority_steps ~ '^\d{1,2}=\d{1,4}(;\d{1,2}=\d{1,4})*$'),
  -- 10000 is a whole month of base a year.
  thirteenth_month_e4 bigint check (thirteenth_month_e4 >= 0),
  -- A year, at full time.
  holiday_bonus_cents bigint check (holiday_bonus_cents >= 0),
  -- A month, at full time.
  monthly_bonus_cents bigint check (monthly_bonus_cents >= 0),
  -- A day worked.
  shift_bonus_cents bigint check (shift_bonus_cents >= 0),
  -- Share of the base of the hours at night and on Sunday.
  night_premium_e4 bigint check (night_premium_e4 >= 0),
  sunday_premium_e4 bigint check (sunday_premium_e4 >= 0),
  -- A day worked; an expense that is repaid is not pay and does not stand here.
  meal_benefit_cents bigint check (meal_benefit_cents >= 0),
  -- A month, at full time.
  transport_benefit_cents bigint check (transport_benefit_cents >= 0),
  -- A year, at full time.
  profit_sharing_cents bigint check (profit_sharing_cents >= 0),
  -- The people made available have it from the member itself: it is not compared.
  profit_sharing_direct boolean,
  primary key (group_id, comparable_id),
  foreign key (group_id, member_id) references members,
  check (member_id is null or hourly_gross_e4 is not null or monthly_gross_cents is not null)
);
create index comparable_pay_by_member on comparable_pay (group_id, member_id, starts_on);

-- Bonuses that the officer retained (prime differentielle), each with what was compared that day.
-- A comparison that changes is a new version; the amount is the whole, not the difference.
create table differential_bonuses (
  group_id text not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  employee_id text not null,
  member_id text not null,
  version int not null check (version >= 1),
  amount_cents bigint not null check (amount_cents >= 0),
  -- Both totals, line by line, with the source of each scale.
  explanation jsonb not null,
  retained_by text not null,
  retained_at timestamptz not null default clock_timestamp(),
  primary key (group_id, month, employee_id, member_id, version),
  foreign key (group_id, employee_id) references employees,
  foreign key (group_id, member_id) references members
);
create trigger append_only before update or delete on differential_bonuses
  for each row execute function refuse_change();

-- Costs of the group that no hour carries (frais de gestion), a month each, while they last.
create table overheads (
  group_id text not null references employer_group on delete cascade,
  overhead_id text not null,
  label text not null check (label <> ''),
  kind text not null check (kind in ('management', 'training')),
  monthly_cents bigint not null check (monthly_cents >= 0),
  first_month text not null check (first_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  last_month text check (last_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  split_key text not null check (split_key in ('minutes', 'gross', 'billing', 'equal')),
  primary key (group_id, overhead_id),
  check (last_month >= first_month)
);

-- Of the group's staff only.
do $$
declare name text;
begin
  foreach name in array array['comparable_pay', 'differential_bonuses', 'overheads'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true else false end)', name);
    execute format('grant select, insert, update, delete on %I to maillage_app', name);
  end loop;
end $$;
revoke update, delete, truncate on differential_bonuses from maillage_app;
