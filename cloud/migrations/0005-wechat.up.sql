-- Who is who in WeChat. One live WeChat to a person and one live person to a WeChat: unique keys over generated columns.
CREATE TABLE IF NOT EXISTS identity (
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  open_index BINARY(32) NOT NULL,
  openid VARBINARY(160) NOT NULL,
  unionid VARBINARY(160) NULL,
  bound_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3) NULL,
  live_openid BINARY(32) GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL THEN open_index END) STORED,
  live_person BIGINT GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL THEN person_id END) STORED,
  PRIMARY KEY (id),
  UNIQUE KEY identity_openid (kind, live_openid),
  UNIQUE KEY identity_person (kind, live_person),
  KEY identity_of (person_id),
  CONSTRAINT identity_kind CHECK (kind IN ('weapp'))
)
-- next
CREATE TABLE IF NOT EXISTS wechat_ticket (
  id BIGINT NOT NULL,
  token_hash BINARY(32) NOT NULL,
  once_hash BINARY(32) NOT NULL,
  open_index BINARY(32) NOT NULL,
  openid VARBINARY(160) NOT NULL,
  unionid VARBINARY(160) NULL,
  expires_at DATETIME(3) NOT NULL,
  used_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  person_id BIGINT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY wechat_ticket_token (token_hash),
  UNIQUE KEY wechat_ticket_once (once_hash),
  KEY wechat_ticket_age (expires_at)
)
-- next
CREATE TABLE IF NOT EXISTS wechat_push (
  id BINARY(32) NOT NULL,
  event VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  KEY wechat_push_age (at)
)
-- next
CREATE TABLE IF NOT EXISTS avatar (
  person_id BIGINT NOT NULL,
  name CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  image VARBINARY(8192) NOT NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (person_id),
  UNIQUE KEY avatar_name (name)
)
