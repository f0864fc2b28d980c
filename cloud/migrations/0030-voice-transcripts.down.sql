DROP TABLE IF EXISTS voice_transcript
