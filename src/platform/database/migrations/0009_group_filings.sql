-- Acts of the group towards the labour authority, and of the authority towards it, from which terms
-- run (D1253-1 to D1253-11, R1253-12, R1253-19).
create table group_filings (
  group_id text not null references employer_group on delete cascade,
  kind text not null check (kind in
    ('constitution', 'change', 'declaration_received', 'opposition_notice', 'opposition', 'appeal',
     'approval_request')),
  filed_on date not null,
  note text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (group_id, kind, filed_on)
);

-- Of the group's staff only.
alter table group_filings enable row level security;
alter table group_filings force row level security;
create policy of_group on group_filings using (group_id = current_group()
  and case when (select current_member()) is null then true else false end);
grant select, insert, update, delete on group_filings to maillage_app;
