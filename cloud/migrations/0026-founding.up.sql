-- How a group is founded: its own version for those who write into it, who was appointed by hand, and which units sit in it beside the one that leads.
SET @wanted = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'chat_group' AND column_name = 'version'),
  'DO 0', 'ALTER TABLE chat_group ADD COLUMN version INT NOT NULL DEFAULT 1')
-- next
PREPARE wanted FROM @wanted
-- next
EXECUTE wanted
-- next
DEALLOCATE PREPARE wanted
-- next
SET @wanted = IF(EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'group_staff' AND column_name = 'appointed_by'),
  'DO 0', 'ALTER TABLE group_staff ADD COLUMN appointed_by BIGINT NULL')
-- next
PREPARE wanted FROM @wanted
-- next
EXECUTE wanted
-- next
DEALLOCATE PREPARE wanted
-- next
CREATE TABLE IF NOT EXISTS group_unit (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id BIGINT NOT NULL,
  unit_id BIGINT NOT NULL,
  PRIMARY KEY (region, group_id, unit_id),
  KEY group_unit_unit (region, unit_id)
)
-- next
-- In a leaders' group that is there already, whoever sits in it sits there for their unit.
INSERT IGNORE INTO group_unit (region, group_id, unit_id)
SELECT DISTINCT s.region, s.group_id, p.unit_id FROM group_staff s
JOIN chat_group g ON g.region = s.region AND g.id = s.group_id AND g.axis = 'escalation'
JOIN post p ON p.region = s.region AND p.id = s.post_id
WHERE s.live = 1 AND NOT (p.unit_id <=> g.lead_unit_id)
