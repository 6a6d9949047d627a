-- Cash: the statements of the bank, what each movement settles, reminders and the forecast. What the
-- bank wrote and what was settled is never changed: a settlement is undone by another that names it.

create table bank_accounts (
  group_id text not null references employer_group on delete cascade,
  account_id uuid not null,
  name text not null check (name <> ''),
  -- The IBAN; an account number as statements write it where there is none.
  iban text not null check (iban <> ''),
  bic text,
  ledger_account text not null default '512000' check (ledger_account ~ '^[1-8]\d{2}[0-9A-Z]*$'),
  ledger_label text not null default 'Banque',
  -- Balance on a day, for an account whose statements are not imported.
  known_balance_cents bigint,
  known_on date,
  closed_on date,
  primary key (group_id, account_id),
  unique (group_id, iban),
  check ((known_balance_cents is null) = (known_on is null))
);

create table bank_statements (
  group_id text not null,
  statement_id uuid not null,
  account_id uuid not null,
  format text not null check (format in ('camt053', 'cfonb120', 'ofx', 'manual')),
  file_name text not null,
  file_sha256 text not null,
  reference text,
  first_on date,
  last_on date,
  opening_cents bigint,
  closing_cents bigint,
  closing_on date,
  -- Closing less opening and movements: other than 0 was accepted by a person.
  difference_cents bigint,
  operations int not null,
  -- Movements that no earlier statement had.
  added int not null,
  warnings jsonb not null,
  imported_by text not null,
  imported_at timestamptz not null,
  primary key (group_id, statement_id),
  foreign key (group_id, account_id) references bank_accounts
);
create index bank_statements_by_file on bank_statements (group_id, file_sha256);

create table bank_operations (
  group_id text not null,
  operation_id uuid not null,
  account_id uuid not null,
  statement_id uuid not null,
  -- Digest of what the bank wrote and the rank among equal movements of a day: twice is once.
  fingerprint text not null,
  booked_on date not null,
  value_on date not null,
  amount_cents bigint not null,
  label text not null,
  counterparty_name text,
  counterparty_iban text,
  end_to_end_id text,
  mandate_reference text,
  bank_reference text,
  return_reason text,
  details jsonb not null default '[]',
  primary key (group_id, operation_id),
  unique (group_id, account_id, fingerprint),
  foreign key (group_id, statement_id) references bank_statements,
  foreign key (group_id, account_id) references bank_accounts
);
create index bank_operations_by_day on bank_operations (group_id, booked_on);

-- What a movement settles (rapprochement); without one, what a member has in its favour is set
-- against what it owes. `settled_on` is the day of its entry in the books.
create table settlements (
  group_id text not null references employer_group,
  settlement_id uuid not null,
  operation_id uuid,
  settled_on date not null,
  origin text not null check (origin in ('person', 'certain', 'rule', 'reversal')),
  rule_id uuid,
  reverses uuid,
  reason text not null default '',
  settled_by text not null,
  settled_at timestamptz not null,
  primary key (group_id, settlement_id),
  unique (group_id, reverses),
  foreign key (group_id, operation_id) references bank_operations,
  foreign key (group_id, reverses) references settlements
);
create index settlements_by_operation on settlements (group_id, operation_id);

create table settlement_parts (
  group_id text not null,
  settlement_id uuid not null,
  part int not null check (part >= 1),
  kind text not null check (kind in ('invoice', 'advance', 'account')),
  member_id text,
  invoice_number text,
  -- For `account`: where the part is booked.
  account text,
  account_label text,
  -- In the sense of the movement: positive is received.
  amount_cents bigint not null check (amount_cents <> 0),
  -- Of an invoice, by rate: [{"vatPercentE2", "vatExemption", "netCents", "vatCents"}].
  vat jsonb not null default '[]',
  -- Why a debit came back, where it did.
  return_reason text,
  settled_on date not null,
  -- By a movement of the bank, by what the member has in its favour, or an earlier one undone.
  way text not null check (way in ('operation', 'set_off', 'reversal')),
  primary key (group_id, settlement_id, part),
  foreign key (group_id, settlement_id) references settlements,
  foreign key (group_id, member_id) references members,
  foreign key (group_id, invoice_number) references invoices,
  check ((kind = 'invoice') = (invoice_number is not null)),
  check ((kind = 'account') = (account is not null)),
  check (kind = 'account' or member_id is not null)
);
create index settlement_parts_by_invoice on settlement_parts (group_id, invoice_number)
  where invoice_number is not null;
