DELETE FROM rule WHERE name IN ('group.link', 'group.phone', 'group.wechat', 'group.qr')
-- next
SET @standing = IF(EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'content_check' AND index_name = 'content_check_waits'),
  'ALTER TABLE content_check DROP KEY content_check_waits', 'DO 0')
-- next
PREPARE standing FROM @standing
-- next
EXECUTE standing
-- next
DEALLOCATE PREPARE standing
