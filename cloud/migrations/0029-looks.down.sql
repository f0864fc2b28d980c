DELETE FROM rule WHERE name = 'keep.look'
-- next
DROP TABLE IF EXISTS ticket_look
