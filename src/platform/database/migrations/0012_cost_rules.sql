-- Which rules made the contributions of a cost: the same gross under other rules gives other lines.

alter table costs
  -- Empty: closed before the version was kept, or nothing was paid.
  add column rules_version text not null default '';
