DROP TABLE IF EXISTS order_act
-- next
DROP TABLE IF EXISTS chat_report
-- next
DROP TABLE IF EXISTS content_check
-- next
DROP TABLE IF EXISTS chat_word
-- next
DROP TABLE IF EXISTS chat_question
-- next
DROP TABLE IF EXISTS notice_receipt
-- next
DROP TABLE IF EXISTS group_day
-- next
DROP TABLE IF EXISTS chat_mention
-- next
DROP TABLE IF EXISTS chat_message
-- next
DROP TABLE IF EXISTS group_member
-- next
DROP TABLE IF EXISTS group_firm
-- next
DROP TABLE IF EXISTS group_staff
-- next
DROP TABLE IF EXISTS chat_group
