-- What a running service believes of a person for a while may have changed: every process reads along here and asks again.
-- Triggers write it, so that no way of changing these rows can forget to.
CREATE TABLE IF NOT EXISTS person_change (
  id BIGINT NOT NULL AUTO_INCREMENT,
  person_id BIGINT NOT NULL,
  PRIMARY KEY (id)
)
-- next
DROP TRIGGER IF EXISTS session_change_is_told
-- next
CREATE TRIGGER session_change_is_told AFTER UPDATE ON session FOR EACH ROW
IF NOT (NEW.id = OLD.id AND NEW.token_hash = OLD.token_hash AND NEW.revoked_at <=> OLD.revoked_at AND NEW.second_at <=> OLD.second_at
  AND NEW.replaced_hash <=> OLD.replaced_hash AND NEW.replaced_at <=> OLD.replaced_at AND NEW.expires_at >= OLD.expires_at)
THEN INSERT INTO person_change (person_id) VALUES (NEW.person_id); END IF
-- next
DROP TRIGGER IF EXISTS session_end_is_told
-- next
CREATE TRIGGER session_end_is_told AFTER DELETE ON session FOR EACH ROW INSERT INTO person_change (person_id) VALUES (OLD.person_id)
-- next
DROP TRIGGER IF EXISTS post_is_told
-- next
CREATE TRIGGER post_is_told AFTER INSERT ON post FOR EACH ROW INSERT INTO person_change (person_id) VALUES (NEW.person_id)
-- next
DROP TRIGGER IF EXISTS post_change_is_told
-- next
CREATE TRIGGER post_change_is_told AFTER UPDATE ON post FOR EACH ROW
BEGIN
  INSERT INTO person_change (person_id) VALUES (NEW.person_id);
  IF OLD.person_id <> NEW.person_id THEN INSERT INTO person_change (person_id) VALUES (OLD.person_id); END IF;
END
-- next
DROP TRIGGER IF EXISTS consent_is_told
-- next
CREATE TRIGGER consent_is_told AFTER INSERT ON consent FOR EACH ROW INSERT INTO person_change (person_id) VALUES (NEW.person_id)
-- next
DROP TRIGGER IF EXISTS person_change_is_told
-- next
CREATE TRIGGER person_change_is_told AFTER UPDATE ON person FOR EACH ROW
IF NOT (NEW.name <=> OLD.name AND NEW.region <=> OLD.region) THEN INSERT INTO person_change (person_id) VALUES (NEW.id); END IF
-- next
DROP TRIGGER IF EXISTS bond_is_told
-- next
CREATE TRIGGER bond_is_told AFTER INSERT ON firm_person FOR EACH ROW INSERT INTO person_change (person_id) VALUES (NEW.person_id)
-- next
DROP TRIGGER IF EXISTS bond_change_is_told
-- next
CREATE TRIGGER bond_change_is_told AFTER UPDATE ON firm_person FOR EACH ROW INSERT INTO person_change (person_id) VALUES (NEW.person_id)
