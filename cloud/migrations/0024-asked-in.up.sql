-- Firms that want to be let into a group no rule lets them into: asked by one of their people, decided by those who keep the group.
CREATE TABLE IF NOT EXISTS group_ask (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  firm_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version INT NOT NULL,
  words VARCHAR(100) NULL,
  why VARCHAR(100) NULL,
  asked_at DATETIME(3) NOT NULL,
  decided_at DATETIME(3) NULL,
  decided_by BIGINT NULL,
  open TINYINT GENERATED ALWAYS AS (CASE WHEN state = 'open' THEN 1 END) STORED,
  PRIMARY KEY (region, id),
  UNIQUE KEY group_ask_once (region, group_id, firm_id, open),
  KEY group_ask_person (person_id),
  CONSTRAINT group_ask_state CHECK (state IN ('open', 'admitted', 'declined'))
)
