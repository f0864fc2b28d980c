-- The catalogue as it is kept: versions that can be taken back, where service points differ and from when, edits under review, bundles.
SET @missing = (SELECT COUNT(*) = 0 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'item' AND column_name = 'undone')
-- next
SET @change = IF(@missing, 'ALTER TABLE item ADD COLUMN also_called VARCHAR(300) NULL, ADD COLUMN unit_id BIGINT NULL, ADD COLUMN hidden TINYINT NOT NULL DEFAULT 0, ADD COLUMN undone TINYINT NOT NULL DEFAULT 0', 'DO 0')
-- next
PREPARE adding FROM @change
-- next
EXECUTE adding
-- next
DEALLOCATE PREPARE adding
-- next
CREATE TABLE IF NOT EXISTS unit_item_version (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  unit_id BIGINT NOT NULL,
  item_code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT NOT NULL,
  effective_from DATE NOT NULL,
  effective_to DATE NULL,
  item_version INT NOT NULL,
  hidden TINYINT NULL,
  plain_name VARCHAR(60) NULL,
  how_to_apply VARCHAR(300) NULL,
  modes VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  limit_value INT NULL,
  note VARCHAR(120) NULL,
  undone TINYINT NOT NULL DEFAULT 0,
  PRIMARY KEY (region, unit_id, item_code, version),
  CONSTRAINT unit_item_version_days CHECK (effective_to IS NULL OR effective_from <= effective_to)
)
-- next
-- Empty where a killed run had already come to its end.
CREATE TABLE IF NOT EXISTS unit_item (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  unit_id BIGINT NOT NULL,
  item_code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hidden TINYINT NOT NULL DEFAULT 0,
  plain_name VARCHAR(60) NULL,
  PRIMARY KEY (region, unit_id, item_code)
)
-- next
INSERT IGNORE INTO unit_item_version (region, unit_id, item_code, version, effective_from, item_version, hidden, plain_name)
SELECT u.region, u.unit_id, u.item_code, 1, '2024-01-01',
  COALESCE((SELECT MAX(i.version) FROM item i WHERE i.region = u.region AND i.code = u.item_code), 1),
  IF(u.hidden = 1, 1, NULL), u.plain_name
FROM unit_item u
-- next
CREATE TABLE IF NOT EXISTS item_edit (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  version INT NOT NULL,
  state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  what VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  item_code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  unit_id BIGINT NULL,
  effective_from DATE NOT NULL,
  effective_to DATE NULL,
  said TEXT NOT NULL,
  why VARCHAR(120) NOT NULL,
  answer VARCHAR(120) NULL,
  item_version INT NOT NULL,
  own_version INT NOT NULL,
  made_version INT NULL,
  writer_id BIGINT NOT NULL,
  writer_post_id BIGINT NOT NULL,
  decider_id BIGINT NULL,
  decider_post_id BIGINT NULL,
  written_at DATETIME(3) NOT NULL,
  decided_at DATETIME(3) NULL,
  PRIMARY KEY (region, id),
  KEY item_edit_state (region, state, id),
  KEY item_edit_item (region, item_code, id),
  CONSTRAINT item_edit_known CHECK (state IN ('draft', 'review', 'published', 'withdrawn', 'undone') AND what IN ('item', 'differ')),
  CONSTRAINT item_edit_reviewed CHECK (state NOT IN ('published', 'undone') OR (decider_id IS NOT NULL AND decider_id <> writer_id AND made_version IS NOT NULL))
)
-- next
CREATE TABLE IF NOT EXISTS item_bundle (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  place INT NOT NULL,
  name VARCHAR(30) NOT NULL,
  says VARCHAR(120) NOT NULL,
  also_called VARCHAR(300) NULL,
  items VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source VARCHAR(120) NOT NULL,
  PRIMARY KEY (region, code)
)
-- next
DROP TABLE IF EXISTS unit_item
