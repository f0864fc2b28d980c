-- What the migrations make, as the database itself tells it. Written by scripts/schema.ts, held against a fresh database by a test.

CREATE TABLE absence (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  post_id bigint NOT NULL,
  from_at datetime(3) NOT NULL,
  to_at datetime(3) NOT NULL,
  reason varchar(120) NOT NULL,
  noted_by bigint NOT NULL,
  ended_at datetime(3) NULL,
  PRIMARY KEY (region, id),
  KEY absence_post (region, post_id, to_at),
  CONSTRAINT absence_order CHECK (from_at < to_at)
);

CREATE TABLE agent_load (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  post_id bigint NOT NULL,
  active int NOT NULL DEFAULT 0,
  last_accepted_at datetime(3) NULL,
  PRIMARY KEY (region, post_id),
  CONSTRAINT agent_load_active CHECK (active >= 0)
);

CREATE TABLE answer_mark (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id bigint NOT NULL,
  seq bigint NOT NULL,
  person_id bigint NOT NULL,
  mark varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at datetime(3) NOT NULL,
  PRIMARY KEY (region, group_id, seq, person_id),
  KEY answer_mark_person (person_id),
  CONSTRAINT answer_mark_mark CHECK (mark in ('useful','unsolved'))
);

CREATE TABLE avatar (
  person_id bigint NOT NULL,
  name char(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  image varbinary(8192) NOT NULL,
  at datetime(3) NOT NULL,
  PRIMARY KEY (person_id),
  UNIQUE KEY avatar_name (name)
);

CREATE TABLE calendar_day (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day date NOT NULL,
  is_work tinyint NOT NULL,
  name varchar(40) NOT NULL,
  source varchar(120) NOT NULL,
  PRIMARY KEY (region, day)
);

CREATE TABLE calendar_year (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  year smallint NOT NULL,
  status varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (region, year),
  CONSTRAINT calendar_year_status CHECK (status in ('official','provisional'))
);

CREATE TABLE chat_group (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  code varchar(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  axis varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  place int NOT NULL DEFAULT 0,
  name varchar(60) NOT NULL,
  lead_unit_id bigint NULL,
  town varchar(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
  fits text NULL,
  about varchar(300) NULL,
  document varchar(120) NULL,
  document_on date NULL,
  state varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT active,
  parent_id bigint NULL,
  parent_seq bigint NULL,
  member_cap int NOT NULL,
  history_days int NOT NULL,
  slow_seconds int NOT NULL DEFAULT 0,
  staff_only tinyint NOT NULL DEFAULT 0,
  last_seq bigint NOT NULL DEFAULT 0,
  said bigint NOT NULL DEFAULT 0,
  said_at datetime(3) NULL,
  said_seq bigint NULL,
  radar_seq bigint NOT NULL DEFAULT 0,
  epoch int NOT NULL DEFAULT 0,
  pinned_seq bigint NULL,
  source varchar(120) NOT NULL,
  created_at datetime(3) NOT NULL,
  cleared_seq bigint NOT NULL DEFAULT 0,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (region, id),
  UNIQUE KEY chat_group_code (region, code),
  UNIQUE KEY chat_group_thread (region, parent_id, parent_seq),
  CONSTRAINT chat_group_axis CHECK (axis in ('industry','territory','escalation','private')),
  CONSTRAINT chat_group_counts CHECK (0 <= said and said <= last_seq and radar_seq <= last_seq and member_cap > 0),
  CONSTRAINT chat_group_parent CHECK (axis = 'private' = (parent_id is not null)),
  CONSTRAINT chat_group_state CHECK (state in ('active','archived'))
);

CREATE TABLE chat_held (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id bigint NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (region, group_id, seq)
);

CREATE TABLE chat_mention (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id bigint NOT NULL,
  group_id bigint NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (region, person_id, group_id, seq)
);

CREATE TABLE chat_message (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id bigint NOT NULL,
  seq bigint NOT NULL,
  kind varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sender_id bigint NULL,
  post_id bigint NULL,
  firm_id bigint NULL,
  client_id varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  digest binary(32) NOT NULL,
  text mediumtext NULL,
  body text NULL,
  reply_seq bigint NULL,
  target_seq bigint NULL,
  ticket_id bigint NULL,
  said bigint NOT NULL,
  at datetime(3) NOT NULL,
  PRIMARY KEY (region, group_id, seq),
  UNIQUE KEY chat_message_once (region, group_id, sender_id, client_id),
  KEY chat_message_notice (region, group_id, kind, seq),
  CONSTRAINT chat_message_kind CHECK (kind in ('text','image','voice','file','place','card','notice','answer','note','change')),
  CONSTRAINT chat_message_order CHECK (target_seq is null or target_seq < seq),
  CONSTRAINT chat_message_sender CHECK (sender_id is not null or kind in ('note','change')),
  CONSTRAINT chat_message_state CHECK (state in ('shown','pending','refused','recalled','hidden')),
  CONSTRAINT chat_message_target CHECK (kind = 'change' = (target_seq is not null))
);

CREATE TABLE chat_question (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  group_id bigint NOT NULL,
  seq bigint NOT NULL,
  firm_id bigint NULL,
  state varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version int NOT NULL,
  asked_at datetime(3) NOT NULL,
  prompted_at datetime(3) NULL,
  closed_at datetime(3) NULL,
  closed_by bigint NULL,
  answer_seq bigint NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY chat_question_once (region, group_id, seq),
  KEY chat_question_open (region, group_id, state, asked_at),
  CONSTRAINT chat_question_state CHECK (state in ('open','answered','matter','none'))
);

CREATE TABLE chat_report (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  group_id bigint NOT NULL,
  seq bigint NOT NULL,
  person_id bigint NOT NULL,
  why varchar(120) NOT NULL,
  state varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version int NOT NULL,
  at datetime(3) NOT NULL,
  answered_by bigint NULL,
  answer varchar(120) NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY chat_report_once (region, group_id, seq, person_id),
  KEY chat_report_open (region, state, at),
  CONSTRAINT chat_report_state CHECK (state in ('open','upheld','turned'))
);

CREATE TABLE chat_word (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  word varchar(40) NOT NULL,
  act varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  label varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source varchar(120) NOT NULL,
  PRIMARY KEY (region, word),
  CONSTRAINT chat_word_act CHECK (act in ('hold','refuse'))
);

CREATE TABLE clearing (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day date NOT NULL,
  before_at datetime(3) NOT NULL,
  cleared int NOT NULL DEFAULT 0,
  at datetime(3) NOT NULL,
  PRIMARY KEY (region, kind, day)
);

CREATE TABLE code (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code char(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id bigint NOT NULL,
  item_code varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  unit_id bigint NOT NULL,
  made_by bigint NULL,
  made_at datetime(3) NOT NULL,
  revoked_by bigint NULL,
  revoked_at datetime(3) NULL,
  live tinyint GENERATED ALWAYS AS (case when revoked_at is null then 1 end) STORED,
  PRIMARY KEY (region, code),
  UNIQUE KEY code_anywhere (code),
  UNIQUE KEY code_one_live (region, kind, subject_id, item_code, live),
  KEY code_of_unit (region, unit_id),
  CONSTRAINT code_item CHECK (kind = 'item' = (item_code <> '')),
  CONSTRAINT code_kind CHECK (kind in ('unit','agent','item'))
);

CREATE TABLE consent (
  id bigint NOT NULL,
  person_id bigint NOT NULL,
  doc varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version int NOT NULL,
  sha256 binary(32) NOT NULL,
  action varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ip varbinary(160) NULL,
  ua varbinary(600) NULL,
  at datetime(3) NOT NULL,
  PRIMARY KEY (id),
  KEY consent_person (person_id, doc, id),
  CONSTRAINT consent_action CHECK (action in ('agree','withdraw'))
);

CREATE TABLE content_check (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id bigint NOT NULL,
  seq bigint NOT NULL,
  part int NOT NULL DEFAULT 0,
  kind varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  trace_id varchar(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  tries int NOT NULL DEFAULT 0,
  next_at datetime(3) NOT NULL,
  label varchar(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  appeal varchar(200) NULL,
  decided_by bigint NULL,
  decided_at datetime(3) NULL,
  PRIMARY KEY (region, group_id, seq, part),
  UNIQUE KEY content_check_trace (trace_id),
  KEY content_check_due (region, state, next_at),
  KEY content_check_waits (state, next_at),
  CONSTRAINT content_check_kind CHECK (kind in ('text','media','person')),
  CONSTRAINT content_check_state CHECK (state in ('waiting','asked','person','passed','refused'))
);

CREATE TABLE deadline (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind varchar(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  level int NOT NULL,
  due_at datetime(3) NOT NULL,
  state varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  why text NOT NULL,
  tries int NOT NULL DEFAULT 0,
  PRIMARY KEY (region, subject, kind, level),
  KEY deadline_due (state, due_at),
  CONSTRAINT deadline_state CHECK (state in ('waiting','met','fired','failed'))
);

CREATE TABLE decision (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  errand_id bigint NOT NULL,
  no int NOT NULL,
  at datetime(3) NOT NULL,
  how varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  rung tinyint NOT NULL,
  words_id bigint NULL,
  considered text NOT NULL,
  PRIMARY KEY (region, errand_id, no)
);

CREATE TABLE delivery (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  notice_id bigint NOT NULL,
  person_id bigint NOT NULL,
  channel varchar(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  why varchar(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  data text NULL,
  red tinyint NOT NULL DEFAULT 0,
  town char(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
  tries int NOT NULL DEFAULT 0,
  unreached int NOT NULL DEFAULT 0,
  due_at datetime(3) NOT NULL,
  done_at datetime(3) NULL,
  taken_by bigint NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY delivery_once (region, notice_id, channel),
  KEY delivery_calls (region, channel, state, town),
  KEY delivery_due (state, due_at),
  CONSTRAINT delivery_channel CHECK (channel in ('wechat','sms','call')),
  CONSTRAINT delivery_state CHECK (state in ('due','open','taken','sent','told','skipped','failed','stopped')),
  CONSTRAINT delivery_taken CHECK (state = 'taken' = (taken_by is not null))
);

CREATE TABLE demo_person (
  person_id bigint NOT NULL,
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  place int NOT NULL,
  who varchar(60) NOT NULL,
  story varchar(200) NOT NULL,
  PRIMARY KEY (person_id)
);

CREATE TABLE division (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  parent varchar(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  level varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name varchar(60) NOT NULL,
  hidden tinyint NOT NULL DEFAULT 0,
  source varchar(120) NOT NULL,
  PRIMARY KEY (region, code),
  KEY division_parent (region, parent),
  CONSTRAINT division_level CHECK (level in ('county','town','village'))
);

CREATE TABLE erasure (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  person_id bigint NOT NULL,
  asked_at datetime(3) NOT NULL,
  due_at datetime(3) NOT NULL,
  ended_at datetime(3) NULL,
  ending varchar(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
  open_person bigint GENERATED ALWAYS AS (case when ended_at is null then person_id end) STORED,
  PRIMARY KEY (region, id),
  UNIQUE KEY erasure_one_open (open_person),
  KEY erasure_person (person_id, id),
  CONSTRAINT erasure_ending CHECK (ending is null = (ended_at is null) and (ending is null or ending in ('cancelled','signed_in','held','done')))
);

CREATE TABLE errand (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  number char(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version int NOT NULL,
  requester_id bigint NOT NULL,
  requester_name varbinary(200) NOT NULL,
  requester_phone varbinary(120) NOT NULL,
  lookup_index binary(32) NOT NULL,
  beneficiary_name varbinary(200) NOT NULL,
  beneficiary_phone varbinary(120) NULL,
  beneficiary_index binary(32) NULL,
  beneficiary_note varbinary(400) NULL,
  birth_year smallint NULL,
  relation varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  item_code varchar(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  item_version int NULL,
  category varchar(20) NULL,
  mode varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  place_kind varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  division varchar(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  town varchar(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  place_text varbinary(800) NULL,
  place_index binary(32) NULL,
  wish_day date NULL,
  wish_part varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  urgent varchar(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  sent_at datetime(3) NOT NULL,
  promise_due datetime(3) NOT NULL,
  promise text NOT NULL,
  level tinyint NOT NULL,
  unit_id bigint NOT NULL,
  agent_post_id bigint NULL,
  epoch int NOT NULL DEFAULT 0,
  round int NOT NULL DEFAULT 1,
  contacted_at datetime(3) NULL,
  consent_at datetime(3) NULL,
  agreed_from datetime(3) NULL,
  agreed_to datetime(3) NULL,
  visit_code varbinary(80) NULL,
  code_tries tinyint NOT NULL DEFAULT 0,
  retries tinyint NOT NULL DEFAULT 0,
  arrived_at datetime(3) NULL,
  arrived_by varchar(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
  outcome varchar(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
  done_at datetime(3) NULL,
  done_post_id bigint NULL,
  confirm_by datetime(3) NULL,
  confirmation varchar(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
  call_back_at datetime(3) NULL,
  call_tries tinyint NOT NULL DEFAULT 0,
  last_call_day date NULL,
  alarmed_at datetime(3) NULL,
  ended_by varchar(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY errand_lookup (lookup_index),
  UNIQUE KEY errand_number (region, number),
  KEY errand_agent (region, agent_post_id, state),
  KEY errand_beneficiary (beneficiary_index),
  KEY errand_id (id),
  KEY errand_requester (requester_id, region, id),
  KEY errand_town (region, town, state, id),
  CONSTRAINT errand_arrival CHECK (state <> 'arrived' or arrived_by in ('code','call')),
  CONSTRAINT errand_outcome CHECK (state not in ('done','confirmed','closed') or outcome in ('solved','partly','not')),
  CONSTRAINT errand_party CHECK (state in ('accepted','agreed','on_the_way','arrived') = (agent_post_id is not null)),
  CONSTRAINT errand_state CHECK (state in ('open','offered','accepted','agreed','on_the_way','arrived','done','confirmed','closed','withdrawn')),
  CONSTRAINT errand_time CHECK (state not in ('agreed','on_the_way') or agreed_from is not null),
  CONSTRAINT errand_tries CHECK (code_tries between 0 and 5 and retries between 0 and 2 and call_tries between 0 and 3)
);

CREATE TABLE errand_words (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  errand_id bigint NOT NULL,
  kind varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id bigint NOT NULL,
  at datetime(3) NOT NULL,
  body varbinary(2400) NOT NULL,
  digest binary(32) NOT NULL,
  PRIMARY KEY (region, id),
  KEY errand_words_errand (region, errand_id, id)
);

CREATE TABLE event (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  no int NOT NULL,
  type varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at datetime(3) NOT NULL,
  facts text NOT NULL,
  request varchar(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (region, subject, no),
  KEY event_subject (subject, no)
);

CREATE TABLE evidence_span (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id bigint NOT NULL,
  act_id bigint NOT NULL,
  from_seq bigint NOT NULL,
  to_seq bigint NOT NULL,
  at datetime(3) NOT NULL,
  PRIMARY KEY (region, group_id, act_id),
  CONSTRAINT evidence_span_order CHECK (from_seq <= to_seq)
);

CREATE TABLE file (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  name char(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  type varchar(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title varbinary(800) NULL,
  bytes int NOT NULL,
  digest binary(32) NOT NULL,
  width int NULL,
  height int NULL,
  seconds int NULL,
  owner_id bigint NOT NULL,
  upload_key varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject varchar(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  at datetime(3) NOT NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY file_name (name),
  UNIQUE KEY file_upload (owner_id, upload_key),
  KEY file_orphans (subject, at),
  KEY file_owner (owner_id, at),
  CONSTRAINT file_kind CHECK (kind in ('image','voice','document')),
  CONSTRAINT file_size CHECK (bytes > 0)
);

CREATE TABLE firm (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  uscc char(18) CHARACTER SET ascii COLLATE ascii_bin NULL,
  name varchar(100) NOT NULL,
  kind varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  trade varchar(30) NULL,
  industry varchar(5) CHARACTER SET ascii COLLATE ascii_bin NULL,
  scale varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT none,
  marks varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  town varchar(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  village varchar(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  address varchar(120) NULL,
  registered_on date NULL,
  phone varbinary(120) NULL,
  phone_index binary(32) NULL,
  state varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT active,
  source varchar(120) NOT NULL,
  digest binary(32) NOT NULL,
  created_at datetime(3) NOT NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY firm_uscc (region, uscc),
  KEY firm_name (region, name),
  KEY firm_sort (region, town, industry),
  CONSTRAINT firm_kind CHECK (kind in ('company','self_employed','cooperative','stall')),
  CONSTRAINT firm_known CHECK (kind = 'stall' or uscc is not null),
  CONSTRAINT firm_scale CHECK (scale in ('none','above','limit')),
  CONSTRAINT firm_state CHECK (state in ('active','closed'))
);

CREATE TABLE firm_import (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  name varchar(120) NOT NULL,
  digest binary(32) NOT NULL,
  state varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version int NOT NULL,
  all_rows int NOT NULL,
  done_rows int NOT NULL DEFAULT 0,
  added int NOT NULL DEFAULT 0,
  changed int NOT NULL DEFAULT 0,
  same int NOT NULL DEFAULT 0,
  wrong int NOT NULL DEFAULT 0,
  kept int NOT NULL DEFAULT 0,
  made_by bigint NOT NULL,
  made_at datetime(3) NOT NULL,
  busy tinyint GENERATED ALWAYS AS (case when state in ('reading','writing','undoing') then 1 end) STORED,
  PRIMARY KEY (region, id),
  UNIQUE KEY firm_import_one (region, busy),
  KEY firm_import_recent (region, made_at),
  CONSTRAINT firm_import_state CHECK (state in ('reading','read','writing','done','undoing','undone','dropped'))
);

CREATE TABLE firm_import_row (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  import_id bigint NOT NULL,
  fate varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  no int NOT NULL,
  body mediumtext NOT NULL,
  PRIMARY KEY (region, import_id, fate, no),
  CONSTRAINT firm_import_row_fate CHECK (fate in ('sound','wrong'))
);

CREATE TABLE firm_person (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  firm_id bigint NOT NULL,
  person_id bigint NOT NULL,
  part varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version int NOT NULL,
  how varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  note varchar(120) NULL,
  asked_at datetime(3) NOT NULL,
  decided_at datetime(3) NULL,
  decided_by bigint NULL,
  ended_at datetime(3) NULL,
  live tinyint GENERATED ALWAYS AS (case when state in ('asked','verified') then 1 end) STORED,
  PRIMARY KEY (region, id),
  UNIQUE KEY firm_person_once (region, firm_id, person_id, live),
  KEY firm_person_person (person_id, live),
  KEY firm_person_waiting (region, state, asked_at),
  CONSTRAINT firm_person_end CHECK (state = 'left' = (ended_at is not null)),
  CONSTRAINT firm_person_part CHECK (part in ('owner','staff','accountant')),
  CONSTRAINT firm_person_state CHECK (state in ('asked','verified','refused','left'))
);

CREATE TABLE first_administrator (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code_hash binary(32) NOT NULL,
  expires_at datetime(3) NOT NULL,
  used_at datetime(3) NULL,
  used_by bigint NULL,
  PRIMARY KEY (region),
  UNIQUE KEY first_administrator_code (code_hash)
);

CREATE TABLE group_aside (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id bigint NOT NULL,
  id bigint NOT NULL,
  person_id bigint NULL,
  post_id bigint NULL,
  client_id varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  text varchar(1000) NULL,
  at datetime(3) NOT NULL,
  PRIMARY KEY (region, group_id, id),
  UNIQUE KEY group_aside_once (region, group_id, person_id, client_id),
  KEY group_aside_person (person_id)
);

CREATE TABLE group_ask (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  group_id bigint NOT NULL,
  firm_id bigint NOT NULL,
  person_id bigint NOT NULL,
  state varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version int NOT NULL,
  words varchar(100) NULL,
  why varchar(100) NULL,
  asked_at datetime(3) NOT NULL,
  decided_at datetime(3) NULL,
  decided_by bigint NULL,
  open tinyint GENERATED ALWAYS AS (case when state = 'open' then 1 end) STORED,
  PRIMARY KEY (region, id),
  UNIQUE KEY group_ask_once (region, group_id, firm_id, open),
  KEY group_ask_person (person_id),
  CONSTRAINT group_ask_state CHECK (state in ('open','admitted','declined'))
);

CREATE TABLE group_day (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day date NOT NULL,
  PRIMARY KEY (region, day)
);

CREATE TABLE group_firm (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id bigint NOT NULL,
  firm_id bigint NOT NULL,
  asked_by bigint NOT NULL,
  since datetime(3) NOT NULL,
  until_at datetime(3) NULL,
  live tinyint GENERATED ALWAYS AS (case when until_at is null then 1 end) STORED,
  PRIMARY KEY (region, group_id, firm_id, since),
  UNIQUE KEY group_firm_once (region, group_id, firm_id, live)
);

CREATE TABLE group_member (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id bigint NOT NULL,
  person_id bigint NOT NULL,
  joined_seq bigint NOT NULL,
  left_seq bigint NULL,
  from_seq bigint NOT NULL,
  post_id bigint NULL,
  firm_id bigint NULL,
  how varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  read_seq bigint NOT NULL,
  read_said bigint NOT NULL,
  own_said bigint NOT NULL DEFAULT 0,
  spoke_at datetime(3) NULL,
  muted_until datetime(3) NULL,
  muted_why varchar(120) NULL,
  muted_by bigint NULL,
  joined_at datetime(3) NOT NULL,
  left_at datetime(3) NULL,
  live tinyint GENERATED ALWAYS AS (case when left_seq is null then 1 end) STORED,
  mute_appeal varchar(200) NULL,
  mute_appeal_at datetime(3) NULL,
  PRIMARY KEY (region, group_id, person_id, joined_seq, joined_at),
  UNIQUE KEY group_member_once (region, group_id, person_id, live),
  KEY group_member_firm (region, firm_id, live),
  KEY group_member_person (person_id, live),
  CONSTRAINT group_member_as CHECK (post_id is null <> (firm_id is null)),
  CONSTRAINT group_member_how CHECK (how in ('rule','invited','post','thread')),
  CONSTRAINT group_member_order CHECK (left_seq is null or joined_seq <= left_seq)
);

CREATE TABLE group_once (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id bigint NOT NULL,
  what varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day date NOT NULL,
  PRIMARY KEY (region, group_id, what, day),
  CONSTRAINT group_once_what CHECK (what in ('week','evening','shift'))
);

CREATE TABLE group_staff (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id bigint NOT NULL,
  post_id bigint NOT NULL,
  part varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since datetime(3) NOT NULL,
  until_at datetime(3) NULL,
  live tinyint GENERATED ALWAYS AS (case when until_at is null then 1 end) STORED,
  owner tinyint GENERATED ALWAYS AS (case when until_at is null and part = 'owner' then 1 end) STORED,
  appointed_by bigint NULL,
  PRIMARY KEY (region, group_id, post_id, since),
  UNIQUE KEY group_staff_once (region, group_id, post_id, live),
  UNIQUE KEY group_staff_one_owner (region, group_id, owner),
  KEY group_staff_post (region, post_id, live),
  CONSTRAINT group_staff_part CHECK (part in ('owner','deputy','staff'))
);

CREATE TABLE group_unit (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id bigint NOT NULL,
  unit_id bigint NOT NULL,
  PRIMARY KEY (region, group_id, unit_id),
  KEY group_unit_unit (region, unit_id)
);

CREATE TABLE idempotency (
  person_id bigint NOT NULL,
  route varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  once_key varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  request_hash binary(32) NOT NULL,
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at datetime(3) NOT NULL,
  PRIMARY KEY (person_id, route, once_key),
  KEY idempotency_age (at)
);

CREATE TABLE identity (
  id bigint NOT NULL,
  person_id bigint NOT NULL,
  kind varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  open_index binary(32) NOT NULL,
  openid varbinary(160) NOT NULL,
  unionid varbinary(160) NULL,
  bound_at datetime(3) NOT NULL,
  ended_at datetime(3) NULL,
  live_openid binary(32) GENERATED ALWAYS AS (case when ended_at is null then open_index end) STORED,
  live_person bigint GENERATED ALWAYS AS (case when ended_at is null then person_id end) STORED,
  PRIMARY KEY (id),
  UNIQUE KEY identity_openid (kind, live_openid),
  UNIQUE KEY identity_person (kind, live_person),
  KEY identity_of (person_id),
  CONSTRAINT identity_kind CHECK (kind = 'weapp')
);

CREATE TABLE intake (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  errand_id bigint NOT NULL,
  post_id bigint NOT NULL,
  person_id bigint NOT NULL,
  at datetime(3) NOT NULL,
  contact_name varbinary(200) NULL,
  contact_index binary(32) NULL,
  PRIMARY KEY (region, errand_id),
  KEY intake_contact (region, contact_index)
);

CREATE TABLE invitation (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  state varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version int NOT NULL,
  unit_id bigint NOT NULL,
  role varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  town varchar(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
  kind varchar(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  token_hash binary(32) NOT NULL,
  phone varbinary(120) NOT NULL,
  phone_index binary(32) NOT NULL,
  name varbinary(200) NOT NULL,
  made_by bigint NOT NULL,
  made_at datetime(3) NOT NULL,
  expires_at datetime(3) NOT NULL,
  used_at datetime(3) NULL,
  used_by bigint NULL,
  open_phone binary(32) GENERATED ALWAYS AS (case when state = 'open' then phone_index end) STORED,
  title varchar(20) NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY invitation_one_open (region, unit_id, role, open_phone),
  UNIQUE KEY invitation_token (token_hash),
  KEY invitation_list (region, state, id),
  CONSTRAINT invitation_agent CHECK (role <> 'agent' or kind in ('full_time','part_time') and town is not null),
  CONSTRAINT invitation_role_known CHECK (role in ('agent','dispatcher','administrator','clerk')),
  CONSTRAINT invitation_state CHECK (state in ('open','accepted','withdrawn')),
  CONSTRAINT invitation_used CHECK (state = 'accepted' = (used_at is not null and used_by is not null))
);

CREATE TABLE item (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version int NOT NULL,
  effective_from date NOT NULL,
  place int NOT NULL,
  category varchar(20) NOT NULL,
  name varchar(60) NOT NULL,
  plain_name varchar(60) NOT NULL,
  kind varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  limit_value int NOT NULL,
  limit_unit varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  limit_note varchar(60) NULL,
  apply_within varchar(80) NULL,
  modes varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attend varchar(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attend_note varchar(40) NULL,
  who_may_apply varchar(300) NULL,
  how_to_apply varchar(300) NULL,
  source varchar(120) NOT NULL,
  digest binary(32) NOT NULL,
  also_called varchar(300) NULL,
  unit_id bigint NULL,
  hidden tinyint NOT NULL DEFAULT 0,
  undone tinyint NOT NULL DEFAULT 0,
  PRIMARY KEY (region, code, version)
);

CREATE TABLE item_bundle (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  place int NOT NULL,
  name varchar(30) NOT NULL,
  says varchar(120) NOT NULL,
  also_called varchar(300) NULL,
  items varchar(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source varchar(120) NOT NULL,
  PRIMARY KEY (region, code)
);

CREATE TABLE item_edit (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  version int NOT NULL,
  state varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  what varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  item_code varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  unit_id bigint NULL,
  effective_from date NOT NULL,
  effective_to date NULL,
  said text NOT NULL,
  why varchar(120) NOT NULL,
  answer varchar(120) NULL,
  item_version int NOT NULL,
  own_version int NOT NULL,
  made_version int NULL,
  writer_id bigint NOT NULL,
  writer_post_id bigint NOT NULL,
  decider_id bigint NULL,
  decider_post_id bigint NULL,
  written_at datetime(3) NOT NULL,
  decided_at datetime(3) NULL,
  PRIMARY KEY (region, id),
  KEY item_edit_item (region, item_code, id),
  KEY item_edit_state (region, state, id),
  CONSTRAINT item_edit_known CHECK (state in ('draft','review','published','withdrawn','undone') and what in ('item','differ')),
  CONSTRAINT item_edit_reviewed CHECK (state not in ('published','undone') or decider_id is not null and decider_id <> writer_id and made_version is not null)
);

CREATE TABLE item_material (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  item_code varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version int NOT NULL,
  no int NOT NULL,
  name varchar(60) NOT NULL,
  form varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  may_be_missing tinyint NULL,
  note varchar(80) NULL,
  PRIMARY KEY (region, item_code, version, no)
);

CREATE TABLE node (
  no smallint NOT NULL,
  holder varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  until datetime(3) NOT NULL,
  PRIMARY KEY (no)
);

CREATE TABLE notice (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  person_id bigint NOT NULL,
  subject varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  event_no int NOT NULL,
  kind varchar(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  title varchar(60) NOT NULL,
  body varchar(200) NOT NULL,
  at datetime(3) NOT NULL,
  read_at datetime(3) NULL,
  page varchar(120) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY notice_once (person_id, region, subject, event_no, kind),
  KEY notice_age (region, at),
  KEY notice_inbox (person_id, id),
  KEY notice_subject (region, subject),
  KEY notice_unread (person_id, read_at)
);

CREATE TABLE notice_preference (
  person_id bigint NOT NULL,
  quiet_from char(5) CHARACTER SET ascii COLLATE ascii_bin NULL,
  quiet_to char(5) CHARACTER SET ascii COLLATE ascii_bin NULL,
  wechat tinyint NOT NULL DEFAULT 1,
  sms tinyint NOT NULL DEFAULT 1,
  updated_at datetime(3) NOT NULL,
  PRIMARY KEY (person_id),
  CONSTRAINT notice_preference_quiet CHECK (quiet_from is null = (quiet_to is null))
);

CREATE TABLE notice_receipt (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id bigint NOT NULL,
  seq bigint NOT NULL,
  firm_id bigint NOT NULL,
  person_id bigint NOT NULL,
  at datetime(3) NOT NULL,
  PRIMARY KEY (region, group_id, seq, firm_id)
);

CREATE TABLE offer (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  errand_id bigint NOT NULL,
  post_id bigint NOT NULL,
  round int NOT NULL,
  rung tinyint NOT NULL,
  how varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  made_at datetime(3) NOT NULL,
  due_at datetime(3) NULL,
  answered_at datetime(3) NULL,
  reason varchar(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  open_errand bigint GENERATED ALWAYS AS (case when state = 'open' then errand_id end) STORED,
  active_errand bigint GENERATED ALWAYS AS (case when state = 'accepted' then errand_id end) STORED,
  PRIMARY KEY (region, id),
  UNIQUE KEY offer_one_active (region, active_errand),
  UNIQUE KEY offer_one_open (region, open_errand),
  KEY offer_errand (region, errand_id, id),
  KEY offer_post (region, post_id, state),
  CONSTRAINT offer_how CHECK (how in ('ladder','pick','designation')),
  CONSTRAINT offer_state CHECK (state in ('open','accepted','declined','expired','withdrawn','finished','released'))
);

CREATE TABLE opening_hours (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  effective_from date NOT NULL,
  opens smallint NOT NULL,
  closes smallint NOT NULL,
  source varchar(120) NOT NULL,
  PRIMARY KEY (region, effective_from, opens),
  CONSTRAINT opening_hours_order CHECK (0 <= opens and opens < closes and closes <= 1440)
);

CREATE TABLE order_act (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  group_id bigint NOT NULL,
  act varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq bigint NULL,
  person_id bigint NULL,
  until_at datetime(3) NULL,
  why varchar(120) NOT NULL,
  post_id bigint NULL,
  at datetime(3) NOT NULL,
  PRIMARY KEY (region, id),
  KEY order_act_group (region, group_id, id)
);

CREATE TABLE person (
  id bigint NOT NULL,
  phone varbinary(120) NULL,
  phone_index binary(32) NULL,
  name varbinary(200) NULL,
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NULL,
  home_division varchar(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  home_index binary(32) NULL,
  text_size varchar(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT x10,
  created_at datetime(3) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY person_phone (phone_index)
);

CREATE TABLE person_change (
  id bigint NOT NULL,
  person_id bigint NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE post (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  code varchar(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id bigint NOT NULL,
  unit_id bigint NOT NULL,
  role varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  town varchar(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
  kind varchar(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  drawn_from varchar(20) NULL,
  capacity int NULL,
  work_phone varchar(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  source varchar(120) NOT NULL,
  started_at datetime(3) NOT NULL,
  ended_at datetime(3) NULL,
  title varchar(20) NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY post_code (region, code),
  KEY post_person (person_id),
  KEY post_unit (region, unit_id),
  CONSTRAINT post_agent CHECK (role <> 'agent' or kind in ('full_time','part_time') and capacity > 0 and town is not null),
  CONSTRAINT post_role_known CHECK (role in ('agent','dispatcher','administrator','clerk'))
);

CREATE TABLE post_skill (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  post_id bigint NOT NULL,
  category varchar(20) NOT NULL,
  PRIMARY KEY (region, post_id, category)
);

CREATE TABLE reaction (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  no int NOT NULL,
  reaction varchar(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  next_at datetime(3) NOT NULL,
  tries int NOT NULL DEFAULT 0,
  PRIMARY KEY (region, subject, no, reaction),
  KEY reaction_due (state, next_at),
  CONSTRAINT reaction_state CHECK (state in ('waiting','done','failed'))
);

CREATE TABLE recovery_code (
  person_id bigint NOT NULL,
  code_hash binary(32) NOT NULL,
  used_at datetime(3) NULL,
  PRIMARY KEY (person_id, code_hash)
);

CREATE TABLE reveal (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  errand_id bigint NOT NULL,
  person_id bigint NOT NULL,
  unit_id bigint NOT NULL,
  why varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at datetime(3) NOT NULL,
  PRIMARY KEY (region, id),
  KEY reveal_errand (region, errand_id, id),
  KEY reveal_person (region, person_id, at)
);

CREATE TABLE rule (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  effective_from date NOT NULL,
  value varchar(40) NOT NULL,
  source varchar(120) NOT NULL,
  PRIMARY KEY (region, name, effective_from)
);

CREATE TABLE seat_due (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  person_id bigint NOT NULL,
  PRIMARY KEY (region, person_id)
);

CREATE TABLE seat_waiting (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id bigint NOT NULL,
  id bigint NOT NULL,
  person_id bigint NOT NULL,
  since datetime(3) NOT NULL,
  PRIMARY KEY (region, group_id, id),
  UNIQUE KEY seat_waiting_once (region, group_id, person_id),
  KEY seat_waiting_person (person_id)
);

CREATE TABLE second_factor (
  person_id bigint NOT NULL,
  secret varbinary(160) NULL,
  pending varbinary(160) NULL,
  on_since datetime(3) NULL,
  used_step bigint NOT NULL DEFAULT 0,
  tries tinyint NOT NULL DEFAULT 0,
  locked_until datetime(3) NULL,
  PRIMARY KEY (person_id),
  CONSTRAINT second_factor_on CHECK (secret is null = (on_since is null))
);

CREATE TABLE session (
  id bigint NOT NULL,
  token_hash binary(32) NOT NULL,
  person_id bigint NOT NULL,
  channel varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device varchar(60) NOT NULL,
  seen_at datetime(3) NOT NULL,
  expires_at datetime(3) NOT NULL,
  revoked_at datetime(3) NULL,
  made_by binary(32) NULL,
  second_at datetime(3) NULL,
  replaced_hash binary(32) NULL,
  replaced_at datetime(3) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY session_made_by (made_by),
  UNIQUE KEY session_replaced (replaced_hash),
  UNIQUE KEY session_token (token_hash),
  KEY session_person (person_id, revoked_at)
);

CREATE TABLE shift (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  post_id bigint NOT NULL,
  weekday tinyint NOT NULL,
  opens smallint NOT NULL,
  closes smallint NOT NULL,
  PRIMARY KEY (region, post_id, weekday, opens),
  CONSTRAINT shift_hours CHECK (weekday between 0 and 6 and 0 <= opens and opens < closes and closes <= 1440)
);

CREATE TABLE sign_in_code (
  id bigint NOT NULL,
  phone_index binary(32) NOT NULL,
  code_hash binary(32) NOT NULL,
  sent_at datetime(3) NOT NULL,
  sent_minute int NOT NULL,
  sent_key varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  expires_at datetime(3) NOT NULL,
  tries int NOT NULL DEFAULT 0,
  used_key varchar(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  asked_from binary(32) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY sign_in_code_minute (phone_index, sent_minute),
  KEY sign_in_code_phone (phone_index, sent_at)
);

CREATE TABLE subscription (
  person_id bigint NOT NULL,
  template varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  accepted int NOT NULL DEFAULT 0,
  spent int NOT NULL DEFAULT 0,
  banned_at datetime(3) NULL,
  updated_at datetime(3) NOT NULL,
  PRIMARY KEY (person_id, template),
  CONSTRAINT subscription_spends_what_it_has CHECK (spent between 0 and accepted)
);

CREATE TABLE subscription_entry (
  id bigint NOT NULL,
  person_id bigint NOT NULL,
  template varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  what varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_key binary(32) NOT NULL,
  at datetime(3) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY subscription_entry_once (source_key),
  KEY subscription_entry_person (person_id, id)
);

CREATE TABLE ticket (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  number char(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version int NOT NULL,
  title varbinary(400) NOT NULL,
  words varbinary(16000) NOT NULL,
  requester_id bigint NOT NULL,
  firm_id bigint NULL,
  group_id bigint NULL,
  town varchar(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
  opened_by_post bigint NULL,
  hidden tinyint NOT NULL DEFAULT 0,
  unit_id bigint NOT NULL,
  post_id bigint NULL,
  merged_into bigint NULL,
  outcome varchar(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
  confirmation varchar(4) CHARACTER SET ascii COLLATE ascii_bin NULL,
  answer varbinary(9000) NULL,
  reopened int NOT NULL DEFAULT 0,
  opened_at datetime(3) NOT NULL,
  promise_at datetime(3) NOT NULL,
  promise_why text NOT NULL,
  first_at datetime(3) NULL,
  answered_at datetime(3) NULL,
  ended_at datetime(3) NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY ticket_number (number),
  KEY ticket_merged (region, merged_into),
  KEY ticket_requester (requester_id, id),
  KEY ticket_unit (region, unit_id, state, promise_at),
  CONSTRAINT ticket_answered CHECK (state not in ('answered','closed') or answer is not null and outcome is not null),
  CONSTRAINT ticket_confirmation CHECK (state = 'closed' = (confirmation is not null) and (confirmation is null or confirmation in ('tap','none'))),
  CONSTRAINT ticket_follows CHECK (state <> 'merged' or merged_into is not null),
  CONSTRAINT ticket_merge_self CHECK (merged_into is null or merged_into <> id),
  CONSTRAINT ticket_outcome CHECK (outcome is null or outcome in ('solved','partly','explained','beyond','planned')),
  CONSTRAINT ticket_party CHECK (state not in ('taken','answered') or post_id is not null),
  CONSTRAINT ticket_state CHECK (state in ('open','taken','answered','closed','withdrawn','merged'))
);

CREATE TABLE ticket_look (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ticket_id bigint NOT NULL,
  day date NOT NULL,
  unit_id bigint NOT NULL,
  kind varchar(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at datetime(3) NOT NULL,
  PRIMARY KEY (region, ticket_id, day, unit_id, kind),
  KEY ticket_look_age (region, at),
  CONSTRAINT ticket_look_kind CHECK (kind in ('view','file','export'))
);

CREATE TABLE ticket_source (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source varchar(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ticket_id bigint NOT NULL,
  PRIMARY KEY (region, source),
  KEY ticket_source_ticket (region, ticket_id)
);

CREATE TABLE timeline (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  no int NOT NULL,
  body text NOT NULL,
  hash binary(32) NOT NULL,
  PRIMARY KEY (region, subject, no)
);

CREATE TABLE unit (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id bigint NOT NULL,
  code varchar(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name varchar(60) NOT NULL,
  kind varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  division varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  parent_id bigint NULL,
  located_at varchar(60) NULL,
  located_division varchar(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
  brand varchar(30) NULL,
  phone varchar(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  source varchar(120) NOT NULL,
  PRIMARY KEY (region, id),
  UNIQUE KEY unit_code (region, code),
  KEY unit_division (region, division),
  CONSTRAINT unit_kind CHECK (kind in ('county_centre','town_centre','village_station','department'))
);

CREATE TABLE unit_item_version (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  unit_id bigint NOT NULL,
  item_code varchar(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version int NOT NULL,
  effective_from date NOT NULL,
  effective_to date NULL,
  item_version int NOT NULL,
  hidden tinyint NULL,
  plain_name varchar(60) NULL,
  how_to_apply varchar(300) NULL,
  modes varchar(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  limit_value int NULL,
  note varchar(120) NULL,
  undone tinyint NOT NULL DEFAULT 0,
  PRIMARY KEY (region, unit_id, item_code, version),
  CONSTRAINT unit_item_version_days CHECK (effective_to is null or effective_from <= effective_to)
);

CREATE TABLE voice_transcript (
  region char(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  group_id bigint NOT NULL,
  seq bigint NOT NULL,
  edition int NOT NULL,
  text varchar(600) NOT NULL,
  person_id bigint NOT NULL,
  post_id bigint NULL,
  at datetime(3) NOT NULL,
  PRIMARY KEY (region, group_id, seq, edition),
  KEY voice_transcript_person (person_id),
  CONSTRAINT voice_transcript_edition CHECK (edition > 0)
);

CREATE TABLE wechat_push (
  id binary(32) NOT NULL,
  event varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at datetime(3) NOT NULL,
  PRIMARY KEY (id),
  KEY wechat_push_age (at)
);

CREATE TABLE wechat_ticket (
  id bigint NOT NULL,
  token_hash binary(32) NOT NULL,
  once_hash binary(32) NOT NULL,
  open_index binary(32) NOT NULL,
  openid varbinary(160) NOT NULL,
  unionid varbinary(160) NULL,
  expires_at datetime(3) NOT NULL,
  used_key varchar(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  person_id bigint NULL,
  PRIMARY KEY (id),
  UNIQUE KEY wechat_ticket_once (once_hash),
  UNIQUE KEY wechat_ticket_token (token_hash),
  KEY wechat_ticket_age (expires_at)
);

CREATE TRIGGER bond_change_is_told AFTER UPDATE ON firm_person FOR EACH ROW INSERT INTO person_change (person_id) VALUES (NEW.person_id);

CREATE TRIGGER bond_is_told AFTER INSERT ON firm_person FOR EACH ROW INSERT INTO person_change (person_id) VALUES (NEW.person_id);

CREATE TRIGGER consent_is_never_deleted BEFORE DELETE ON consent FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only';

CREATE TRIGGER consent_is_told AFTER INSERT ON consent FOR EACH ROW INSERT INTO person_change (person_id) VALUES (NEW.person_id);

CREATE TRIGGER consent_only_forgets_from_where BEFORE UPDATE ON consent FOR EACH ROW IF NOT (NEW.id = OLD.id AND NEW.person_id = OLD.person_id AND NEW.doc = OLD.doc AND NEW.version = OLD.version AND NEW.sha256 = OLD.sha256 AND NEW.action = OLD.action AND NEW.channel = OLD.channel AND NEW.at = OLD.at AND NEW.ip IS NULL AND NEW.ua IS NULL) THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only'; END IF;

CREATE TRIGGER order_act_is_never_deleted BEFORE DELETE ON order_act FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only';

CREATE TRIGGER order_act_is_never_updated BEFORE UPDATE ON order_act FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only';

CREATE TRIGGER person_change_is_told AFTER UPDATE ON person FOR EACH ROW IF NOT (NEW.name <=> OLD.name AND NEW.region <=> OLD.region) THEN INSERT INTO person_change (person_id) VALUES (NEW.id); END IF;

CREATE TRIGGER post_change_is_told AFTER UPDATE ON post FOR EACH ROW BEGIN INSERT INTO person_change (person_id) VALUES (NEW.person_id); IF OLD.person_id <> NEW.person_id THEN INSERT INTO person_change (person_id) VALUES (OLD.person_id); END IF; END;

CREATE TRIGGER post_is_told AFTER INSERT ON post FOR EACH ROW INSERT INTO person_change (person_id) VALUES (NEW.person_id);

CREATE TRIGGER session_change_is_told AFTER UPDATE ON session FOR EACH ROW IF NOT (NEW.id = OLD.id AND NEW.token_hash = OLD.token_hash AND NEW.revoked_at <=> OLD.revoked_at AND NEW.second_at <=> OLD.second_at AND NEW.replaced_hash <=> OLD.replaced_hash AND NEW.replaced_at <=> OLD.replaced_at AND NEW.expires_at >= OLD.expires_at) THEN INSERT INTO person_change (person_id) VALUES (NEW.person_id); END IF;

CREATE TRIGGER session_end_is_told AFTER DELETE ON session FOR EACH ROW INSERT INTO person_change (person_id) VALUES (OLD.person_id);

CREATE TRIGGER ticket_promise_kept BEFORE UPDATE ON ticket FOR EACH ROW BEGIN IF NEW.promise_at <> OLD.promise_at OR NEW.opened_at <> OLD.opened_at OR NEW.promise_why <> OLD.promise_why THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the clock of a ticket is set once'; END IF; END;

CREATE TRIGGER timeline_is_never_deleted BEFORE DELETE ON timeline FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only';

CREATE TRIGGER timeline_is_never_updated BEFORE UPDATE ON timeline FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only';
