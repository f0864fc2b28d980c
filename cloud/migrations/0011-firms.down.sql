DELETE FROM rule WHERE name = 'firm.verifier'
-- next
DROP TABLE IF EXISTS firm_import_row
-- next
DROP TABLE IF EXISTS firm_import
-- next
DROP TABLE IF EXISTS firm_person
-- next
DROP TABLE IF EXISTS firm
-- next
DELETE FROM invitation WHERE role = 'clerk'
-- next
DELETE FROM post WHERE role = 'clerk'
-- next
SET @there = (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'invitation' AND column_name = 'title')
-- next
SET @change = IF(@there, 'ALTER TABLE invitation DROP COLUMN title, DROP CONSTRAINT invitation_role_known, ADD CONSTRAINT invitation_role CHECK (role IN (''agent'', ''dispatcher'', ''administrator''))', 'DO 0')
-- next
PREPARE changing FROM @change
-- next
EXECUTE changing
-- next
DEALLOCATE PREPARE changing
-- next
SET @there = (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'post' AND column_name = 'title')
-- next
SET @change = IF(@there, 'ALTER TABLE post DROP COLUMN title, DROP CONSTRAINT post_role_known, ADD CONSTRAINT post_role CHECK (role IN (''agent'', ''dispatcher'', ''administrator''))', 'DO 0')
-- next
PREPARE changing FROM @change
-- next
EXECUTE changing
-- next
DEALLOCATE PREPARE changing
