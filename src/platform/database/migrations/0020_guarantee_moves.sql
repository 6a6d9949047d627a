-- The life of the guarantees of members (BIL-15 to BIL-18). What the data package says is held is
-- where it starts; each act after it is a line. A line entered by mistake is cancelled by another.
create table guarantee_moves (
  group_id text not null references employer_group,
  move_id uuid not null,
  member_id text not null,
  kind text not null check (kind in ('deposit', 'bank_guarantee')),
  move text not null check (move in ('asked', 'held', 'called', 'refunded')),
  amount_cents bigint not null check (amount_cents > 0),
  moved_on date not null,
  note text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (group_id, move_id),
  foreign key (group_id, member_id) references members
);
create index guarantee_moves_by_member on guarantee_moves (group_id, member_id, moved_on);

create table guarantee_cancellations (
  group_id text not null,
  move_id uuid not null,
  reason text not null check (reason <> ''),
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (group_id, move_id),
  foreign key (group_id, move_id) references guarantee_moves
);

-- How much a member deposits: so many months of its mean billing (BIL-16), from a day on.
create table guarantee_policies (
  group_id text not null references employer_group on delete cascade,
  starts_on date not null,
  months_e4 int not null check (months_e4 between 1 and 120000),
  -- The decision of the board.
  source text not null check (source <> ''),
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (group_id, starts_on)
);

-- The tax reserve against joint liability (CGI 214-1-8, BIL-20): put aside, used, added back.
create table reserve_moves (
  group_id text not null references employer_group,
  move_id uuid not null,
  move text not null check (move in ('set_aside', 'used', 'added_back')),
  -- The accounting year in which it counts.
  year int not null check (year between 2000 and 2999),
  amount_cents bigint not null check (amount_cents > 0),
  note text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (group_id, move_id)
);

create table reserve_cancellations (
  group_id text not null,
  move_id uuid not null,
  reason text not null check (reason <> ''),
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (group_id, move_id),
  foreign key (group_id, move_id) references reserve_moves
);

do $$
declare name text;
begin
  foreach name in array array['guarantee_moves', 'guarantee_cancellations', 'reserve_moves',
    'reserve_cancellations'] loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', name);
    execute format('grant select, insert on %I to maillage_app', name);
  end loop;
  -- Of the group's staff only.
  foreach name in array array['guarantee_policies', 'reserve_moves', 'reserve_cancellations'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true else false end)', name);
  end loop;
end $$;
grant select, insert, update, delete on guarantee_policies to maillage_app;

-- Of the group's staff, and of the member that the guarantee is of.
alter table guarantee_moves enable row level security;
alter table guarantee_moves force row level security;
create policy of_group on guarantee_moves using (group_id = current_group()
  and case when (select current_member()) is null then true
    else member_id = (select current_member()) end);
alter table guarantee_cancellations enable row level security;
alter table guarantee_cancellations force row level security;
create policy of_group on guarantee_cancellations using (group_id = current_group()
  and case when (select current_member()) is null then true
    else move_id in (select move_id from guarantee_moves where group_id = current_group()) end);
