-- What a group says by itself, once a day or week however many instances run: its weekly card, and when staff are back.
CREATE TABLE IF NOT EXISTS group_once (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id BIGINT NOT NULL,
  what VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day DATE NOT NULL,
  PRIMARY KEY (region, group_id, what, day),
  CONSTRAINT group_once_what CHECK (what IN ('week', 'evening', 'shift'))
)
