SET @wanted = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'session' AND column_name = 'second_at'),
  'ALTER TABLE session DROP COLUMN second_at', 'DO 0')
-- next
PREPARE wanted FROM @wanted
-- next
EXECUTE wanted
-- next
DEALLOCATE PREPARE wanted
-- next
DROP TABLE IF EXISTS recovery_code
-- next
DROP TABLE IF EXISTS second_factor
-- next
DROP TABLE IF EXISTS first_administrator
-- next
DROP TABLE IF EXISTS invitation
