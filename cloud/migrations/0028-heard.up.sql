-- Where a tap on a notice leads, written down with it; those from before are found by their subject.
SET @wanted = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'notice' AND column_name = 'page'),
  'DO 0', 'ALTER TABLE notice ADD COLUMN page VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL, ADD KEY notice_subject (region, subject)')
-- next
PREPARE wanted FROM @wanted
-- next
EXECUTE wanted
-- next
DEALLOCATE PREPARE wanted
-- next
-- A matter that followed another one has its own answer, its own confirmation and its own way back; what it followed stays known.
SET @wanted = IF(EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE constraint_schema = DATABASE() AND table_name = 'ticket' AND constraint_name = 'ticket_merge'),
  'ALTER TABLE ticket DROP CONSTRAINT ticket_merge, ADD CONSTRAINT ticket_follows CHECK (state <> ''merged'' OR merged_into IS NOT NULL)', 'DO 0')
-- next
PREPARE wanted FROM @wanted
-- next
EXECUTE wanted
-- next
DEALLOCATE PREPARE wanted
-- next
-- What somebody says who may not speak for a while and thinks that wrong; gone once somebody has looked.
SET @wanted = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'group_member' AND column_name = 'mute_appeal'),
  'DO 0', 'ALTER TABLE group_member ADD COLUMN mute_appeal VARCHAR(200) NULL, ADD COLUMN mute_appeal_at DATETIME(3) NULL')
-- next
PREPARE wanted FROM @wanted
-- next
EXECUTE wanted
-- next
DEALLOCATE PREPARE wanted
