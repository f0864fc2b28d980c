CREATE TABLE IF NOT EXISTS unit_item (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  unit_id BIGINT NOT NULL,
  item_code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hidden TINYINT NOT NULL DEFAULT 0,
  plain_name VARCHAR(60) NULL,
  PRIMARY KEY (region, unit_id, item_code)
)
-- next
INSERT IGNORE INTO unit_item (region, unit_id, item_code, hidden, plain_name)
SELECT region, unit_id, item_code, COALESCE(hidden, 0), plain_name FROM unit_item_version WHERE undone = 0 ORDER BY version DESC
-- next
DROP TABLE IF EXISTS item_bundle
-- next
DROP TABLE IF EXISTS item_edit
-- next
DROP TABLE IF EXISTS unit_item_version
-- next
DELETE m FROM item_material m JOIN item i ON i.region = m.region AND i.code = m.item_code AND i.version = m.version WHERE i.undone = 1 OR i.unit_id IS NOT NULL
-- next
DELETE FROM item WHERE undone = 1 OR unit_id IS NOT NULL
-- next
ALTER TABLE item DROP COLUMN also_called, DROP COLUMN unit_id, DROP COLUMN hidden, DROP COLUMN undone
