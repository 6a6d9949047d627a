-- The life of findings: opened when a month is first judged to hold them, changed with what is
-- measured, accepted with a reason by a person, closed when the cause goes. Nothing is deleted.

create table findings (
  group_id text not null references employer_group on delete cascade,
  -- By chance, not made of the content: it tells a member company nothing of other members.
  finding_id uuid not null default gen_random_uuid(),
  rule_id text not null,
  severity text not null check (severity in ('breach', 'warning')),
  basis text not null check (basis in ('planned', 'worked')),
  -- Empty for a finding on the group as a whole. No reference: what was found of a person is kept.
  employee_id text not null,
  day date not null,
  starts_at timestamp not null,
  ends_at timestamp not null,
  member_ids text[] not null,
  assignment_ids text[] not null,
  shift_ids text[] not null,
  measured bigint not null,
  limit_value bigint not null,
  unit text not null,
  article text not null,
  source text not null,
  opened_at timestamptz not null,
  measured_at timestamptz not null,
  closed_at timestamptz,
  accepted_at timestamptz,
  accepted_by text,
  accepted_reason text,
  primary key (group_id, finding_id),
  check ((accepted_at is null) = (accepted_by is null)),
  check ((accepted_at is null) = (accepted_reason is null))
);
create index findings_by_employee on findings (group_id, employee_id, day);

-- The months whose judgement found it; a finding on their edge has two.
create table finding_months (
  group_id text not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  finding_id uuid not null,
  -- False when the last judgement of the month did not find it any more.
  found boolean not null,
  primary key (group_id, month, finding_id),
  foreign key (group_id, finding_id) references findings on delete cascade
);
create index finding_months_by_finding on finding_months (group_id, finding_id);

-- What became of a finding, in order. An event without an actor comes of a judgement.
create table finding_events (
  group_id text not null,
  finding_id uuid not null,
  sequence int not null check (sequence >= 1),
  at timestamptz not null,
  kind text not null check (kind in
    ('opened', 'changed', 'accepted', 'withdrawn', 'lapsed', 'closed', 'reopened')),
  actor text,
  reason text,
  measured bigint not null,
  limit_value bigint not null,
  primary key (group_id, finding_id, sequence),
  foreign key (group_id, finding_id) references findings on delete cascade,
  check ((kind in ('accepted', 'withdrawn')) = (actor is not null)),
  check ((kind = 'accepted') = (reason is not null))
);

-- What a member company may know of a finding that concerns work at its own site: its own hours,
-- and numbers only where they are made of them alone. Made anew with each judgement.
create table member_findings (
  group_id text not null,
  finding_id uuid not null,
  member_id text not null,
  employee_id text not null,
  rule_id text not null,
  severity text not null,
  basis text not null,
  shift_ids text[] not null,
  starts_at timestamp not null,
  ends_at timestamp not null,
  -- earliest, latest: when the work may start or must end; own: numbers of its own hours alone;
  -- shared: hours elsewhere count too, and stay unsaid.
  kind text not null check (kind in ('earliest', 'latest', 'own', 'shared')),
  bound_at timestamp,
  measured bigint,
  limit_value bigint,
  unit text,
  article text not null,
  accepted boolean not null,
  primary key (group_id, finding_id, member_id),
  foreign key (group_id, finding_id) references findings on delete cascade,
  foreign key (group_id, member_id) references members on delete cascade,
  check ((bound_at is not null) = (kind in ('earliest', 'latest'))),
  check ((measured is not null) = (kind = 'own')),
  check ((limit_value is not null) = (kind = 'own')),
  check ((unit is not null) = (kind = 'own'))
);
create index member_findings_by_member on member_findings (group_id, member_id, starts_at);

do $$
declare name text;
begin
  -- Of the group's staff only.
  foreach name in array array['findings', 'finding_months', 'finding_events'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true else false end)', name);
  end loop;
  -- What the rules read besides the tables whose changes are counted already.
  foreach name in array array['skills', 'employer_group', 'travel_times'] loop
    execute format('create trigger revision_update after update on %I referencing new table as changed
      for each statement execute function bump_group_revision()', name);
  end loop;
  foreach name in array array['skills', 'travel_times'] loop
    execute format('create trigger revision_insert after insert on %I referencing new table as changed
      for each statement execute function bump_group_revision()', name);
    execute format('create trigger revision_delete after delete on %I referencing old table as changed
      for each statement execute function bump_group_revision()', name);
  end loop;
end $$;
-- Of the group's staff, and of the member that the row is about.
alter table member_findings enable row level security;
alter table member_findings force row level security;
create policy of_group on member_findings using (group_id = current_group()
  and case when (select current_member()) is null then true
    else member_id = (select current_member()) end);

grant select, insert, update, delete on findings, finding_months, finding_events, member_findings
  to maillage_app;
revoke delete, truncate on findings, finding_months, finding_events from maillage_app;
revoke update on finding_events from maillage_app;

-- Findings that were stored before have no life yet: the months are judged anew when read.
truncate findings_snapshots;
