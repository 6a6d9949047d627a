-- Needs of the members with their life, the people who could answer them, and how far sites are
-- from each other. A need is never deleted: it is covered, or withdrawn with a reason.

alter table needs
  -- Flexibility: null where it is what is asked.
  add column weekly_minutes_least int check (weekly_minutes_least >= 1),
  add column weekly_minutes_most int,
  -- What the person must hold besides the skill.
  add column authorisations text[] not null default '{}',
  -- A season comes back each year. Null: it does when it ends within a year of its start.
  add column every_year boolean,
  -- The price of an hour that the member wishes to pay at most.
  add column hourly_price_e4 bigint check (hourly_price_e4 >= 0),
  add column note text,
  add column state text not null default 'stated'
    check (state in ('stated', 'being_answered', 'covered', 'withdrawn')),
  add column stated_at timestamptz not null default clock_timestamp(),
  add column state_changed_at timestamptz not null default clock_timestamp(),
  -- Counts what was asked: one more with each change of it.
  add column version int not null default 1 check (version >= 1),
  add constraint needs_least check (weekly_minutes_least <= weekly_minutes),
  add constraint needs_most check (weekly_minutes_most >= weekly_minutes);
create index needs_by_state on needs (group_id, state);

-- The life of a need, one row an event, in order.
create table need_events (
  group_id text not null,
  need_id text not null,
  sequence int not null check (sequence >= 1),
  at timestamptz not null,
  actor text not null,
  kind text not null check (kind in
    ('stated', 'changed', 'being_answered', 'covered', 'reopened', 'withdrawn')),
  -- Why, in the words of who did it; always there for a need that is withdrawn.
  reason text,
  -- changed: the values before, by name. being_answered and covered: what answers it.
  detail jsonb not null default '{}',
  primary key (group_id, need_id, sequence),
  foreign key (group_id, need_id) references needs on delete cascade,
  check (kind <> 'withdrawn' or reason is not null)
);

-- Somebody who would work for the group. Erased two years after the last contact (GDP-01).
create table candidates (
  group_id text not null references employer_group on delete cascade,
  candidate_id text not null,
  last_name text not null,
  first_name text not null,
  email text,
  phone text,
  -- Skills and authorisations held, each spelled as in the needs.
  skills text[] not null default '{}',
  weekly_minutes int check (weekly_minutes between 1 and 2880),
  -- Half-days in which the person can work, as needs spell them; null: any.
  half_days text,
  available_from date,
  home_commune_code text,
  home_latitude numeric check (home_latitude between -90 and 90),
  home_longitude numeric check (home_longitude between -180 and 180),
  -- Farthest work place from home by road; a person may say one or both.
  mobility_km int check (mobility_km >= 0),
  mobility_minutes int check (mobility_minutes >= 0),
  refused_member_ids text[] not null default '{}',
  wishes text,
  -- The day on which the person agreed that the group keeps the data.
  consented_on date,
  last_contact_on date not null,
  -- The employee that the candidate became: no longer somebody to place.
  hired_as text,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, candidate_id),
  foreign key (group_id, hired_as) references employees (group_id, employee_id)
    on delete set null (hired_as)
);

-- What an employee wishes; an absent row: nothing was said.
create table employee_wishes (
  group_id text not null,
  employee_id text not null,
  -- Hours a week that the person would like, where they are not those of the contract.
  weekly_minutes int check (weekly_minutes between 1 and 2880),
  half_days text,
  available_from date,
  mobility_km int check (mobility_km >= 0),
  mobility_minutes int check (mobility_minutes >= 0),
  refused_member_ids text[] not null default '{}',
  wishes text,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, employee_id),
  foreign key (group_id, employee_id) references employees on delete cascade
);

-- Measured ways by road; where there is none, the great circle and a detour stand for it.
create table travel_times (
  group_id text not null,
  from_site_id text not null,
  to_site_id text not null,
  km numeric not null check (km >= 0),
  minutes int check (minutes >= 0),
  primary key (group_id, from_site_id, to_site_id),
  foreign key (group_id, from_site_id) references sites on delete cascade,
  foreign key (group_id, to_site_id) references sites on delete cascade
);

-- Needs that were there before their life was kept. The owner is bound by the policies too.
alter table needs no force row level security;
insert into need_events (group_id, need_id, sequence, at, actor, kind)
  select group_id, need_id, 1, stated_at, 'maillage import', 'stated' from needs;
alter table needs force row level security;

do $$
declare name text;
begin
  -- Of the group's staff only.
  foreach name in array array['candidates', 'employee_wishes', 'travel_times'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true else false end)', name);
  end loop;
end $$;
-- Seen through the need that they belong to, whose own policy applies.
alter table need_events enable row level security;
alter table need_events force row level security;
create policy of_group on need_events using (group_id = current_group()
  and case when (select current_member()) is null then true
    else need_id in (select need_id from needs where group_id = current_group()) end);

grant select, insert, update, delete on need_events, candidates, employee_wishes, travel_times
  to maillage_app;
-- Needs and their life are kept.
revoke update, delete, truncate on need_events from maillage_app;
revoke delete, truncate on needs from maillage_app;