create index settlement_parts_by_member on settlement_parts (group_id, member_id, settled_on);

-- What the officer taught: a label that contains so and so goes there.
create table settlement_rules (
  group_id text not null references employer_group on delete cascade,
  rule_id uuid not null,
  contains text not null check (contains <> ''),
  direction text not null check (direction in ('in', 'out', 'both')),
  member_id text,
  account text check (account ~ '^[1-8]\d{2}[0-9A-Z]*$'),
  account_label text,
  -- Applied when a statement comes in, without being asked again.
  automatic boolean not null default false,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (group_id, rule_id),
  foreign key (group_id, member_id) references members on delete cascade,
  check ((account is null) <> (member_id is null)),
  check ((account is null) = (account_label is null))
);

-- When reminders are due and in which tone; without rows the levels of the product.
create table reminder_levels (
  group_id text not null references employer_group on delete cascade,
  level int not null check (level between 1 and 5),
  days_late int not null check (days_late between 1 and 365),
  tone text not null check (tone in ('courteous', 'firm', 'formal')),
  -- Late interest and the fixed sum are asked for from this level on.
  charges boolean not null,
  primary key (group_id, level)
);

create table reminders (
  group_id text not null,
  reminder_id uuid not null,
  member_id text not null,
  level int not null,
  tone text not null,
  written_on date not null,
  -- What the letter says, invoice by invoice: open amount, days late, interest, fixed sum.
  invoices jsonb not null,
  open_cents bigint not null,
  interest_cents bigint not null,
  fixed_cents bigint not null,
  channel text not null check (channel in ('post', 'mail', 'phone')),
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (group_id, reminder_id),
  foreign key (group_id, member_id) references members
);
create index reminders_by_member on reminders (group_id, member_id, written_on);

-- An invoice that is disputed is not reminded of until it is taken up again; the last act counts.
create table reminder_pauses (
  group_id text not null,
  invoice_number text not null,
  sequence bigint generated always as identity,
  member_id text not null,
  paused boolean not null,
  reason text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (group_id, invoice_number, sequence),
  foreign key (group_id, invoice_number) references invoices,
  check (reason <> '' or not paused)
);

-- What comes and goes each month, quarter or year beside wages and invoices, as a person knows it.
create table cash_items (
  group_id text not null references employer_group on delete cascade,
  item_id uuid not null,
  label text not null check (label <> ''),
  amount_cents bigint not null check (amount_cents <> 0),
  first_on date not null,
  every text not null check (every in ('once', 'week', 'month', 'quarter', 'year')),
  last_on date,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (group_id, item_id)
);

-- What the forecast assumes; without a row the defaults of the product.
create table cash_assumptions (
  group_id text not null references employer_group on delete cascade primary key,
  -- Part of the gross that employees pay as contributions, in ten-thousandths.
  employee_share_e4 int not null check (employee_share_e4 between 0 and 5000),
  -- Day of the month on which wages are paid; 31 is the last day.
  pay_day int not null check (pay_day between 1 and 31),
  -- Months after the month of work: 0 in the same month.
  pay_month_after int not null check (pay_month_after in (0, 1)),
  vat_day int not null check (vat_day between 15 and 28)
);

do $$
declare name text;
begin
  foreach name in array array['bank_statements', 'bank_operations', 'settlements',
    'settlement_parts', 'reminders', 'reminder_pauses'] loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', name);
    execute format('grant select, insert on %I to maillage_app', name);
  end loop;
  foreach name in array array['bank_accounts', 'settlement_rules', 'reminder_levels', 'cash_items',
    'cash_assumptions'] loop
    execute format('grant select, insert, update, delete on %I to maillage_app', name);
  end loop;
  -- Of the group's staff only.
  foreach name in array array['bank_accounts', 'bank_statements', 'bank_operations', 'settlements',
    'settlement_rules', 'reminder_levels', 'cash_items', 'cash_assumptions'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true else false end)', name);
  end loop;
  -- Of the group's staff, and of the member that the row is about.
  foreach name in array array['settlement_parts', 'reminders', 'reminder_pauses'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true
        else member_id = (select current_member()) end)', name);
  end loop;
end $$;
