-- What somebody asks to be solved: a clock that is set once, one responsible unit, and where it came from.
CREATE TABLE IF NOT EXISTS ticket (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  number CHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT NOT NULL,
  title VARBINARY(400) NOT NULL,
  words VARBINARY(16000) NOT NULL,
  requester_id BIGINT NOT NULL,
  firm_id BIGINT NULL,
  group_id BIGINT NULL,
  town VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
  opened_by_post BIGINT NULL,
  hidden TINYINT NOT NULL DEFAULT 0,
  unit_id BIGINT NOT NULL,
  post_id BIGINT NULL,
  merged_into BIGINT NULL,
  outcome VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
  confirmation VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin NULL,
  answer VARBINARY(9000) NULL,
  reopened INT NOT NULL DEFAULT 0,
  opened_at DATETIME(3) NOT NULL,
  promise_at DATETIME(3) NOT NULL,
  promise_why TEXT NOT NULL,
  first_at DATETIME(3) NULL,
  answered_at DATETIME(3) NULL,
  ended_at DATETIME(3) NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY ticket_number (number),
  KEY ticket_requester (requester_id, id),
  KEY ticket_unit (region, unit_id, state, promise_at),
  KEY ticket_merged (region, merged_into),
  CONSTRAINT ticket_state CHECK (state IN ('open', 'taken', 'answered', 'closed', 'withdrawn', 'merged')),
  CONSTRAINT ticket_party CHECK (state NOT IN ('taken', 'answered') OR post_id IS NOT NULL),
  CONSTRAINT ticket_outcome CHECK (outcome IS NULL OR outcome IN ('solved', 'partly', 'explained', 'beyond', 'planned')),
  CONSTRAINT ticket_confirmation CHECK ((state = 'closed') = (confirmation IS NOT NULL) AND (confirmation IS NULL OR confirmation IN ('tap', 'none'))),
  CONSTRAINT ticket_answered CHECK (state NOT IN ('answered', 'closed') OR (answer IS NOT NULL AND outcome IS NOT NULL)),
  CONSTRAINT ticket_merge CHECK ((state = 'merged') = (merged_into IS NOT NULL)),
  CONSTRAINT ticket_merge_self CHECK (merged_into IS NULL OR merged_into <> id)
)
-- next
-- One message becomes one matter at most, however many tap at once.
CREATE TABLE IF NOT EXISTS ticket_source (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ticket_id BIGINT NOT NULL,
  PRIMARY KEY (region, source),
  KEY ticket_source_ticket (region, ticket_id)
)
-- next
DROP TRIGGER IF EXISTS ticket_promise_kept
-- next
CREATE TRIGGER ticket_promise_kept BEFORE UPDATE ON ticket FOR EACH ROW
BEGIN
  IF NEW.promise_at <> OLD.promise_at OR NEW.opened_at <> OLD.opened_at OR NEW.promise_why <> OLD.promise_why THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the clock of a ticket is set once';
  END IF;
END
-- next
-- A county that is there already gets the times everybody begins with; a new one brings its own.
INSERT IGNORE INTO rule (region, name, effective_from, value, source)
SELECT DISTINCT u.region, d.name, '2024-01-01', d.value, '系统默认,以县里公布为准' FROM unit u
JOIN (SELECT 'ticket.first' AS name, 'minutes:240' AS value UNION ALL SELECT 'ticket.promise', 'days:5' UNION ALL SELECT 'ticket.confirm', 'days:3') d
