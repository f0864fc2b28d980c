-- What people agreed to and took back, and those who want to be forgotten.
CREATE TABLE IF NOT EXISTS consent (
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  doc VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT NOT NULL,
  sha256 BINARY(32) NOT NULL,
  action VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ip VARBINARY(160) NULL,
  ua VARBINARY(600) NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  KEY consent_person (person_id, doc, id),
  CONSTRAINT consent_action CHECK (action IN ('agree', 'withdraw'))
)
-- next
DROP TRIGGER IF EXISTS consent_only_forgets_from_where
-- next
CREATE TRIGGER consent_only_forgets_from_where BEFORE UPDATE ON consent FOR EACH ROW
IF NOT (NEW.id = OLD.id AND NEW.person_id = OLD.person_id AND NEW.doc = OLD.doc AND NEW.version = OLD.version AND NEW.sha256 = OLD.sha256
  AND NEW.action = OLD.action AND NEW.channel = OLD.channel AND NEW.at = OLD.at AND NEW.ip IS NULL AND NEW.ua IS NULL)
THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only'; END IF
-- next
DROP TRIGGER IF EXISTS consent_is_never_deleted
-- next
CREATE TRIGGER consent_is_never_deleted BEFORE DELETE ON consent FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only'
-- next
CREATE TABLE IF NOT EXISTS erasure (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  asked_at DATETIME(3) NOT NULL,
  due_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3) NULL,
  ending VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
  open_person BIGINT GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL THEN person_id END) STORED,
  PRIMARY KEY (region, id),
  UNIQUE KEY erasure_one_open (open_person),
  KEY erasure_person (person_id, id),
  CONSTRAINT erasure_ending CHECK ((ending IS NULL) = (ended_at IS NULL) AND (ending IS NULL OR ending IN ('cancelled', 'signed_in', 'held', 'done')))
)
-- next
SET @wanted = IF(EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'errand' AND index_name = 'errand_beneficiary'),
  'DO 0', 'ALTER TABLE errand ADD KEY errand_beneficiary (beneficiary_index)')
-- next
PREPARE wanted FROM @wanted
-- next
EXECUTE wanted
-- next
DEALLOCATE PREPARE wanted
