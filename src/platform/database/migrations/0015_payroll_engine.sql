-- What goes to the payroll engine and what comes back from it, and the declarations of hiring.

-- The number of a person in the payroll engine; without a row, the identifier of the person.
create table payroll_numbers (
  group_id text not null,
  employee_id text not null,
  payroll_number text not null check (payroll_number ~ '^[^;[:cntrl:]]{1,40}$'),
  primary key (group_id, employee_id),
  unique (group_id, payroll_number),
  foreign key (group_id, employee_id) references employees on delete cascade
);

-- The code of a pay variable in an engine; without a row, the code that the product proposes.
create table payroll_codes (
  group_id text not null references employer_group on delete cascade,
  target text not null check (target in ('silae', 'sage', 'csv', 'xlsx')),
  code text not null,
  -- Null: the engine does not want it, as normal hours of people who are paid by the month.
  target_code text check (target_code ~ '^[^;[:cntrl:]]{1,40}$'),
  primary key (group_id, target, code)
);

-- What was told to an engine about a month, as it stood then.
create table payroll_exports (
  group_id text not null references employer_group,
  number int not null check (number >= 1),
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  target text not null check (target in ('silae', 'sage', 'csv', 'xlsx')),
  made_at timestamptz not null,
  made_by text not null,
  -- {people, lines, minutes, days, amount_cents}
  totals jsonb not null,
  -- The export of the same month and engine before it, and {added, changed, removed} since.
  previous int,
  difference jsonb,
  lines jsonb not null,
  primary key (group_id, number),
  foreign key (group_id, previous) references payroll_exports (group_id, number)
);
create index payroll_exports_by_month on payroll_exports (group_id, target, month, number);

create table payroll_export_files (
  group_id text not null,
  number int not null,
  kind text not null check (kind in ('full', 'differences')),
  file_name text not null,
  media_type text not null,
  content bytea not null,
  sha256 text not null,
  primary key (group_id, number, kind),
  foreign key (group_id, number) references payroll_exports
);

-- How the columns of the engine's journal are called.
create table payroll_journal_columns (
  group_id text not null references employer_group on delete cascade,
  field text not null,
  heading text not null check (heading <> ''),
  primary key (group_id, field)
);

-- What the payroll engine paid. A corrected journal is a new version.
create table payroll_journals (
  group_id text not null,
  month text not null,
  version int not null check (version >= 1),
  imported_at timestamptz not null,
  imported_by text not null,
  file_name text not null,
  primary key (group_id, month, version),
  foreign key (group_id, month) references month_closes
);

create table payroll_journal_lines (
  group_id text not null,
  month text not null,
  version int not null,
  employee_id text not null,
  gross_cents bigint not null,
  employer_contributions_cents bigint not null,
  employee_contributions_cents bigint not null,
  net_before_tax_cents bigint not null,
  -- Of the whole net in ten-thousandths; seen by officers alone.
  tax_rate_e4 int check (tax_rate_e4 between 0 and 10000),
  tax_cents bigint not null,
  net_paid_cents bigint not null,
  employer_total_cents bigint not null,
  primary key (group_id, month, version, employee_id),
  foreign key (group_id, month, version) references payroll_journals,
  foreign key (group_id, employee_id) references employees
);
create index payroll_journal_lines_by_employee on payroll_journal_lines (group_id, employee_id);

-- What the declarations of hiring (DPAE) say of the employer; nothing of it is in the package.
create table hiring_declarant (
  group_id text primary key references employer_group on delete cascade,
  ape_code text,
  urssaf_code text,
  phone text,
  health_service text
);

-- A declaration that was sent, by its receipt. The NIR is never kept.
create table hiring_declarations (
  group_id text not null,
  employee_id text not null,
  hired_on date not null,
  declared_on date not null,
  receipt text not null check (receipt <> ''),
  recorded_by text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (group_id, employee_id, hired_on),
  foreign key (group_id, employee_id) references employees on delete cascade
);

-- Beneficiaries of the employment duty (OETH): when, never why.
create table disability_beneficiaries (
  group_id text not null,
  employee_id text not null,
  starts_on date not null,
  ends_on date,
  primary key (group_id, employee_id, starts_on),
  foreign key (group_id, employee_id) references employees on delete cascade,
  check (ends_on >= starts_on)
);

-- All of it is of the group's staff only.
do $$
declare name text;
begin
  foreach name in array array['payroll_exports', 'payroll_export_files', 'payroll_journals',
    'payroll_journal_lines'] loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', name);
  end loop;
  foreach name in array array['payroll_numbers', 'payroll_codes', 'payroll_exports',
    'payroll_export_files', 'payroll_journal_columns', 'payroll_journals', 'payroll_journal_lines',
    'hiring_declarant', 'hiring_declarations', 'disability_beneficiaries'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true else false end)', name);
    execute format('grant select, insert, update, delete on %I to maillage_app', name);
  end loop;
end $$;
revoke update, delete, truncate on payroll_exports, payroll_export_files, payroll_journals,
  payroll_journal_lines from maillage_app;
