DROP TABLE IF EXISTS unit_item
-- next
DROP TABLE IF EXISTS item_material
-- next
DROP TABLE IF EXISTS item
-- next
DROP TABLE IF EXISTS absence
-- next
DROP TABLE IF EXISTS shift
-- next
DROP TABLE IF EXISTS post_skill
-- next
DROP TABLE IF EXISTS post
-- next
DROP TABLE IF EXISTS unit
-- next
DROP TABLE IF EXISTS division
-- next
DROP TABLE IF EXISTS demo_person
-- next
DROP TABLE IF EXISTS sign_in_code
-- next
DROP TABLE IF EXISTS session
-- next
DROP TABLE IF EXISTS person
