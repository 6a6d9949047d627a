-- Files that go to the bank: direct debits of members, transfers of wages and refunds, and what the
-- bank answers. A file is kept as it was given; what it asked is never asked twice.

-- A mandate (SEP-01 to SEP-03). Without one here, that of the data package counts: CORE, recurrent.
create table mandates (
  group_id text not null references employer_group on delete cascade,
  -- Reference unique du mandat (RUM).
  reference text not null check (reference <> ''),
  member_id text not null,
  iban text not null,
  scheme text not null check (scheme in ('CORE', 'B2B')),
  is_one_off boolean not null default false,
  signed_on date not null,
  revoked_on date,
  -- Days between the notice to the member and the debit: 14 unless a shorter time was agreed.
  notice_days int not null default 14 check (notice_days between 1 and 60),
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (group_id, reference),
  foreign key (group_id, member_id) references members on delete cascade,
  check (revoked_on >= signed_on)
);
create index mandates_by_member on mandates (group_id, member_id, signed_on);

-- Where wages and refunds are sent. An employee's or a member's.
create table payees (
  group_id text not null references employer_group on delete cascade,
  employee_id text,
  member_id text,
  iban text not null,
  bic text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  foreign key (group_id, employee_id) references employees on delete cascade,
  foreign key (group_id, member_id) references members on delete cascade,
  check ((employee_id is null) <> (member_id is null)),
  unique (group_id, employee_id),
  unique (group_id, member_id)
);

create table payment_files (
  group_id text not null references employer_group,
  file_id uuid not null,
  kind text not null check (kind in ('debits', 'wages', 'refunds')),
  -- The message that the bank knows it by.
  message_id text not null,
  -- Day of execution of transfers; debits have each their own.
  due_on date,
  -- The month that wages are of.
  month text,
  content text not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (group_id, file_id),
  unique (group_id, message_id)
);

create table payment_orders (
  group_id text not null,
  file_id uuid not null,
  end_to_end_id text not null,
  invoice_number text,
  member_id text,
  employee_id text,
  mandate_reference text,
  due_on date not null,
  amount_cents bigint not null check (amount_cents > 0),
  primary key (group_id, file_id, end_to_end_id),
  foreign key (group_id, file_id) references payment_files,
  foreign key (group_id, invoice_number) references invoices
);
create index payment_orders_by_invoice on payment_orders (group_id, invoice_number)
  where invoice_number is not null;

-- What the bank answers (pain.002); without a reference it is about the whole file. A person may
-- also say that a file was never given to the bank.
create table payment_answers (
  group_id text not null,
  file_id uuid not null,
  sequence bigint generated always as identity,
  end_to_end_id text,
  status text not null check (status in ('rejected', 'accepted', 'pending', 'withdrawn')),
  reason text,
  words text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (group_id, file_id, sequence),
  foreign key (group_id, file_id) references payment_files,
  foreign key (group_id, file_id, end_to_end_id) references payment_orders
);

do $$
declare name text;
begin
  foreach name in array array['payment_files', 'payment_orders', 'payment_answers'] loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', name);
    execute format('grant select, insert on %I to maillage_app', name);
  end loop;
  -- Of the group's staff only.
  foreach name in array array['mandates', 'payees', 'payment_files', 'payment_orders',
    'payment_answers'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true else false end)', name);
  end loop;
  grant select, insert, update, delete on mandates, payees to maillage_app;
end $$;
