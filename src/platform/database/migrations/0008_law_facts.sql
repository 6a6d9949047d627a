-- Facts that the rules on contracts, authorisations and health read where a group keeps them, and
-- the deadlines that people marked as done.

alter table contracts
  add column category text check (category in ('worker', 'technician', 'manager')),
  add column trial_ends_on date check (trial_ends_on >= starts_on),
  -- Why the contract has a term: L1242-2, L1242-3.
  add column fixed_term_reason text check (fixed_term_reason in
    ('replacement', 'increase', 'urgent_work', 'awaiting_hire', 'seasonal', 'customary',
     'defined_purpose', 'training')),
  -- Why the weekly time may be under 24 hours: L3123-7, L3123-19.
  add column part_time_reason text check (part_time_reason in
    ('request', 'student', 'agreement', 'replacement', 'integration'));

alter table assignments
  -- Skills and authorisations that the post asks for, as they are spelled among those of people.
  add column required_skills text[] not null default '{}';

-- Visits at the occupational health service: that they took place and until when they are valid,
-- never what was found (L4624-8).
create table medical_visits (
  group_id text not null,
  employee_id text not null,
  -- vip: information and prevention; sir: aptitude exam of the reinforced follow-up.
  kind text not null check (kind in ('vip', 'sir', 'return', 'intermediate', 'mid_career')),
  held_on date not null,
  valid_until date,
  primary key (group_id, employee_id, kind, held_on),
  foreign key (group_id, employee_id) references employees on delete cascade,
  check (valid_until >= held_on)
);

-- Deadlines of law that somebody of the group has dealt with. The key says which one: the rule and
-- what it is about.
create table deadline_marks (
  group_id text not null references employer_group on delete cascade,
  deadline_key text not null,
  done_on date not null,
  note text not null default '',
  marked_by text not null,
  marked_at timestamptz not null default clock_timestamp(),
  primary key (group_id, deadline_key)
);

do $$
declare name text;
begin
  -- Of the group's staff only.
  foreach name in array array['medical_visits', 'deadline_marks'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true else false end)', name);
  end loop;
end $$;
grant select, insert, update, delete on medical_visits, deadline_marks to maillage_app;
