-- Composition of needs into jobs: runs of the solver, what was tried on them, and what became of a
-- job that was accepted: a post to recruit for, or assignments with their documents to sign.

-- One run of the solver, as a person watches it, with all that it read and answered.
create table compose_runs (
  group_id text not null references employer_group on delete cascade,
  run_id uuid not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  stage text check (stage in ('read', 'columns', 'bound', 'jobs', 'improve', 'explain')),
  jobs int,
  objective float8,
  bound float8,
  needs int,
  terms jsonb not null,
  locks jsonb not null,
  time_limit_seconds int not null check (time_limit_seconds between 1 and 600),
  cancel_requested boolean not null default false,
  failure text,
  requested_by text not null,
  requested_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  ended_at timestamptz,
  -- The worker says here that it lives.
  updated_at timestamptz not null default clock_timestamp(),
  -- The needs, members and people as they were read; what changed since is told from it.
  problem jsonb,
  answer jsonb,
  primary key (group_id, run_id),
  check ((answer is null) or (problem is not null))
);
create unique index compose_runs_one_at_a_time on compose_runs (group_id)
  where state in ('queued', 'running');

-- What was tried on the answer of a run: the changes, all of them since the run, and the answer.
create table compose_scenarios (
  group_id text not null,
  scenario_id uuid not null,
  run_id uuid not null,
  -- The run or the scenario that the last changes were made on.
  base_id uuid not null,
  state text not null default 'draft' check (state in ('draft', 'kept', 'dropped')),
  changes jsonb not null,
  -- With the changes in it.
  problem jsonb not null,
  answer jsonb not null,
  difference jsonb not null,
  requested_by text not null,
  requested_at timestamptz not null default clock_timestamp(),
  kept_at timestamptz,
  primary key (group_id, scenario_id),
  foreign key (group_id, run_id) references compose_runs on delete cascade,
  check ((state = 'kept') <= (kept_at is not null))
);
create index compose_scenarios_by_run on compose_scenarios (group_id, run_id);

-- A job to recruit for.
create table posts (
  group_id text not null references employer_group on delete cascade,
  post_id uuid not null,
  title text not null,
  skill text not null,
  authorisations text[] not null default '{}',
  weekly_minutes int not null check (weekly_minutes between 1 and 2880),
  -- Set where the hours of combined seasons are counted over the year.
  annual_minutes int,
  hourly_gross_e4 bigint not null check (hourly_gross_e4 >= 0),
  starts_on date not null,
  travel_km float8 not null,
  note text,
  state text not null default 'open' check (state in ('open', 'filled', 'withdrawn')),
  opened_by text not null,
  opened_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  primary key (group_id, post_id),
  check ((state = 'withdrawn') = (withdrawn_at is not null))
);

-- What each member has of a post.
create table post_pieces (
  group_id text not null,
  post_id uuid not null,
  need_id text not null,
  site_id text not null,
  member_id text not null,
  minutes int not null check (minutes >= 1),
  half_days int[] not null,
  -- Ranges of weeks of the year: [{"from": 1, "to": 52}].
  weeks jsonb not null,
  position int not null,
  primary key (group_id, post_id, need_id),
  foreign key (group_id, post_id) references posts on delete cascade,
  foreign key (group_id, need_id) references needs,
  foreign key (group_id, site_id, member_id) references sites (group_id, site_id, member_id)
);
create index post_pieces_by_need on post_pieces (group_id, need_id);

-- A job that was accepted, or a post that was filled: what that made, so that it can be undone.
create table acceptances (
  group_id text not null references employer_group on delete cascade,
  acceptance_id uuid not null,
  kind text not null check (kind in ('post', 'person', 'hire')),
  state text not null default 'done' check (state in ('done', 'reversed')),
  -- The run or the scenario, and its job; null for the filling of a post.
  result_id uuid,
  job_id text,
  post_id uuid,
  -- No reference: an employee who was hired by it goes away with its reversal.
  employee_id text,
  employee_name text,
  candidate_id text,
  contract_id text,
  title text not null,
  weekly_minutes int not null,
  need_ids text[] not null,
  assignment_ids text[] not null default '{}',
  accepted_by text not null,
  accepted_at timestamptz not null,
  reversed_by text,
  reversed_at timestamptz,
  primary key (group_id, acceptance_id),
  foreign key (group_id, post_id) references posts,
  check ((state = 'reversed') = (reversed_at is not null))
);
create unique index acceptances_one_a_job on acceptances (group_id, result_id, job_id)
  where state = 'done';
create unique index acceptances_one_a_person on acceptances (group_id, post_id)
  where state = 'done' and kind = 'hire';

-- Contracts and amendments with the employee, agreements (mises a disposition) with a member.
create table documents_to_sign (
  group_id text not null,
  document_id uuid not null,
  acceptance_id uuid not null,
  kind text not null check (kind in ('contract', 'amendment', 'agreement')),
  state text not null default 'to_sign'
    check (state in ('to_sign', 'signed', 'refused', 'withdrawn')),
  employee_id text not null,
  -- Of an agreement: with whom, for which assignment, for which need.
  member_id text,
  assignment_id text,
  need_id text,
  data jsonb not null,
  created_at timestamptz not null,
  decided_on date,
  decided_by text,
  reason text,
  primary key (group_id, document_id),
  foreign key (group_id, acceptance_id) references acceptances on delete cascade,
  foreign key (group_id, member_id) references members,
  check ((kind = 'agreement') = (member_id is not null)),
  check ((state in ('signed', 'refused')) = (decided_on is not null))
);
create index documents_to_sign_by_acceptance on documents_to_sign (group_id, acceptance_id);
create index documents_to_sign_by_employee on documents_to_sign (group_id, employee_id);

do $$
declare name text;
begin
  -- Of the group's staff only.
  foreach name in array array['compose_runs', 'compose_scenarios', 'posts', 'acceptances'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true else false end)', name);
  end loop;
  -- Of the group's staff, and of the member that the row is about.
  foreach name in array array['post_pieces', 'documents_to_sign'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true
        else member_id = (select current_member()) end)', name);
  end loop;
end $$;

grant select, insert, update, delete on compose_runs, compose_scenarios, posts, post_pieces,
  acceptances, documents_to_sign to maillage_app;
-- What was accepted is kept, also when it was undone.
revoke delete, truncate on posts, post_pieces, acceptances, documents_to_sign from maillage_app;
