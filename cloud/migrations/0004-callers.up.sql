-- People without a phone of their own, and requests that the desk writes down for somebody who calls.
ALTER TABLE person MODIFY phone VARBINARY(120) NULL, MODIFY phone_index BINARY(32) NULL
-- next
CREATE TABLE IF NOT EXISTS intake (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  errand_id BIGINT NOT NULL,
  post_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  at DATETIME(3) NOT NULL,
  contact_name VARBINARY(200) NULL,
  contact_index BINARY(32) NULL,
  PRIMARY KEY (region, errand_id),
  KEY intake_contact (region, contact_index)
)
