-- How often a person lets WeChat send a template: said by the person's taps and WeChat's pushes, spent by sending.
CREATE TABLE IF NOT EXISTS subscription (
  person_id BIGINT NOT NULL,
  template VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  accepted INT NOT NULL DEFAULT 0,
  spent INT NOT NULL DEFAULT 0,
  banned_at DATETIME(3) NULL,
  updated_at DATETIME(3) NOT NULL,
  PRIMARY KEY (person_id, template),
  CONSTRAINT subscription_spends_what_it_has CHECK (spent BETWEEN 0 AND accepted)
)
-- next
-- Every change of it, only added: `source_key` names the tap, the push or the delivery, so that none counts twice.
CREATE TABLE IF NOT EXISTS subscription_entry (
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  template VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  what VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_key BINARY(32) NOT NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY subscription_entry_once (source_key),
  KEY subscription_entry_person (person_id, id)
)
-- next
-- One way by which somebody is to hear of a notice. `due` waits for a courier, `open` and `taken` for somebody who calls.
CREATE TABLE IF NOT EXISTS delivery (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  notice_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  channel VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  why VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  data TEXT NULL,
  red TINYINT NOT NULL DEFAULT 0,
  town CHAR(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
  tries INT NOT NULL DEFAULT 0,
  unreached INT NOT NULL DEFAULT 0,
  due_at DATETIME(3) NOT NULL,
  done_at DATETIME(3) NULL,
  taken_by BIGINT NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY delivery_once (region, notice_id, channel),
  KEY delivery_due (state, due_at),
  KEY delivery_calls (region, channel, state, town),
  CONSTRAINT delivery_channel CHECK (channel IN ('wechat', 'sms', 'call')),
  CONSTRAINT delivery_state CHECK (state IN ('due', 'open', 'taken', 'sent', 'told', 'skipped', 'failed', 'stopped')),
  CONSTRAINT delivery_taken CHECK ((state = 'taken') = (taken_by IS NOT NULL))
)
-- next
CREATE TABLE IF NOT EXISTS notice_preference (
  person_id BIGINT NOT NULL,
  quiet_from CHAR(5) CHARACTER SET ascii COLLATE ascii_bin NULL,
  quiet_to CHAR(5) CHARACTER SET ascii COLLATE ascii_bin NULL,
  wechat TINYINT NOT NULL DEFAULT 1,
  sms TINYINT NOT NULL DEFAULT 1,
  updated_at DATETIME(3) NOT NULL,
  PRIMARY KEY (person_id),
  CONSTRAINT notice_preference_quiet CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
)
