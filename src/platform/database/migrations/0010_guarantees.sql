-- The rule by which the bylaws share the debts of the group between its members (L1253-8), from a
-- day on until the next version. Without one, the law holds: each member answers for the whole.
create table liability_statutes (
  group_id text not null references employer_group on delete cascade,
  starts_on date not null,
  rule text not null check (rule in ('equal', 'hours', 'billing', 'posts', 'joint')),
  -- At most this much for one member and one month.
  cap_cents bigint check (cap_cents > 0),
  -- The article of the bylaws or the decision.
  source text not null check (source <> ''),
  recorded_by text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (group_id, starts_on),
  check (rule <> 'joint' or cap_cents is null)
);

-- Of the group's staff only.
alter table liability_statutes enable row level security;
alter table liability_statutes force row level security;
create policy of_group on liability_statutes using (group_id = current_group()
  and case when (select current_member()) is null then true else false end);
grant select, insert, update, delete on liability_statutes to maillage_app;
