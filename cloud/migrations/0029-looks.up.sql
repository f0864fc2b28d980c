-- Which unit looked at a matter, once a day and kind: the ledger its owner reads. Unit 0 is supervision.
CREATE TABLE IF NOT EXISTS ticket_look (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ticket_id BIGINT NOT NULL,
  day DATE NOT NULL,
  unit_id BIGINT NOT NULL,
  kind VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (region, ticket_id, day, unit_id, kind),
  KEY ticket_look_age (region, at),
  CONSTRAINT ticket_look_kind CHECK (kind IN ('view', 'file', 'export'))
)
-- next
-- A county that is there already gets the rule everybody begins with; a new one brings its own.
INSERT IGNORE INTO rule (region, name, effective_from, value, source)
SELECT DISTINCT region, 'keep.look', '2024-01-01', '1095', '系统默认,以县里公布为准' FROM rule
