-- People are global: one person, several counties. Places and posts belong to a county.
CREATE TABLE IF NOT EXISTS person (
  id BIGINT NOT NULL,
  phone VARBINARY(120) NOT NULL,
  phone_index BINARY(32) NOT NULL,
  name VARBINARY(200) NULL,
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NULL,
  home_division VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  home_index BINARY(32) NULL,
  text_size VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'x10',
  created_at DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY person_phone (phone_index)
)
-- next
CREATE TABLE IF NOT EXISTS session (
  id BIGINT NOT NULL,
  token_hash BINARY(32) NOT NULL,
  person_id BIGINT NOT NULL,
  channel VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device VARCHAR(60) NOT NULL,
  seen_at DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  revoked_at DATETIME(3) NULL,
  made_by BINARY(32) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY session_token (token_hash),
  UNIQUE KEY session_made_by (made_by),
  KEY session_person (person_id, revoked_at)
)
-- next
CREATE TABLE IF NOT EXISTS sign_in_code (
  id BIGINT NOT NULL,
  phone_index BINARY(32) NOT NULL,
  code_hash BINARY(32) NOT NULL,
  sent_at DATETIME(3) NOT NULL,
  sent_minute INT NOT NULL,
  sent_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  tries INT NOT NULL DEFAULT 0,
  used_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (id),
  UNIQUE KEY sign_in_code_minute (phone_index, sent_minute),
  KEY sign_in_code_phone (phone_index, sent_at)
)
-- next
CREATE TABLE IF NOT EXISTS demo_person (
  person_id BIGINT NOT NULL,
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  place INT NOT NULL,
  who VARCHAR(60) NOT NULL,
  story VARCHAR(200) NOT NULL,
  PRIMARY KEY (person_id)
)
-- next
CREATE TABLE IF NOT EXISTS division (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  parent VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  level VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(60) NOT NULL,
  hidden TINYINT NOT NULL DEFAULT 0,
  source VARCHAR(120) NOT NULL,
  PRIMARY KEY (region, code),
  KEY division_parent (region, parent),
  CONSTRAINT division_level CHECK (level IN ('county', 'town', 'village'))
)
-- next
CREATE TABLE IF NOT EXISTS unit (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  code VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(60) NOT NULL,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  division VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  parent_id BIGINT NULL,
  located_at VARCHAR(60) NULL,
  located_division VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  brand VARCHAR(30) NULL,
  phone VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  source VARCHAR(120) NOT NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY unit_code (region, code),
  KEY unit_division (region, division),
  CONSTRAINT unit_kind CHECK (kind IN ('county_centre', 'town_centre', 'village_station', 'department'))
)
-- next
CREATE TABLE IF NOT EXISTS post (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  code VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id BIGINT NOT NULL,
  unit_id BIGINT NOT NULL,
  role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  town VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
  kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  drawn_from VARCHAR(20) NULL,
  capacity INT NULL,
  work_phone VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  source VARCHAR(120) NOT NULL,
  started_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3) NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY post_code (region, code),
  KEY post_person (person_id),
  KEY post_unit (region, unit_id),
  CONSTRAINT post_role CHECK (role IN ('agent', 'dispatcher', 'administrator')),
  CONSTRAINT post_agent CHECK (role <> 'agent' OR (kind IN ('full_time', 'part_time') AND capacity > 0 AND town IS NOT NULL))
)
-- next
CREATE TABLE IF NOT EXISTS post_skill (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  post_id BIGINT NOT NULL,
  category VARCHAR(20) NOT NULL,
  PRIMARY KEY (region, post_id, category)
)
-- next
CREATE TABLE IF NOT EXISTS shift (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  post_id BIGINT NOT NULL,
  weekday TINYINT NOT NULL,
  opens SMALLINT NOT NULL,
  closes SMALLINT NOT NULL,
  PRIMARY KEY (region, post_id, weekday, opens),
  CONSTRAINT shift_hours CHECK (weekday BETWEEN 0 AND 6 AND 0 <= opens AND opens < closes AND closes <= 1440)
)
-- next
CREATE TABLE IF NOT EXISTS absence (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  post_id BIGINT NOT NULL,
  from_at DATETIME(3) NOT NULL,
  to_at DATETIME(3) NOT NULL,
  reason VARCHAR(120) NOT NULL,
  noted_by BIGINT NOT NULL,
  ended_at DATETIME(3) NULL,
  PRIMARY KEY (region, id),
  KEY absence_post (region, post_id, to_at),
  CONSTRAINT absence_order CHECK (from_at < to_at)
)
-- next
CREATE TABLE IF NOT EXISTS item (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT NOT NULL,
  effective_from DATE NOT NULL,
  place INT NOT NULL,
  category VARCHAR(20) NOT NULL,
  name VARCHAR(60) NOT NULL,
  plain_name VARCHAR(60) NOT NULL,
  kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  limit_value INT NOT NULL,
  limit_unit VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  limit_note VARCHAR(60) NULL,
  apply_within VARCHAR(80) NULL,
  modes VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attend VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attend_note VARCHAR(40) NULL,
  who_may_apply VARCHAR(300) NULL,
  how_to_apply VARCHAR(300) NULL,
  source VARCHAR(120) NOT NULL,
  digest BINARY(32) NOT NULL,
  PRIMARY KEY (region, code, version)
)
-- next
CREATE TABLE IF NOT EXISTS item_material (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  item_code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT NOT NULL,
  no INT NOT NULL,
  name VARCHAR(60) NOT NULL,
  form VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  may_be_missing TINYINT NULL,
  note VARCHAR(80) NULL,
  PRIMARY KEY (region, item_code, version, no)
)
-- next
CREATE TABLE IF NOT EXISTS unit_item (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  unit_id BIGINT NOT NULL,
  item_code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hidden TINYINT NOT NULL DEFAULT 0,
  plain_name VARCHAR(60) NULL,
  PRIMARY KEY (region, unit_id, item_code)
)
