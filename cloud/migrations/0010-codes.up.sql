-- What is printed: codes that lead to a service point, to an agent, or to an item at a service point.
CREATE TABLE IF NOT EXISTS code (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id BIGINT NOT NULL,
  item_code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  unit_id BIGINT NOT NULL,
  made_by BIGINT NULL,
  made_at DATETIME(3) NOT NULL,
  revoked_by BIGINT NULL,
  revoked_at DATETIME(3) NULL,
  live TINYINT GENERATED ALWAYS AS (CASE WHEN revoked_at IS NULL THEN 1 END) STORED,
  PRIMARY KEY (region, code),
  UNIQUE KEY code_anywhere (code),
  UNIQUE KEY code_one_live (region, kind, subject_id, item_code, live),
  KEY code_of_unit (region, unit_id),
  CONSTRAINT code_kind CHECK (kind IN ('unit', 'agent', 'item')),
  CONSTRAINT code_item CHECK ((kind = 'item') = (item_code <> ''))
)
