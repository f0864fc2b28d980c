DROP TABLE IF EXISTS seat_waiting
-- next
DROP TABLE IF EXISTS seat_due
