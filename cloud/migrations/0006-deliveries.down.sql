DROP TABLE IF EXISTS notice_preference
-- next
DROP TABLE IF EXISTS delivery
-- next
DROP TABLE IF EXISTS subscription_entry
-- next
DROP TABLE IF EXISTS subscription
