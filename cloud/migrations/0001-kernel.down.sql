DROP TABLE IF EXISTS node
-- next
DROP TABLE IF EXISTS calendar_year
-- next
DROP TABLE IF EXISTS calendar_day
-- next
DROP TABLE IF EXISTS opening_hours
-- next
DROP TABLE IF EXISTS rule
-- next
DROP TABLE IF EXISTS idempotency
-- next
DROP TABLE IF EXISTS reaction
-- next
DROP TABLE IF EXISTS event
-- next
DROP TABLE IF EXISTS deadline
-- next
DROP TABLE IF EXISTS timeline
