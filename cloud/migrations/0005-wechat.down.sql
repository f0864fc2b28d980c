DROP TABLE IF EXISTS avatar
-- next
DROP TABLE IF EXISTS wechat_push
-- next
DROP TABLE IF EXISTS wechat_ticket
-- next
DROP TABLE IF EXISTS identity
