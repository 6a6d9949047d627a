-- The close of a month and what it leaves: invoices, pay variables, costs, ledger entries.
-- Nothing here is edited or deleted once written: a correction is a new row that names the old one.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: a correction is a new row', tg_table_name
    using errcode = 'restrict_violation';
end $$;

create table month_closes (
  group_id text not null references employer_group,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  issued_on date not null,
  closed_at timestamptz not null default clock_timestamp(),
  closed_by text not null,
  -- Totals, warnings, what was left out and why, seconds a stage: what report.json says.
  report jsonb not null,
  primary key (group_id, month)
);

-- One attempt to close a month: its progress, as a person watches it.
create table close_runs (
  group_id text not null references employer_group on delete cascade,
  run_id uuid not null,
  month text not null,
  -- Day of issue asked for; null is the last day of the month.
  issued_on date,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  stage text,
  steps_done int not null default 0,
  steps_total int not null default 0,
  cancel_requested boolean not null default false,
  failure text,
  requested_by text not null,
  requested_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (group_id, run_id)
);
create unique index close_runs_one_at_a_time on close_runs (group_id) where state in ('queued', 'running');

create table invoice_series (
  group_id text not null references employer_group,
  series text not null,
  year int not null,
  last_sequence int not null,
  primary key (group_id, series, year)
);

create table invoices (
  group_id text not null,
  invoice_number text not null,
  series text not null,
  year int not null,
  sequence int not null check (sequence >= 1),
  kind text not null check (kind in ('invoice', 'credit_note')),
  member_id text not null,
  month text not null,
  issued_on date not null,
  due_on date not null,
  net_cents bigint not null,
  vat_cents bigint not null,
  gross_cents bigint not null,
  -- Parts of the net that repay wages, contributions and the rest (Code rural L351-8-1, LIA-05).
  wages_cents bigint not null,
  contributions_cents bigint not null,
  other_cents bigint not null,
  -- Names, addresses and numbers of both parties as they were on the day of issue.
  seller jsonb not null,
  buyer jsonb not null,
  primary key (group_id, invoice_number),
  unique (group_id, series, year, sequence),
  unique (group_id, month, member_id),
  foreign key (group_id, month) references month_closes,
  foreign key (group_id, member_id) references members,
  check (gross_cents = net_cents + vat_cents),
  check (net_cents = wages_cents + contributions_cents + other_cents)
);

create table invoice_lines (
  group_id text not null,
  invoice_number text not null,
  line int not null check (line >= 1),
  assignment_id text,
  employee_id text,
  kind text not null check (kind in ('hours', 'overtime_25', 'overtime_50', 'complementary_10',
    'complementary_25', 'night', 'sunday', 'holiday', 'bonus', 'expense', 'fee', 'true_up', 'correction')),
  -- The month that the line is about: that of the invoice, an earlier one for a correction.
  period text not null,
  -- The kind that a correction corrects.
  corrected_kind text,
  minutes int,
  unit_price_e4 bigint,
  net_cents bigint not null,
  vat_percent_e2 int not null,
  vat_exemption text,
  wages_cents bigint not null,
  contributions_cents bigint not null,
  -- The numbers that made the price: rate, coefficient, cost, share.
  explanation jsonb not null,
  entry_ids text[] not null default '{}',
  primary key (group_id, invoice_number, line),
  foreign key (group_id, invoice_number) references invoices
);
create index invoice_lines_by_assignment on invoice_lines (group_id, assignment_id, period);
create index invoice_lines_by_employee on invoice_lines (group_id, employee_id, period);

create table invoice_documents (
  group_id text not null,
  invoice_number text not null,
  pdf bytea not null,
  xml text not null,
  pdf_sha256 text not null,
  primary key (group_id, invoice_number),
  foreign key (group_id, invoice_number) references invoices
);

