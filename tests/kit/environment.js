// Read before any module of the service: one key for sealed columns, no log lines between the tests' own.
process.env.DATA_KEYS ??= 'k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
process.env.DEMO ??= '1';
process.env.LOG_LEVEL ??= 'silent';
