-- What is said in a voice, as somebody typed it: every edition stays, the last one counts.
CREATE TABLE IF NOT EXISTS voice_transcript (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  edition INT NOT NULL,
  text VARCHAR(600) NOT NULL,
  person_id BIGINT NOT NULL,
  post_id BIGINT NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (region, group_id, seq, edition),
  KEY voice_transcript_person (person_id),
  CONSTRAINT voice_transcript_edition CHECK (edition > 0)
)