create table pay_variables (
  group_id text not null,
  month text not null,
  line int not null,
  employee_id text not null,
  member_id text,
  code text not null,
  -- The month that the variable is about: an earlier one for a correction.
  period text not null,
  quantity_minutes int,
  quantity_days numeric,
  amount_cents bigint,
  source_ids text[] not null default '{}',
  primary key (group_id, month, line),
  foreign key (group_id, month) references month_closes,
  foreign key (group_id, employee_id) references employees
);
create index pay_variables_by_employee on pay_variables (group_id, employee_id, period);

-- Forecast cost of an employee at a member. No member: time that no member used.
create table costs (
  group_id text not null,
  month text not null,
  employee_id text not null,
  member_id text not null default '',
  -- The month that the cost is about: an earlier one for a correction, which is a difference.
  period text not null,
  minutes int not null,
  gross_cents bigint not null,
  -- {code: cents}, the general reduction as a negative line.
  contributions jsonb not null,
  contributions_cents bigint not null,
  leave_provision_cents bigint not null,
  total_cents bigint not null,
  cost_per_hour_e4 bigint not null,
  primary key (group_id, month, employee_id, member_id, period),
  foreign key (group_id, month) references month_closes,
  foreign key (group_id, employee_id) references employees,
  check (total_cents = gross_cents + contributions_cents + leave_provision_cents)
);

-- The account of each event, editable by the group; absent rows take the defaults of the product.
create table account_mapping (
  group_id text not null references employer_group on delete cascade,
  event text not null,
  account text not null check (account ~ '^\d{3}[0-9A-Z]*$'),
  label text not null,
  primary key (group_id, event)
);

create table ledger_entries (
  group_id text not null references employer_group,
  journal text not null,
  year int not null,
  entry_number int not null check (entry_number >= 1),
  month text not null,
  entry_date date not null,
  piece_reference text not null,
  piece_date date not null,
  label text not null,
  validated_on date not null,
  primary key (group_id, journal, year, entry_number),
  foreign key (group_id, month) references month_closes
);
create index ledger_entries_by_month on ledger_entries (group_id, month);

create table ledger_lines (
  group_id text not null,
  journal text not null,
  year int not null,
  entry_number int not null,
  line int not null,
  account text not null,
  account_label text not null,
  auxiliary text,
  auxiliary_label text,
  label text not null,
  debit_cents bigint not null default 0 check (debit_cents >= 0),
  credit_cents bigint not null default 0 check (credit_cents >= 0),
  member_id text,
  employee_id text,
  primary key (group_id, journal, year, entry_number, line),
  foreign key (group_id, journal, year, entry_number) references ledger_entries,
  check ((debit_cents = 0) <> (credit_cents = 0))
);
create index ledger_lines_by_account on ledger_lines (group_id, account);

create function refuse_unbalanced_entry() returns trigger language plpgsql as $$
declare difference bigint;
begin
  select coalesce(sum(debit_cents - credit_cents), 0) into difference from ledger_lines
  where group_id = new.group_id and journal = new.journal and year = new.year
    and entry_number = new.entry_number;
  if difference <> 0 then
    raise exception 'ledger entry %-%-% does not balance: % cents', new.journal, new.year,
      new.entry_number, difference using errcode = 'check_violation';
  end if;
  return null;
end $$;

create constraint trigger ledger_entry_balances after insert on ledger_entries
  deferrable initially deferred for each row execute function refuse_unbalanced_entry();

-- What was done, by whom; each row carries the digest of the one before, so a missing row shows.
create table audit_events (
  group_id text not null references employer_group,
  sequence bigint not null check (sequence >= 1),
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null,
  previous_hash text not null,
  hash text not null,
  primary key (group_id, sequence)
);

do $$
declare name text;
begin
  foreach name in array array['month_closes', 'invoices', 'invoice_lines', 'invoice_documents',
    'pay_variables', 'costs', 'ledger_entries', 'ledger_lines', 'audit_events'] loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', name);
  end loop;
end $$;
