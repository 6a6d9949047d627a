-- The books: the chart of the group, what its accountant signed, periods, lettering, templates and
-- the budget.

-- Accounts that the group added to the chart of the product.
create table chart_accounts (
  group_id text not null references employer_group on delete cascade,
  account text not null check (account ~ '^[1-8]\d{2}[0-9A-Z]{0,9}$'),
  label text not null check (label <> ''),
  added_by text not null,
  added_at timestamptz not null default clock_timestamp(),
  primary key (group_id, account)
);

-- The mapping of events to accounts as an accountant approved it: a mapping that is no longer this
-- one asks for another approval.
create table mapping_approvals (
  group_id text not null references employer_group,
  version int not null check (version >= 1),
  mapping jsonb not null,
  accountant text not null check (accountant <> ''),
  recorded_by text not null,
  approved_at timestamptz not null default clock_timestamp(),
  primary key (group_id, version)
);

create table entry_templates (
  group_id text not null references employer_group on delete cascade,
  template_id uuid not null,
  name text not null check (name <> ''),
  journal text not null,
  label text not null,
  -- {account, auxiliary, label, debitCents, creditCents}
  lines jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, template_id)
);

-- A month in which nothing more is posted, until the lock is lifted.
create table period_locks (
  group_id text not null references employer_group on delete cascade,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  locked_by text not null,
  locked_at timestamptz not null default clock_timestamp(),
  primary key (group_id, month)
);

-- A year that is closed for good: its result, and the balances that open the next one.
create table year_closes (
  group_id text not null references employer_group,
  year int not null,
  result_cents bigint not null,
  -- [{account, auxiliary, balanceCents}]
  balances jsonb not null,
  closed_by text not null,
  closed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, year)
);

create function refuse_closed_period() returns trigger language plpgsql as $$
begin
  if exists (select from year_closes where group_id = new.group_id
      and year = extract(year from new.entry_date)) then
    raise exception 'the year % is closed: nothing is posted in it any more',
      extract(year from new.entry_date) using errcode = 'restrict_violation';
  end if;
  if exists (select from period_locks where group_id = new.group_id
      and month = to_char(new.entry_date, 'YYYY-MM')) then
    raise exception 'the month % is locked', to_char(new.entry_date, 'YYYY-MM')
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger closed_periods before insert on ledger_entries
  for each row execute function refuse_closed_period();

-- Lines of one account that settle each other. Taking a lettering back is another fact.
create table letterings (
  group_id text not null references employer_group,
  lettering_id uuid not null,
  account text not null,
  letters text not null check (letters ~ '^[A-Z]{3,}$'),
  lettered_on date not null,
  lettered_by text not null,
  is_automatic boolean not null,
  primary key (group_id, lettering_id),
  unique (group_id, account, letters)
);
create table lettering_lines (
  group_id text not null,
  lettering_id uuid not null,
  journal text not null,
  year int not null,
  entry_number int not null,
  line int not null,
  primary key (group_id, lettering_id, journal, year, entry_number, line),
  foreign key (group_id, lettering_id) references letterings,
  foreign key (group_id, journal, year, entry_number, line) references ledger_lines
);
create index lettering_lines_by_line on lettering_lines (group_id, journal, year, entry_number, line);
create table unletterings (
  group_id text not null,
  lettering_id uuid not null,
  unlettered_by text not null,
  unlettered_at timestamptz not null default clock_timestamp(),
  primary key (group_id, lettering_id),
  foreign key (group_id, lettering_id) references letterings
);

create function refuse_unsettled_lettering() returns trigger language plpgsql as $$
declare difference bigint; strangers int; twice int;
begin
  select coalesce(sum(l.debit_cents - l.credit_cents), 1),
    count(*) filter (where l.account <> new.account) into difference, strangers
  from lettering_lines s join ledger_lines l using (group_id, journal, year, entry_number, line)
  where s.group_id = new.group_id and s.lettering_id = new.lettering_id;
  select count(*) into twice from lettering_lines s
  join lettering_lines o using (group_id, journal, year, entry_number, line)
  where s.group_id = new.group_id and s.lettering_id = new.lettering_id
    and o.lettering_id <> new.lettering_id
    and not exists (select from unletterings u where u.group_id = o.group_id
      and u.lettering_id = o.lettering_id);
  if difference <> 0 or strangers > 0 or twice > 0 then
    raise exception 'lettering % of % does not settle: % cents, % lines elsewhere, % lettered before',
      new.letters, new.account, difference, strangers, twice using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger lettering_settles after insert on letterings
  deferrable initially deferred for each row execute function refuse_unsettled_lettering();

create table budget_lines (
  group_id text not null references employer_group on delete cascade,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  account text not null check (account ~ '^[67]\d{2}[0-9A-Z]{0,9}$'),
  -- Expense or income, positive in the usual direction of its class.
  amount_cents bigint not null,
  primary key (group_id, month, account)
);

do $$
declare name text;
begin
  foreach name in array array['mapping_approvals', 'year_closes', 'letterings', 'lettering_lines',
    'unletterings'] loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', name);
  end loop;
  foreach name in array array['chart_accounts', 'mapping_approvals', 'entry_templates',
    'period_locks', 'year_closes', 'letterings', 'lettering_lines', 'unletterings',
    'budget_lines'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true else false end)', name);
    execute format('grant select, insert on %I to maillage_app', name);
  end loop;
  foreach name in array array['chart_accounts', 'entry_templates', 'period_locks', 'budget_lines'] loop
    execute format('grant update, delete on %I to maillage_app', name);
  end loop;
end $$;
