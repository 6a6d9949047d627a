-- VAT of services falls due when they are paid, unless the group opted for debits (CGI 269-2-c):
-- the VAT of a sale then waits on an account of its own until its receipt.
alter table group_settings add column vat_on_receipts boolean not null default true;

-- What a line of VAT is about, for the return: its rate and the amount that it is computed on. Both
-- are positive, the side of the line says the direction.
alter table ledger_lines add column vat_percent_e2 int check (vat_percent_e2 > 0);
alter table ledger_lines add column vat_base_cents bigint check (vat_base_cents >= 0);
alter table ledger_lines add column establishment_id text;

-- What a line of expense or income is made of, by member, establishment and person. The books and
-- the FEC know the line alone; the parts add up to it, debit less credit.
create table ledger_line_parts (
  group_id text not null,
  journal text not null,
  year int not null,
  entry_number int not null,
  line int not null,
  part int not null check (part >= 1),
  member_id text,
  establishment_id text,
  employee_id text,
  amount_cents bigint not null,
  primary key (group_id, journal, year, entry_number, line, part),
  foreign key (group_id, journal, year, entry_number, line) references ledger_lines
);

create trigger append_only before update or delete on ledger_line_parts
  for each row execute function refuse_change();
alter table ledger_line_parts enable row level security;
alter table ledger_line_parts force row level security;
create policy of_group on ledger_line_parts using (group_id = current_group()
  and case when (select current_member()) is null then true else false end);
grant select, insert on ledger_line_parts to maillage_app;
