-- Groups as data: two axes, the leaders' group, and private threads.
CREATE TABLE IF NOT EXISTS chat_group (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  code VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  axis VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  place INT NOT NULL DEFAULT 0,
  name VARCHAR(60) NOT NULL,
  lead_unit_id BIGINT NULL,
  town VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
  fits TEXT NULL,
  about VARCHAR(300) NULL,
  document VARCHAR(120) NULL,
  document_on DATE NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'active',
  parent_id BIGINT NULL,
  parent_seq BIGINT NULL,
  member_cap INT NOT NULL,
  history_days INT NOT NULL,
  slow_seconds INT NOT NULL DEFAULT 0,
  staff_only TINYINT NOT NULL DEFAULT 0,
  last_seq BIGINT NOT NULL DEFAULT 0,
  said BIGINT NOT NULL DEFAULT 0,
  said_at DATETIME(3) NULL,
  said_seq BIGINT NULL,
  radar_seq BIGINT NOT NULL DEFAULT 0,
  epoch INT NOT NULL DEFAULT 0,
  pinned_seq BIGINT NULL,
  source VARCHAR(120) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY chat_group_code (region, code),
  UNIQUE KEY chat_group_thread (region, parent_id, parent_seq),
  CONSTRAINT chat_group_axis CHECK (axis IN ('industry', 'territory', 'escalation', 'private')),
  CONSTRAINT chat_group_state CHECK (state IN ('active', 'archived')),
  CONSTRAINT chat_group_parent CHECK ((axis = 'private') = (parent_id IS NOT NULL)),
  CONSTRAINT chat_group_counts CHECK (0 <= said AND said <= last_seq AND radar_seq <= last_seq AND member_cap > 0)
)
-- next
-- Which posts serve a group; who owned it before stays in the list.
CREATE TABLE IF NOT EXISTS group_staff (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id BIGINT NOT NULL,
  post_id BIGINT NOT NULL,
  part VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since DATETIME(3) NOT NULL,
  until_at DATETIME(3) NULL,
  live TINYINT GENERATED ALWAYS AS (CASE WHEN until_at IS NULL THEN 1 END) STORED,
  owner TINYINT GENERATED ALWAYS AS (CASE WHEN until_at IS NULL AND part = 'owner' THEN 1 END) STORED,
  PRIMARY KEY (region, group_id, post_id, since),
  UNIQUE KEY group_staff_once (region, group_id, post_id, live),
  UNIQUE KEY group_staff_one_owner (region, group_id, owner),
  KEY group_staff_post (region, post_id, live),
  CONSTRAINT group_staff_part CHECK (part IN ('owner', 'deputy', 'staff'))
)
-- next
-- Firms asked in beyond what the rules say.
CREATE TABLE IF NOT EXISTS group_firm (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id BIGINT NOT NULL,
  firm_id BIGINT NOT NULL,
  asked_by BIGINT NOT NULL,
  since DATETIME(3) NOT NULL,
  until_at DATETIME(3) NULL,
  live TINYINT GENERATED ALWAYS AS (CASE WHEN until_at IS NULL THEN 1 END) STORED,
  PRIMARY KEY (region, group_id, firm_id, since),
  UNIQUE KEY group_firm_once (region, group_id, firm_id, live)
)
-- next
-- One living row per person and group. What is unread is what others said less what of it was read: (said - own_said) - read_said.
CREATE TABLE IF NOT EXISTS group_member (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  joined_seq BIGINT NOT NULL,
  left_seq BIGINT NULL,
  from_seq BIGINT NOT NULL,
  post_id BIGINT NULL,
  firm_id BIGINT NULL,
  how VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  read_seq BIGINT NOT NULL,
  read_said BIGINT NOT NULL,
  own_said BIGINT NOT NULL DEFAULT 0,
  spoke_at DATETIME(3) NULL,
  muted_until DATETIME(3) NULL,
  muted_why VARCHAR(120) NULL,
  muted_by BIGINT NULL,
  joined_at DATETIME(3) NOT NULL,
  left_at DATETIME(3) NULL,
  live TINYINT GENERATED ALWAYS AS (CASE WHEN left_seq IS NULL THEN 1 END) STORED,
  PRIMARY KEY (region, group_id, person_id, joined_seq, joined_at),
  UNIQUE KEY group_member_once (region, group_id, person_id, live),
  KEY group_member_person (person_id, live),
  KEY group_member_firm (region, firm_id, live),
  CONSTRAINT group_member_as CHECK ((post_id IS NULL) <> (firm_id IS NULL)),
  CONSTRAINT group_member_how CHECK (how IN ('rule', 'invited', 'post', 'thread')),
  CONSTRAINT group_member_order CHECK (left_seq IS NULL OR joined_seq <= left_seq)
)
-- next
-- The log of a group, without a gap: what was said, and what became of it.
CREATE TABLE IF NOT EXISTS chat_message (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sender_id BIGINT NULL,
  post_id BIGINT NULL,
  firm_id BIGINT NULL,
  client_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  digest BINARY(32) NOT NULL,
  text MEDIUMTEXT NULL,
  body TEXT NULL,
  reply_seq BIGINT NULL,
  target_seq BIGINT NULL,
  ticket_id BIGINT NULL,
  said BIGINT NOT NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (region, group_id, seq),
  UNIQUE KEY chat_message_once (region, group_id, sender_id, client_id),
  KEY chat_message_notice (region, group_id, kind, seq),
  CONSTRAINT chat_message_kind CHECK (kind IN ('text', 'image', 'voice', 'file', 'place', 'card', 'notice', 'answer', 'note', 'change')),
  CONSTRAINT chat_message_state CHECK (state IN ('shown', 'pending', 'refused', 'recalled', 'hidden')),
  CONSTRAINT chat_message_sender CHECK (sender_id IS NOT NULL OR kind IN ('note', 'change')),
  CONSTRAINT chat_message_target CHECK ((kind = 'change') = (target_seq IS NOT NULL)),
  CONSTRAINT chat_message_order CHECK (target_seq IS NULL OR target_seq < seq)
)
-- next
-- Who was spoken to: by name, as staff of a unit, or by a reply.
CREATE TABLE IF NOT EXISTS chat_mention (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (region, person_id, group_id, seq)
)
-- next
-- The days on which the rules have been gone through for everybody.
CREATE TABLE IF NOT EXISTS group_day (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day DATE NOT NULL,
  PRIMARY KEY (region, day)
)
-- next
-- Which firm has read a must-read notice: one row a firm, whoever tapped.
CREATE TABLE IF NOT EXISTS notice_receipt (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  firm_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (region, group_id, seq, firm_id)
)
-- next
-- Something asked that no member of staff has answered yet.
CREATE TABLE IF NOT EXISTS chat_question (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  firm_id BIGINT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT NOT NULL,
  asked_at DATETIME(3) NOT NULL,
  prompted_at DATETIME(3) NULL,
  closed_at DATETIME(3) NULL,
  closed_by BIGINT NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY chat_question_once (region, group_id, seq),
  KEY chat_question_open (region, group_id, state, asked_at),
  CONSTRAINT chat_question_state CHECK (state IN ('open', 'answered', 'matter', 'none'))
)
-- next
-- What a local list says about words: refuse, or hold until somebody has looked.
CREATE TABLE IF NOT EXISTS chat_word (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  word VARCHAR(40) NOT NULL,
  act VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  label VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source VARCHAR(120) NOT NULL,
  PRIMARY KEY (region, word),
  CONSTRAINT chat_word_act CHECK (act IN ('hold', 'refuse'))
)
-- next
-- Messages that wait for a judgement: WeChat's, or a person's.
CREATE TABLE IF NOT EXISTS content_check (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  part INT NOT NULL DEFAULT 0,
  kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  trace_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  tries INT NOT NULL DEFAULT 0,
  next_at DATETIME(3) NOT NULL,
  label VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  appeal VARCHAR(200) NULL,
  decided_by BIGINT NULL,
  decided_at DATETIME(3) NULL,
  PRIMARY KEY (region, group_id, seq, part),
  UNIQUE KEY content_check_trace (trace_id),
  KEY content_check_due (region, state, next_at),
  CONSTRAINT content_check_kind CHECK (kind IN ('text', 'media', 'person')),
  CONSTRAINT content_check_state CHECK (state IN ('waiting', 'asked', 'person', 'passed', 'refused'))
)
-- next
-- What members report, and what moderation did and why: visible to supervision.
CREATE TABLE IF NOT EXISTS chat_report (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  why VARCHAR(120) NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT NOT NULL,
  at DATETIME(3) NOT NULL,
  answered_by BIGINT NULL,
  answer VARCHAR(120) NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY chat_report_once (region, group_id, seq, person_id),
  KEY chat_report_open (region, state, at),
  CONSTRAINT chat_report_state CHECK (state IN ('open', 'upheld', 'turned'))
)
-- next
-- Append-only: every act of order in a group.
CREATE TABLE IF NOT EXISTS order_act (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  act VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq BIGINT NULL,
  person_id BIGINT NULL,
  until_at DATETIME(3) NULL,
  why VARCHAR(120) NOT NULL,
  post_id BIGINT NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (region, id),
  KEY order_act_group (region, group_id, id)
)
-- next
DROP TRIGGER IF EXISTS order_act_is_never_updated
-- next
CREATE TRIGGER order_act_is_never_updated BEFORE UPDATE ON order_act FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only'
-- next
DROP TRIGGER IF EXISTS order_act_is_never_deleted
-- next
CREATE TRIGGER order_act_is_never_deleted BEFORE DELETE ON order_act FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only'
-- next
-- A county that is there already gets the times everybody begins with; a new one brings its own.
INSERT IGNORE INTO rule (region, name, effective_from, value, source)
SELECT DISTINCT u.region, 'group.answer', '2024-01-01', 'minutes:30', '系统默认,以县里公布为准' FROM unit u
