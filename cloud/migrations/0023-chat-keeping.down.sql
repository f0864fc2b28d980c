DELETE FROM rule WHERE name IN ('keep.chat', 'keep.matter', 'keep.file', 'keep.place')
-- next
DROP TABLE IF EXISTS evidence_span
-- next
DROP TABLE IF EXISTS chat_held
-- next
SET @standing = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'chat_group' AND column_name = 'cleared_seq'),
  'ALTER TABLE chat_group DROP COLUMN cleared_seq', 'DO 0')
-- next
PREPARE standing FROM @standing
-- next
EXECUTE standing
-- next
DEALLOCATE PREPARE standing
