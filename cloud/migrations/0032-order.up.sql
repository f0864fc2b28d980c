-- What waits for a machine is looked for in all counties at once.
SET @standing = IF(EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'content_check' AND index_name = 'content_check_waits'),
  'DO 0', 'ALTER TABLE content_check ADD KEY content_check_waits (state, next_at)')
-- next
PREPARE standing FROM @standing
-- next
EXECUTE standing
-- next
DEALLOCATE PREPARE standing
-- next
-- A county that is there already gets the rules everybody begins with; a new one brings its own.
INSERT IGNORE INTO rule (region, name, effective_from, value, source)
SELECT county.region, house.name, '2024-01-01', house.value, '系统默认,以县里公布为准'
FROM (SELECT DISTINCT region FROM rule) county
CROSS JOIN (
  SELECT 'group.link' AS name, 'hold' AS value
  UNION ALL SELECT 'group.phone', 'pass'
  UNION ALL SELECT 'group.wechat', 'hold'
  UNION ALL SELECT 'group.qr', 'hold'
) house
