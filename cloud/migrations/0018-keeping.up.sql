-- What was cleared away, a line a day and kind: proof that it happened, and how much it was. `region` is empty for what belongs to no county.
CREATE TABLE IF NOT EXISTS clearing (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day DATE NOT NULL,
  before_at DATETIME(3) NOT NULL,
  cleared INT NOT NULL DEFAULT 0,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (region, kind, day)
)
-- next
-- From where a code was asked for, unreadable: nobody far away can use up all those of somebody's day.
SET @wanted = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'sign_in_code' AND column_name = 'asked_from'),
  'DO 0', 'ALTER TABLE sign_in_code ADD COLUMN asked_from BINARY(32) NULL')
-- next
PREPARE wanted FROM @wanted
-- next
EXECUTE wanted
-- next
DEALLOCATE PREPARE wanted
-- next
-- What a session was known by until it showed its second factor; for a moment it still answers a call whose answer was lost.
SET @wanted = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'session' AND column_name = 'replaced_hash'),
  'DO 0', 'ALTER TABLE session ADD COLUMN replaced_hash BINARY(32) NULL, ADD COLUMN replaced_at DATETIME(3) NULL, ADD UNIQUE KEY session_replaced (replaced_hash)')
-- next
PREPARE wanted FROM @wanted
-- next
EXECUTE wanted
-- next
DEALLOCATE PREPARE wanted
-- next
SET @wanted = IF(EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'notice' AND index_name = 'notice_age'),
  'DO 0', 'ALTER TABLE notice ADD KEY notice_age (region, at)')
-- next
PREPARE wanted FROM @wanted
-- next
EXECUTE wanted
-- next
DEALLOCATE PREPARE wanted
-- next
-- Rules that stood in the program until now, and how long things are kept: counties that stand go on with the house's values.
INSERT IGNORE INTO rule (region, name, effective_from, value, source)
SELECT county.region, house.name, '2024-01-01', house.value, '系统默认,以县里公布为准'
FROM (SELECT DISTINCT region FROM rule) county
CROSS JOIN (
  SELECT 'errand.look_again' AS name, 'minutes:60' AS value
  UNION ALL SELECT 'errand.daily', '10'
  UNION ALL SELECT 'errand.call_backs', '3'
  UNION ALL SELECT 'notice.call_days', '3'
  UNION ALL SELECT 'notice.call_held', 'natural:30'
  UNION ALL SELECT 'keep.session', '190'
  UNION ALL SELECT 'keep.code', '1'
  UNION ALL SELECT 'keep.once', '190'
  UNION ALL SELECT 'keep.notice', '365'
  UNION ALL SELECT 'keep.reveal', '1095'
) house
