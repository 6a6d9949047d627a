-- What the counters of people start from besides hours and absences, and what decides the effect of
-- an absence on pay.

alter table absences
  -- Which event of the family: the days that it gives differ (L3142-4).
  add column family_event text check (family_event in
    ('own_marriage', 'child_marriage', 'birth', 'adoption', 'child_death', 'young_child_death',
     'spouse_death', 'parent_death', 'parent_in_law_death', 'sibling_death', 'child_illness')),
  -- Day on which the person, back from sickness or an accident, was told of the leave that is left
  -- and until when (L3141-19-3): the carry-over runs from it.
  add column informed_on date;

alter table contracts
  -- How the contract ended, where that is not its term: L1243-8, L1243-10.
  add column end_cause text check (end_cause in
    ('term', 'permanent_refused', 'early_by_employee', 'serious_fault', 'force_majeure', 'agreed',
     'early_by_employer'));

alter table employees
  -- Dependent children under fifteen, or disabled (L3141-8).
  add column dependent_children int check (dependent_children between 0 and 30);

alter table group_settings
  -- Leave in jours ouvrables (Monday to Saturday) or in jours ouvres (Monday to Friday).
  add column leave_count text not null default 'working' check (leave_count in ('working', 'business')),
  -- Days for leave taken outside 1 May to 31 October, unless an agreement waives them (L3141-23).
  add column grants_split_days boolean not null default true,
  add column gives_meal_vouchers boolean not null default false,
  -- End-of-contract indemnity: a tenth, or down to 6 % by an agreement (L1243-8, L1243-9).
  add column end_indemnity_e4 int not null default 1000 check (end_indemnity_e4 between 600 and 1000),
  add column end_indemnity_source text;

-- Balance of a counter at the start of a day, taken over from an older tool. Leave in hundredths of
-- a day; the rest in minutes.
create table counter_openings (
  group_id text not null,
  employee_id text not null,
  counter text not null check (counter in
    ('paid_leave', 'leave_accrual', 'overtime_quota', 'compulsory_rest', 'annual_account',
     'delegation')),
  dated_on date not null,
  quantity int not null,
  -- The document that says it.
  source text not null check (source <> ''),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, employee_id, counter, dated_on),
  foreign key (group_id, employee_id) references employees on delete cascade
);

-- What somebody adds to a counter or takes from it; a mistake is taken back by another line.
create table counter_adjustments (
  group_id text not null,
  adjustment_id uuid not null,
  employee_id text not null,
  counter text not null check (counter in
    ('paid_leave', 'leave_accrual', 'overtime_quota', 'compulsory_rest', 'annual_account',
     'delegation', 'meal_vouchers', 'travel')),
  dated_on date not null,
  -- Hundredths of a day of leave, minutes, or meal vouchers.
  quantity int not null check (quantity <> 0),
  -- Overtime that does not count in the quota (L3121-30), leave that is lost, or another reason.
  cause text not null check (cause in
    ('replaced_by_rest', 'urgent_work', 'lost', 'waived', 'correction')),
  reason text not null check (reason <> ''),
  recorded_by text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (group_id, adjustment_id),
  foreign key (group_id, employee_id) references employees
);
create index counter_adjustments_by_employee on counter_adjustments (group_id, employee_id, dated_on);
create trigger append_only before update or delete on counter_adjustments
  for each row execute function refuse_change();

-- Hours of delegation that a mandate gives each month (L2315-7, L2143-13 and following).
create table delegation_credits (
  group_id text not null,
  employee_id text not null,
  mandate text not null check (mandate <> ''),
  starts_on date not null,
  ends_on date,
  monthly_minutes int not null check (monthly_minutes between 1 and 10000),
  -- What a month leaves may be used within twelve months (R2315-5); else it ends with the month.
  carries_over boolean not null default false,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, employee_id, mandate, starts_on),
  foreign key (group_id, employee_id) references employees on delete cascade,
  check (ends_on >= starts_on)
);

do $$
declare name text;
begin
  -- Of the group's staff only.
  foreach name in array array['counter_openings', 'counter_adjustments', 'delegation_credits'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true else false end)', name);
  end loop;
end $$;
grant select, insert, update, delete on counter_openings, delegation_credits to maillage_app;
grant select, insert on counter_adjustments to maillage_app;
