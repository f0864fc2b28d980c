-- People whose seats in groups have to be gone through once more: something about their firms, or about the groups, has changed.
CREATE TABLE IF NOT EXISTS seat_due (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id BIGINT NOT NULL,
  PRIMARY KEY (region, person_id)
)
-- next
-- People for whom there was no room: they come in as others go, in this order.
CREATE TABLE IF NOT EXISTS seat_waiting (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  since DATETIME(3) NOT NULL,
  PRIMARY KEY (region, group_id, id),
  UNIQUE KEY seat_waiting_once (region, group_id, person_id),
  KEY seat_waiting_person (person_id)
)
