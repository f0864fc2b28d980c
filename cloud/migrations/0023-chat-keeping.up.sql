-- How long what was said in groups is kept. Up to which entry a log has been gone through stands with its group.
SET @wanted = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'chat_group' AND column_name = 'cleared_seq'),
  'DO 0', 'ALTER TABLE chat_group ADD COLUMN cleared_seq BIGINT NOT NULL DEFAULT 0')
-- next
PREPARE wanted FROM @wanted
-- next
EXECUTE wanted
-- next
DEALLOCATE PREPARE wanted
-- next
-- Messages whose time is over and that somebody still needs: a matter, a report that is open, evidence.
CREATE TABLE IF NOT EXISTS chat_held (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (region, group_id, seq)
)
-- next
-- Spans of logs that were taken as evidence: they stay as they were, so that the file can be compared with them.
CREATE TABLE IF NOT EXISTS evidence_span (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id BIGINT NOT NULL,
  act_id BIGINT NOT NULL,
  from_seq BIGINT NOT NULL,
  to_seq BIGINT NOT NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (region, group_id, act_id),
  CONSTRAINT evidence_span_order CHECK (from_seq <= to_seq)
)
-- next
-- What was taken until now stands in the record in words: "from–to digest why".
INSERT IGNORE INTO evidence_span (region, group_id, act_id, from_seq, to_seq, at)
SELECT region, group_id, id, CAST(SUBSTRING_INDEX(why, '–', 1) AS UNSIGNED),
  CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(SUBSTRING_INDEX(why, '–', 2), '–', -1), ' ', 1) AS UNSIGNED), at
FROM order_act WHERE act = 'evidence' AND why REGEXP '^[0-9]+–[0-9]+ '
-- next
-- A county that is there already gets the times everybody begins with; a new one brings its own.
INSERT IGNORE INTO rule (region, name, effective_from, value, source)
SELECT county.region, house.name, '2024-01-01', house.value, '系统默认,以县里公布为准'
FROM (SELECT DISTINCT region FROM rule) county
CROSS JOIN (
  SELECT 'keep.chat' AS name, '365' AS value
  UNION ALL SELECT 'keep.matter', '1825'
  UNION ALL SELECT 'keep.file', '90'
  UNION ALL SELECT 'keep.place', '30'
) house
