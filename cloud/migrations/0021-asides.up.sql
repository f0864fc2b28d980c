-- What those who serve a group note beside its talk, for themselves alone: by hand, or by the house at the end of a shift.
CREATE TABLE IF NOT EXISTS group_aside (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  person_id BIGINT NULL,
  post_id BIGINT NULL,
  client_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  text VARCHAR(1000) NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (region, group_id, id),
  UNIQUE KEY group_aside_once (region, group_id, person_id, client_id),
  KEY group_aside_person (person_id)
)
