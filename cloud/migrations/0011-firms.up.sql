-- Staff of departments and town offices; firms, and who acts for them.
SET @missing = (SELECT COUNT(*) = 0 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'post' AND column_name = 'title')
-- next
SET @change = IF(@missing, 'ALTER TABLE post ADD COLUMN title VARCHAR(20) NULL, DROP CONSTRAINT post_role, ADD CONSTRAINT post_role_known CHECK (role IN (''agent'', ''dispatcher'', ''administrator'', ''clerk''))', 'DO 0')
-- next
PREPARE changing FROM @change
-- next
EXECUTE changing
-- next
DEALLOCATE PREPARE changing
-- next
SET @missing = (SELECT COUNT(*) = 0 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'invitation' AND column_name = 'title')
-- next
SET @change = IF(@missing, 'ALTER TABLE invitation ADD COLUMN title VARCHAR(20) NULL, DROP CONSTRAINT invitation_role, ADD CONSTRAINT invitation_role_known CHECK (role IN (''agent'', ''dispatcher'', ''administrator'', ''clerk''))', 'DO 0')
-- next
PREPARE changing FROM @change
-- next
EXECUTE changing
-- next
DEALLOCATE PREPARE changing
-- next
CREATE TABLE IF NOT EXISTS firm (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  uscc CHAR(18) CHARACTER SET ascii COLLATE ascii_bin NULL,
  name VARCHAR(100) NOT NULL,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  trade VARCHAR(30) NULL,
  industry VARCHAR(5) CHARACTER SET ascii COLLATE ascii_bin NULL,
  scale VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'none',
  marks VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  town VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  village VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  address VARCHAR(120) NULL,
  registered_on DATE NULL,
  phone VARBINARY(120) NULL,
  phone_index BINARY(32) NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'active',
  source VARCHAR(120) NOT NULL,
  digest BINARY(32) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY firm_uscc (region, uscc),
  KEY firm_name (region, name),
  KEY firm_sort (region, town, industry),
  CONSTRAINT firm_kind CHECK (kind IN ('company', 'self_employed', 'cooperative', 'stall')),
  CONSTRAINT firm_known CHECK (kind = 'stall' OR uscc IS NOT NULL),
  CONSTRAINT firm_scale CHECK (scale IN ('none', 'above', 'limit')),
  CONSTRAINT firm_state CHECK (state IN ('active', 'closed'))
)
-- next
-- Who acts for a firm: asked, verified or refused, and over once somebody left.
CREATE TABLE IF NOT EXISTS firm_person (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  firm_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  part VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT NOT NULL,
  how VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  note VARCHAR(120) NULL,
  asked_at DATETIME(3) NOT NULL,
  decided_at DATETIME(3) NULL,
  decided_by BIGINT NULL,
  ended_at DATETIME(3) NULL,
  live TINYINT GENERATED ALWAYS AS (CASE WHEN state IN ('asked', 'verified') THEN 1 END) STORED,
  PRIMARY KEY (region, id),
  UNIQUE KEY firm_person_once (region, firm_id, person_id, live),
  KEY firm_person_person (person_id, live),
  KEY firm_person_waiting (region, state, asked_at),
  CONSTRAINT firm_person_part CHECK (part IN ('owner', 'staff', 'accountant')),
  CONSTRAINT firm_person_state CHECK (state IN ('asked', 'verified', 'refused', 'left')),
  CONSTRAINT firm_person_end CHECK ((state = 'left') = (ended_at IS NOT NULL))
)
-- next
-- A sheet of firms on its way in; `done_rows` is where a killed one goes on.
CREATE TABLE IF NOT EXISTS firm_import (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  name VARCHAR(120) NOT NULL,
  digest BINARY(32) NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT NOT NULL,
  all_rows INT NOT NULL,
  done_rows INT NOT NULL DEFAULT 0,
  added INT NOT NULL DEFAULT 0,
  changed INT NOT NULL DEFAULT 0,
  same INT NOT NULL DEFAULT 0,
  wrong INT NOT NULL DEFAULT 0,
  kept INT NOT NULL DEFAULT 0,
  made_by BIGINT NOT NULL,
  made_at DATETIME(3) NOT NULL,
  busy TINYINT GENERATED ALWAYS AS (CASE WHEN state IN ('reading', 'writing', 'undoing') THEN 1 END) STORED,
  PRIMARY KEY (region, id),
  UNIQUE KEY firm_import_one (region, busy),
  KEY firm_import_recent (region, made_at),
  CONSTRAINT firm_import_state CHECK (state IN ('reading', 'read', 'writing', 'done', 'undoing', 'undone', 'dropped'))
)
-- next
-- What an import wants of some hundred firms and what they were before: what undo puts back; `no` is the last of their rows. Rows that
-- change nothing are not kept; of a wrong one what stood there, sealed.
CREATE TABLE IF NOT EXISTS firm_import_row (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  import_id BIGINT NOT NULL,
  fate VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  no INT NOT NULL,
  body MEDIUMTEXT NOT NULL,
  PRIMARY KEY (region, import_id, fate, no),
  CONSTRAINT firm_import_row_fate CHECK (fate IN ('sound', 'wrong'))
)
-- next
-- Whose name ends so verifies for the whole county, beside each town's own office.
INSERT IGNORE INTO rule (region, name, effective_from, value, source)
SELECT region, 'firm.verifier', '2024-01-01', '行政审批局', '系统默认,以县里公布为准' FROM division WHERE level = 'county' AND code = region
