DROP TABLE IF EXISTS ticket_source
-- next
DROP TABLE IF EXISTS ticket
