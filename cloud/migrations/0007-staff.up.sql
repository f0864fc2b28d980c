-- Invitations to a post, the first administrator of a county, the second factor of those who work at a desk.
CREATE TABLE IF NOT EXISTS invitation (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT NOT NULL,
  unit_id BIGINT NOT NULL,
  role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  town VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
  kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  token_hash BINARY(32) NOT NULL,
  phone VARBINARY(120) NOT NULL,
  phone_index BINARY(32) NOT NULL,
  name VARBINARY(200) NOT NULL,
  made_by BIGINT NOT NULL,
  made_at DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  used_at DATETIME(3) NULL,
  used_by BIGINT NULL,
  open_phone BINARY(32) GENERATED ALWAYS AS (CASE WHEN state = 'open' THEN phone_index END) STORED,
  PRIMARY KEY (region, id),
  UNIQUE KEY invitation_token (token_hash),
  UNIQUE KEY invitation_one_open (region, unit_id, role, open_phone),
  KEY invitation_list (region, state, id),
  CONSTRAINT invitation_state CHECK (state IN ('open', 'accepted', 'withdrawn')),
  CONSTRAINT invitation_role CHECK (role IN ('agent', 'dispatcher', 'administrator')),
  CONSTRAINT invitation_agent CHECK (role <> 'agent' OR (kind IN ('full_time', 'part_time') AND town IS NOT NULL)),
  CONSTRAINT invitation_used CHECK ((state = 'accepted') = (used_at IS NOT NULL AND used_by IS NOT NULL))
)
-- next
CREATE TABLE IF NOT EXISTS first_administrator (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code_hash BINARY(32) NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  used_at DATETIME(3) NULL,
  used_by BIGINT NULL,
  PRIMARY KEY (region),
  UNIQUE KEY first_administrator_code (code_hash)
)
-- next
CREATE TABLE IF NOT EXISTS second_factor (
  person_id BIGINT NOT NULL,
  secret VARBINARY(160) NULL,
  pending VARBINARY(160) NULL,
  on_since DATETIME(3) NULL,
  used_step BIGINT NOT NULL DEFAULT 0,
  tries TINYINT NOT NULL DEFAULT 0,
  locked_until DATETIME(3) NULL,
  PRIMARY KEY (person_id),
  CONSTRAINT second_factor_on CHECK ((secret IS NULL) = (on_since IS NULL))
)
-- next
CREATE TABLE IF NOT EXISTS recovery_code (
  person_id BIGINT NOT NULL,
  code_hash BINARY(32) NOT NULL,
  used_at DATETIME(3) NULL,
  PRIMARY KEY (person_id, code_hash)
)
-- next
SET @wanted = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'session' AND column_name = 'second_at'),
  'DO 0', 'ALTER TABLE session ADD COLUMN second_at DATETIME(3) NULL')
-- next
PREPARE wanted FROM @wanted
-- next
EXECUTE wanted
-- next
DEALLOCATE PREPARE wanted
