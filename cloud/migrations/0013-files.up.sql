-- What people upload: the row comes after the bytes lie safely, so that no message names a file that is not there.
CREATE TABLE IF NOT EXISTS file (
  region CHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  name CHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  type VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title VARBINARY(800) NULL,
  bytes INT NOT NULL,
  digest BINARY(32) NOT NULL,
  width INT NULL,
  height INT NULL,
  seconds INT NULL,
  owner_id BIGINT NOT NULL,
  upload_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  at DATETIME(3) NOT NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY file_name (name),
  UNIQUE KEY file_upload (owner_id, upload_key),
  KEY file_orphans (subject, at),
  KEY file_owner (owner_id, at),
  CONSTRAINT file_kind CHECK (kind IN ('image', 'voice', 'document')),
  CONSTRAINT file_size CHECK (bytes > 0)
)
-- next
-- A county that is there already gets the limits everybody begins with; a new one brings its own.
INSERT IGNORE INTO rule (region, name, effective_from, value, source)
SELECT DISTINCT u.region, r.name, '2024-01-01', r.value, '系统默认,以县里公布为准' FROM unit u
CROSS JOIN (SELECT 'file.daily_bytes' AS name, '104857600' AS value UNION ALL SELECT 'file.daily_count', '100') r
