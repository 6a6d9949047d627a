-- Electronic invoicing: how invoices are written, where they go, and what becomes of them; invoices
-- received from suppliers.

-- How the documents of the group look and are written. No row: those of the product.
create table invoicing_choices (
  group_id text primary key references employer_group on delete cascade,
  profile text not null check (profile in ('en16931', 'extended_ctc_fr')),
  accent text not null check (accent ~ '^#[0-9a-f]{6}$'),
  logo bytea,
  logo_type text check (logo_type in ('image/png', 'image/jpeg')),
  check ((logo is null) = (logo_type is null)),
  check (length(logo) <= 1000000)
);

-- What a member asked to read on its invoices (Chorus Pro, directory of the reform).
create table member_routing (
  group_id text not null,
  member_id text not null,
  electronic_address text check (electronic_address ~ '^[A-Za-z0-9_-]{1,125}$'),
  service_code text check (service_code <> ''),
  order_number text check (order_number <> ''),
  primary key (group_id, member_id),
  foreign key (group_id, member_id) references members on delete cascade
);

-- The approved platform (plateforme agreee) to which the group has an account.
create table platform_accounts (
  group_id text primary key references employer_group on delete cascade,
  flow_address text not null,
  directory_address text not null,
  token_address text not null,
  client_id text not null,
  -- Sealed with the key of the installation; null: the environment holds it.
  secret bytea,
  organization_id text,
  -- Whether invoices leave by themselves when they are issued.
  sends_by_itself boolean not null default false,
  -- Flows changed until then were read.
  read_until timestamptz,
  last_contact_at timestamptz,
  last_failure text
);

create table suppliers (
  group_id text not null references employer_group on delete cascade,
  -- SIREN, else VAT number, else the name in small letters.
  supplier_id text not null,
  name text not null,
  siren text,
  vat_number text,
  -- Account of the expense, chosen when the last invoice was validated.
  account text check (account ~ '^\d{3}[0-9A-Z]*$'),
  account_label text,
  -- Share of the tax that the group deducts, in ten-thousandths.
  deductible_e4 int not null default 10000 check (deductible_e4 between 0 and 10000),
  primary key (group_id, supplier_id)
);

-- An invoice received, as it was read; it never changes. What becomes of it is in its statuses.
create table purchase_invoices (
  group_id text not null,
  purchase_id uuid not null,
  file_sha256 text not null,
  file_name text not null,
  media_type text not null,
  file bytea not null,
  syntax text not null check (syntax in ('CII', 'UBL', 'Factur-X')),
  supplier_id text not null,
  supplier_name text not null,
  invoice_number text not null,
  -- Code of UNTDID 1001: 380, 381, 384, 386...
  type_code text not null,
  issued_on date not null,
  due_on date,
  -- Positive amounts, also those of a credit note.
  net_cents bigint not null,
  vat_cents bigint not null,
  gross_cents bigint not null,
  payable_cents bigint not null,
  -- Parties, lines, breakdown of the tax, warnings.
  content jsonb not null,
  received_at timestamptz not null,
  received_by text not null,
  -- Of the platform that brought it.
  flow_id text,
  primary key (group_id, purchase_id),
  unique (group_id, file_sha256),
  foreign key (group_id, supplier_id) references suppliers,
  check (gross_cents = net_cents + vat_cents)
);
create index purchase_invoices_by_day on purchase_invoices (group_id, issued_on);

-- The life of an invoice, issued or received: each status is a row, none is edited.
create table invoice_statuses (
  group_id text not null references employer_group,
  status_id uuid not null,
  sequence bigint generated always as identity,
  invoice_number text,
  purchase_id uuid,
  -- Code of XP Z12-012: 200 deposited, 205 approved, 212 cashed...
  code int not null,
  -- Who gave it: the group, or the other side through its platform.
  origin text not null check (origin in ('group', 'platform')),
  happened_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by text not null,
  reason_code text,
  reason text,
  -- Paid per rate: [{"vatPercentE2": 2000, "grossCents": 12000}].
  amounts jsonb,
  -- What made it, such as the identifier of a message or `receipt:<id>`: the same counts once.
  cause text not null,
  message text,
  primary key (group_id, status_id),
  unique (group_id, cause),
  foreign key (group_id, invoice_number) references invoices,
  foreign key (group_id, purchase_id) references purchase_invoices,
  check (num_nonnulls(invoice_number, purchase_id) = 1)
);
create index invoice_statuses_of_invoice on invoice_statuses (group_id, invoice_number, sequence);
create index invoice_statuses_of_purchase on invoice_statuses (group_id, purchase_id, sequence);

-- What goes to the platform, and what came from it.
create table platform_flows (
  group_id text not null references employer_group on delete cascade,
  tracking_id uuid not null,
  direction text not null check (direction in ('out', 'in')),
  kind text not null check (kind in ('invoice', 'status')),
  invoice_number text,
  status_id uuid,
  purchase_id uuid,
  -- `uncertain`: sent, and the answer did not come; the platform is asked before another try.
  state text not null check (state in
    ('waiting', 'uncertain', 'sent', 'accepted', 'refused', 'read', 'unreadable')),
  flow_id text,
  sha256 text,
  attempts int not null default 0,
  next_attempt_at timestamptz,
  -- What the platform said is wrong, in its words.
  failure text,
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (group_id, tracking_id),
  unique (group_id, flow_id),
  foreign key (group_id, invoice_number) references invoices,
  foreign key (group_id, status_id) references invoice_statuses,
  foreign key (group_id, purchase_id) references purchase_invoices
);
-- An invoice goes once, unless the platform refused it.
create unique index platform_flows_once on platform_flows (group_id, invoice_number)
  where kind = 'invoice' and state <> 'refused';
create index platform_flows_waiting on platform_flows (group_id, next_attempt_at)
  where state in ('waiting', 'uncertain');

do $$
declare name text;
begin
  foreach name in array array['purchase_invoices', 'invoice_statuses'] loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', name);
  end loop;
  -- Of the group's staff only.
  foreach name in array array['invoicing_choices', 'member_routing', 'platform_accounts', 'suppliers',
    'purchase_invoices', 'platform_flows'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true else false end)', name);
  end loop;
end $$;

-- A member follows the life of its own invoices.
alter table invoice_statuses enable row level security;
alter table invoice_statuses force row level security;
create policy of_group on invoice_statuses using (group_id = current_group()
  and case when (select current_member()) is null then true
    else invoice_number in (select invoice_number from invoices
      where group_id = current_group()) end);

grant select, insert, update, delete on invoicing_choices, member_routing, platform_accounts,
  suppliers, platform_flows to maillage_app;
grant select, insert on purchase_invoices, invoice_statuses to maillage_app;
