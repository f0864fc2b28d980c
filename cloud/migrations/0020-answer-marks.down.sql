SET @standing = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'chat_question' AND column_name = 'answer_seq'),
  'ALTER TABLE chat_question DROP COLUMN answer_seq', 'DO 0')
-- next
PREPARE standing FROM @standing
-- next
EXECUTE standing
-- next
DEALLOCATE PREPARE standing
-- next
DROP TABLE IF EXISTS answer_mark
