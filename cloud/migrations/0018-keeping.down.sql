DROP TABLE IF EXISTS clearing
-- next
SET @standing = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'sign_in_code' AND column_name = 'asked_from'),
  'ALTER TABLE sign_in_code DROP COLUMN asked_from', 'DO 0')
-- next
PREPARE standing FROM @standing
-- next
EXECUTE standing
-- next
DEALLOCATE PREPARE standing
-- next
SET @standing = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'session' AND column_name = 'replaced_hash'),
  'ALTER TABLE session DROP INDEX session_replaced, DROP COLUMN replaced_at, DROP COLUMN replaced_hash', 'DO 0')
-- next
PREPARE standing FROM @standing
-- next
EXECUTE standing
-- next
DEALLOCATE PREPARE standing
-- next
SET @standing = IF(EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'notice' AND index_name = 'notice_age'),
  'ALTER TABLE notice DROP INDEX notice_age', 'DO 0')
-- next
PREPARE standing FROM @standing
-- next
EXECUTE standing
-- next
DEALLOCATE PREPARE standing
