ALTER TABLE errand DROP KEY errand_beneficiary
-- next
DROP TABLE IF EXISTS erasure
-- next
DROP TABLE IF EXISTS consent
