-- Who sees what. A transaction of the application takes the role maillage_app, which owns nothing,
-- and names its group in app.group and, for the user of a member company, its member in app.member.
-- Unset is '' after a transaction that set it and null before: both mean nothing is seen.

create function current_group() returns text stable language sql as
  $$ select nullif(current_setting('app.group', true), '') $$;
create function current_member() returns text stable language sql as
  $$ select nullif(current_setting('app.member', true), '') $$;

do $$
declare name text;
begin
  -- Of the group's staff only.
  foreach name in array array['group_settings', 'contracts', 'skills', 'absences', 'pay_items', 'limits',
    'findings_snapshots', 'month_closes', 'close_runs', 'invoice_series', 'pay_variables', 'costs',
    'account_mapping', 'ledger_entries', 'ledger_lines', 'audit_events'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group() and current_member() is null)', name);
  end loop;
  -- Of the group's staff, and of the member that the row is about. Written as a case: the planner
  -- takes "is null or" for one row in two hundred and chooses loops that never end.
  foreach name in array array['members', 'memberships', 'sites', 'needs', 'assignments', 'shifts',
    'time_entries', 'invoices'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    if name = 'needs' then
      create policy of_group on needs using (group_id = current_group() and (current_member() is null
        or exists (select from sites s where s.group_id = needs.group_id and s.site_id = needs.site_id)));
    else
      execute format('create policy of_group on %I using (group_id = current_group()
        and case when current_member() is null then true else member_id = current_member() end)', name);
    end if;
  end loop;
  -- Known to everyone of the group. The revision is a number without content.
  foreach name in array array['employer_group', 'establishments', 'group_revision', 'idempotency_keys'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group())', name);
  end loop;
  -- The owner lists the groups before one is chosen, also where it is no superuser.
  alter table employer_group no force row level security;
  -- Seen through what refers to them, whose own policy applies.
  alter table employees enable row level security;
  alter table employees force row level security;
  create policy of_group on employees using (group_id = current_group() and (current_member() is null
    or exists (select from assignments a
      where a.group_id = employees.group_id and a.employee_id = employees.employee_id)));
  alter table assignment_prices enable row level security;
  alter table assignment_prices force row level security;
  create policy of_group on assignment_prices using (group_id = current_group() and (current_member() is null
    or exists (select from assignments a
      where a.group_id = assignment_prices.group_id and a.assignment_id = assignment_prices.assignment_id)));
  foreach name in array array['invoice_lines', 'invoice_documents'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_group on %I using (group_id = current_group() and (current_member() is null
      or exists (select from invoices i
        where i.group_id = %I.group_id and i.invoice_number = %I.invoice_number)))', name, name, name);
  end loop;
end $$;

grant usage on schema public to maillage_app;
grant select, insert, update, delete on all tables in schema public to maillage_app;
revoke all on users, user_roles, sessions, sign_in_failures from maillage_app;
revoke update, delete, truncate on month_closes, invoices, invoice_lines, invoice_documents, pay_variables, costs,
  ledger_entries, ledger_lines, audit_events from maillage_app;
