SET @standing = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'group_member' AND column_name = 'mute_appeal'),
  'ALTER TABLE group_member DROP COLUMN mute_appeal, DROP COLUMN mute_appeal_at', 'DO 0')
-- next
PREPARE standing FROM @standing
-- next
EXECUTE standing
-- next
DEALLOCATE PREPARE standing
-- next
UPDATE ticket SET merged_into = NULL WHERE state <> 'merged'
-- next
SET @standing = IF(EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE constraint_schema = DATABASE() AND table_name = 'ticket' AND constraint_name = 'ticket_follows'),
  'ALTER TABLE ticket DROP CONSTRAINT ticket_follows, ADD CONSTRAINT ticket_merge CHECK ((state = ''merged'') = (merged_into IS NOT NULL))', 'DO 0')
-- next
PREPARE standing FROM @standing
-- next
EXECUTE standing
-- next
DEALLOCATE PREPARE standing
-- next
SET @standing = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'notice' AND column_name = 'page'),
  'ALTER TABLE notice DROP KEY notice_subject, DROP COLUMN page', 'DO 0')
-- next
PREPARE standing FROM @standing
-- next
EXECUTE standing
-- next
DEALLOCATE PREPARE standing
