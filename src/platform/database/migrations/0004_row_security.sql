-- Who sees what. A transaction of the application takes the role maillage_app, which owns nothing,
-- and names its group in app.group and, for the user of a member company, its member in app.member.
-- Unset is '' after a transaction that set it and null before: both mean nothing is seen.

create function current_group() returns text stable language sql as
  $$ select nullif(current_setting('app.group', true), '') $$;
create function current_member() returns text stable language sql as
  $$ select nullif(current_setting('app.member', true), '') $$;

do $$
declare name text; key text; seen text;
begin
  -- Each condition on the member is a case: the planner takes "is null" for one row in two hundred
  -- and chooses loops that never end. In a select of its own the setting is read once a query, not
  -- once a row.

  -- Of the group's staff only.
  foreach name in array array['group_settings', 'contracts', 'skills', 'absences', 'pay_items', 'limits',
    'findings_snapshots', 'month_closes', 'close_runs', 'invoice_series', 'pay_variables', 'costs',
    'account_mapping', 'ledger_entries', 'ledger_lines', 'audit_events'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true else false end)', name);
  end loop;
  -- Of the group's staff, and of the member that the row is about.
  foreach name in array array['members', 'memberships', 'sites', 'assignments', 'shifts',
    'time_entries', 'invoices'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group()
      and case when (select current_member()) is null then true
        else member_id = (select current_member()) end)', name);
  end loop;
  -- Known to everyone of the group. The revision is a number without content.
  foreach name in array array['employer_group', 'establishments', 'group_revision', 'idempotency_keys'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group())', name);
  end loop;
  -- The owner lists the groups before one is chosen, also where it is no superuser.
  alter table employer_group no force row level security;
  -- Seen through what they belong to or what refers to them, whose own policy applies.
  for name, key, seen in values ('needs', 'site_id', 'sites'),
    ('employees', 'employee_id', 'assignments'), ('assignment_prices', 'assignment_id', 'assignments'),
    ('invoice_lines', 'invoice_number', 'invoices'),
    ('invoice_documents', 'invoice_number', 'invoices') loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %1$I using (group_id = current_group()
      and case when (select current_member()) is null then true
        else %2$I in (select %2$I from %3$I where group_id = current_group()) end)', name, key, seen);
  end loop;
end $$;

grant usage on schema public to maillage_app;
grant select, insert, update, delete on all tables in schema public to maillage_app;
revoke all on users, user_roles, sessions, sign_in_failures from maillage_app;
revoke update, delete, truncate on month_closes, invoices, invoice_lines, invoice_documents, pay_variables, costs,
  ledger_entries, ledger_lines, audit_events from maillage_app;
