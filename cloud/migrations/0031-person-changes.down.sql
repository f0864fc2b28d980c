DROP TRIGGER IF EXISTS bond_change_is_told
-- next
DROP TRIGGER IF EXISTS bond_is_told
-- next
DROP TRIGGER IF EXISTS person_change_is_told
-- next
DROP TRIGGER IF EXISTS consent_is_told
-- next
DROP TRIGGER IF EXISTS post_change_is_told
-- next
DROP TRIGGER IF EXISTS post_is_told
-- next
DROP TRIGGER IF EXISTS session_end_is_told
-- next
DROP TRIGGER IF EXISTS session_change_is_told
-- next
DROP TABLE IF EXISTS person_change
