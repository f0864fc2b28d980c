DROP TABLE IF EXISTS group_unit
-- next
SET @standing = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'group_staff' AND column_name = 'appointed_by'),
  'ALTER TABLE group_staff DROP COLUMN appointed_by', 'DO 0')
-- next
PREPARE standing FROM @standing
-- next
EXECUTE standing
-- next
DEALLOCATE PREPARE standing
-- next
SET @standing = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'chat_group' AND column_name = 'version'),
  'ALTER TABLE chat_group DROP COLUMN version', 'DO 0')
-- next
PREPARE standing FROM @standing
-- next
EXECUTE standing
-- next
DEALLOCATE PREPARE standing
