-- People who sign in. These tables are read before the group is known, so they carry no row
-- security; the application role has no right on them at all.

create table users (
  user_id uuid primary key,
  email text not null,
  name text not null,
  password_hash text not null,
  language text not null default 'fr' check (language in ('fr', 'en')),
  created_at timestamptz not null default clock_timestamp()
);
create unique index users_by_email on users (lower(email));

create table user_roles (
  group_id text not null references employer_group on delete cascade,
  user_id uuid not null references users on delete cascade,
  -- officer: the group's own staff; member: one member company, which sees only what is its own.
  role text not null check (role in ('officer', 'member')),
  member_id text,
  primary key (group_id, user_id),
  foreign key (group_id, member_id) references members on delete cascade,
  check ((role = 'member') = (member_id is not null))
);

create table sessions (
  token_sha256 text primary key,
  user_id uuid not null references users on delete cascade,
  group_id text not null,
  created_at timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null
);

-- Attempts to sign in that failed lately, by account and by address. The account is the digest of
-- what was typed, so that an unknown one is slowed down like a known one.
create table sign_in_failures (
  subject text primary key,
  failures int not null,
  last_failed_at timestamptz not null
);

-- The answer of a command, kept so that the same command sent twice does its work once.
create table idempotency_keys (
  group_id text not null references employer_group on delete cascade,
  key text not null,
  user_id uuid not null,
  request_sha256 text not null,
  status int,
  body text,
  created_at timestamptz not null default clock_timestamp(),
  primary key (group_id, user_id, key)
);
