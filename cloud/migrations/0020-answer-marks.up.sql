-- What people of firms say of an official answer: one word a person and edition, which they may change.
CREATE TABLE IF NOT EXISTS answer_mark (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  mark VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (region, group_id, seq, person_id),
  KEY answer_mark_person (person_id),
  CONSTRAINT answer_mark_mark CHECK (mark IN ('useful', 'unsolved'))
)
-- next
-- A question that is open again because of what was said of its answer knows which answer that was.
SET @wanted = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'chat_question' AND column_name = 'answer_seq'),
  'DO 0', 'ALTER TABLE chat_question ADD COLUMN answer_seq BIGINT NULL')
-- next
PREPARE wanted FROM @wanted
-- next
EXECUTE wanted
-- next
DEALLOCATE PREPARE wanted
