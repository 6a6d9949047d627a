-- The books hold more than what a close writes: receipts, purchases, openings, corrections. An entry
-- that a close wrote keeps its month, which its seal covers; any other has none. The period of an
-- entry is the month of its date.
alter table ledger_entries alter column month drop not null;
-- What made the entry, such as `receipt:<id>`: the same cause posts once.
alter table ledger_entries add column cause text;
alter table ledger_entries add constraint ledger_entries_once unique (group_id, cause);
create index ledger_entries_by_date on ledger_entries (group_id, entry_date);
