DROP TABLE IF EXISTS notice
-- next
DROP TABLE IF EXISTS reveal
-- next
DROP TABLE IF EXISTS errand_words
-- next
DROP TABLE IF EXISTS decision
-- next
DROP TABLE IF EXISTS agent_load
-- next
DROP TABLE IF EXISTS offer
-- next
DROP TABLE IF EXISTS errand
