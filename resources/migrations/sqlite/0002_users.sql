-- People, their posts, the tree they stand in, their sessions.
CREATE TABLE org_unit (
  id INTEGER PRIMARY KEY,
  parent_id INTEGER REFERENCES org_unit (id),
  name TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX org_unit_parent ON org_unit (parent_id);

CREATE TABLE user (
  id INTEGER PRIMARY KEY,
  org_unit_id INTEGER NOT NULL REFERENCES org_unit (id),
  login_name TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  py_full TEXT NOT NULL,
  py_initials TEXT NOT NULL,
  password_hash TEXT,
  is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX user_unit ON user (org_unit_id);
CREATE INDEX user_py ON user (py_full, id);
CREATE INDEX user_login ON user (login_name, id);
CREATE INDEX user_disabled ON user (is_disabled, id);

CREATE TABLE post (
  user_id INTEGER NOT NULL REFERENCES user (id),
  post TEXT NOT NULL,
  PRIMARY KEY (user_id, post)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES user (id),
  token_hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX session_user ON session (user_id, ended_at);

CREATE TABLE login_failure (
  subject TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX login_failure_subject ON login_failure (subject, at);
