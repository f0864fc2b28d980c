-- What every room uses: the timeline, deadlines, events and their reactions, idempotency, rules, the calendar, node numbers.
CREATE TABLE IF NOT EXISTS timeline (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  no INT NOT NULL,
  body TEXT NOT NULL,
  hash BINARY(32) NOT NULL,
  PRIMARY KEY (region, subject, no)
)
-- next
DROP TRIGGER IF EXISTS timeline_is_never_updated
-- next
CREATE TRIGGER timeline_is_never_updated BEFORE UPDATE ON timeline FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only'
-- next
DROP TRIGGER IF EXISTS timeline_is_never_deleted
-- next
CREATE TRIGGER timeline_is_never_deleted BEFORE DELETE ON timeline FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only'
-- next
CREATE TABLE IF NOT EXISTS deadline (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  level INT NOT NULL,
  due_at DATETIME(3) NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  why TEXT NOT NULL,
  tries INT NOT NULL DEFAULT 0,
  PRIMARY KEY (region, subject, kind, level),
  KEY deadline_due (state, due_at),
  CONSTRAINT deadline_state CHECK (state IN ('waiting', 'met', 'fired', 'failed'))
)
-- next
CREATE TABLE IF NOT EXISTS event (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  no INT NOT NULL,
  type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  facts TEXT NOT NULL,
  request VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (region, subject, no),
  KEY event_subject (subject, no)
)
-- next
CREATE TABLE IF NOT EXISTS reaction (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  no INT NOT NULL,
  reaction VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  next_at DATETIME(3) NOT NULL,
  tries INT NOT NULL DEFAULT 0,
  PRIMARY KEY (region, subject, no, reaction),
  KEY reaction_due (state, next_at),
  CONSTRAINT reaction_state CHECK (state IN ('waiting', 'done', 'failed'))
)
-- next
CREATE TABLE IF NOT EXISTS idempotency (
  person_id BIGINT NOT NULL,
  route VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  once_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  request_hash BINARY(32) NOT NULL,
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (person_id, route, once_key),
  KEY idempotency_age (at)
)
-- next
CREATE TABLE IF NOT EXISTS rule (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  effective_from DATE NOT NULL,
  value VARCHAR(40) NOT NULL,
  source VARCHAR(120) NOT NULL,
  PRIMARY KEY (region, name, effective_from)
)
-- next
CREATE TABLE IF NOT EXISTS opening_hours (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  effective_from DATE NOT NULL,
  opens SMALLINT NOT NULL,
  closes SMALLINT NOT NULL,
  source VARCHAR(120) NOT NULL,
  PRIMARY KEY (region, effective_from, opens),
  CONSTRAINT opening_hours_order CHECK (0 <= opens AND opens < closes AND closes <= 1440)
)
-- next
CREATE TABLE IF NOT EXISTS calendar_day (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day DATE NOT NULL,
  is_work TINYINT NOT NULL,
  name VARCHAR(40) NOT NULL,
  source VARCHAR(120) NOT NULL,
  PRIMARY KEY (region, day)
)
-- next
CREATE TABLE IF NOT EXISTS calendar_year (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  year SMALLINT NOT NULL,
  status VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (region, year),
  CONSTRAINT calendar_year_status CHECK (status IN ('official', 'provisional'))
)
-- next
CREATE TABLE IF NOT EXISTS node (
  no SMALLINT NOT NULL,
  holder VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  until DATETIME(3) NOT NULL,
  PRIMARY KEY (no)
)
