CREATE TABLE network (
    id INTEGER NOT NULL PRIMARY KEY,
    key TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    letter TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX network_key ON network (key);
CREATE TABLE client (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    name_key TEXT NOT NULL DEFAULT '',
    rate INTEGER,
    currency TEXT NOT NULL DEFAULT '',
    billable INTEGER NOT NULL DEFAULT 1,
    archived INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX client_name_key ON client (name_key);
CREATE TABLE budget (
    id INTEGER NOT NULL PRIMARY KEY,
    network_id INTEGER,
    client_id INTEGER,
    period TEXT NOT NULL DEFAULT '',
    seconds INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (network_id) REFERENCES network (id) ON DELETE CASCADE,
    FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE CASCADE
);
CREATE INDEX budget_network_id ON budget (network_id);
CREATE INDEX budget_client_id ON budget (client_id);
CREATE TABLE contact (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    name_key TEXT NOT NULL DEFAULT '',
    first TEXT NOT NULL DEFAULT '',
    middle TEXT NOT NULL DEFAULT '',
    last TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    company TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT '',
    location TEXT NOT NULL DEFAULT '',
    birthday TEXT NOT NULL DEFAULT '',
    connected_on INTEGER,
    met_on INTEGER,
    met_how TEXT NOT NULL DEFAULT '',
    introduced_by_id INTEGER,
    source TEXT NOT NULL DEFAULT '',
    added_at INTEGER NOT NULL DEFAULT 0,
    status INTEGER NOT NULL DEFAULT 0,
    status_at INTEGER,
    starred INTEGER NOT NULL DEFAULT 0,
    tier INTEGER,
    manual_level INTEGER,
    manual_score REAL,
    FOREIGN KEY (introduced_by_id) REFERENCES contact (id) ON DELETE SET NULL
);
CREATE INDEX contact_status_name_key ON contact (status, name_key);
CREATE INDEX contact_status_company ON contact (status, company COLLATE NOCASE);
CREATE INDEX contact_status_position ON contact (status, position COLLATE NOCASE);
CREATE INDEX contact_status_connected_on ON contact (status, connected_on);
CREATE TABLE tag (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX tag_name ON tag (name);
CREATE TABLE cadence (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER,
    tag_id INTEGER,
    tier INTEGER,
    ideal_days INTEGER,
    longest_days INTEGER,
    snoozed_until INTEGER,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY (tag_id) REFERENCES tag (id) ON DELETE CASCADE
);
CREATE INDEX cadence_contact_id ON cadence (contact_id);
CREATE INDEX cadence_tag_id ON cadence (tag_id);
CREATE TABLE change (
    id INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL DEFAULT 0,
    label TEXT NOT NULL DEFAULT '',
    tables TEXT NOT NULL DEFAULT '',
    ranges TEXT NOT NULL DEFAULT '',
    schema_version INTEGER NOT NULL DEFAULT 0,
    state INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX change_state ON change (state);
CREATE TABLE change_part (
    id INTEGER NOT NULL PRIMARY KEY,
    change_id INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0,
    data BLOB NOT NULL,
    FOREIGN KEY (change_id) REFERENCES change (id) ON DELETE CASCADE
);
CREATE INDEX changepart_change_id ON change_part (change_id);
CREATE TABLE client_contact (
    id INTEGER NOT NULL PRIMARY KEY,
    client_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    share REAL,
    FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE CASCADE,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX clientcontact_contact_id ON client_contact (contact_id);
CREATE UNIQUE INDEX clientcontact_client_id_contact_id ON client_contact (client_id, contact_id);
CREATE TABLE role (
    id INTEGER NOT NULL PRIMARY KEY,
    key TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX role_key ON role (key);
CREATE TABLE contact_role (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    role_id INTEGER NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY (role_id) REFERENCES role (id) ON DELETE CASCADE
);
CREATE INDEX contactrole_role_id ON contact_role (role_id);
CREATE UNIQUE INDEX contactrole_contact_id_role_id ON contact_role (contact_id, role_id);
CREATE TABLE contact_summary (
    contact_id INTEGER NOT NULL PRIMARY KEY,
    interactions INTEGER NOT NULL DEFAULT 0,
    first_at INTEGER NOT NULL DEFAULT 0,
    last_at INTEGER NOT NULL DEFAULT 0,
    level INTEGER NOT NULL DEFAULT 1,
    level_mine INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX contactsummary_level ON contact_summary (level);
CREATE INDEX contactsummary_last_at ON contact_summary (last_at);
CREATE TABLE contact_tag (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    tag_id INTEGER NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY (tag_id) REFERENCES tag (id) ON DELETE CASCADE
);
CREATE INDEX contacttag_tag_id ON contact_tag (tag_id);
CREATE UNIQUE INDEX contacttag_contact_id_tag_id ON contact_tag (contact_id, tag_id);
CREATE TABLE custom_field (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT '',
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX customfield_contact_id ON custom_field (contact_id);
CREATE TABLE email (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL DEFAULT '',
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX email_contact_id ON email (contact_id);
CREATE INDEX email_address ON email (address);
CREATE TABLE exchange_rate (
    id INTEGER NOT NULL PRIMARY KEY,
    currency TEXT NOT NULL DEFAULT '',
    rate REAL NOT NULL
);
CREATE UNIQUE INDEX exchangerate_currency ON exchange_rate (currency);
CREATE TABLE heartbeat (
    time_entry_id INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE horizon (
    id INTEGER NOT NULL PRIMARY KEY,
    day INTEGER NOT NULL DEFAULT 0,
    since INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE identity (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    key TEXT NOT NULL DEFAULT '',
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX identity_contact_id ON identity (contact_id);
CREATE UNIQUE INDEX identity_key ON identity (key);
CREATE TABLE import_run (
    id INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL DEFAULT 0,
    label TEXT NOT NULL DEFAULT ''
);
CREATE TABLE import_file (
    id INTEGER NOT NULL PRIMARY KEY,
    import_run_id INTEGER NOT NULL,
    path TEXT NOT NULL DEFAULT '',
    format TEXT NOT NULL DEFAULT '',
    archive_day INTEGER,
    sha256 TEXT NOT NULL DEFAULT '',
    rows INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (import_run_id) REFERENCES import_run (id) ON DELETE CASCADE
);
CREATE INDEX importfile_import_run_id ON import_file (import_run_id);
CREATE TABLE import_mapping (
    id INTEGER NOT NULL PRIMARY KEY,
    signature TEXT NOT NULL DEFAULT '',
    mapping TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX importmapping_signature ON import_mapping (signature);
CREATE TABLE interaction (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    network_id INTEGER,
    import_run_id INTEGER,
    at INTEGER NOT NULL DEFAULT 0,
    day INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT '',
    level INTEGER NOT NULL DEFAULT 0,
    direction TEXT NOT NULL DEFAULT '',
    minutes INTEGER,
    rating INTEGER,
    text TEXT NOT NULL DEFAULT '',
    external_key TEXT,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY (network_id) REFERENCES network (id) ON DELETE SET NULL,
    FOREIGN KEY (import_run_id) REFERENCES import_run (id) ON DELETE SET NULL
);
CREATE INDEX interaction_contact_id_at_level_direction ON interaction (contact_id, at, level, direction);
CREATE UNIQUE INDEX interaction_external_key_contact_id ON interaction (external_key, contact_id);
CREATE TABLE job_change (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    import_run_id INTEGER,
    day INTEGER NOT NULL DEFAULT 0,
    company_before TEXT NOT NULL DEFAULT '',
    position_before TEXT NOT NULL DEFAULT '',
    company_after TEXT NOT NULL DEFAULT '',
    position_after TEXT NOT NULL DEFAULT '',
    handled INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY (import_run_id) REFERENCES import_run (id) ON DELETE SET NULL
);
CREATE INDEX jobchange_contact_id ON job_change (contact_id);
CREATE TABLE my_activity (
    id INTEGER NOT NULL PRIMARY KEY,
    network_id INTEGER NOT NULL,
    day INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT '',
    count INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (network_id) REFERENCES network (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX myactivity_network_id_day_kind ON my_activity (network_id, day, kind);
CREATE TABLE network_verdict (
    id INTEGER NOT NULL PRIMARY KEY,
    network_id INTEGER NOT NULL,
    day INTEGER NOT NULL DEFAULT 0,
    verdict TEXT NOT NULL DEFAULT '',
    cap_seconds INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    FOREIGN KEY (network_id) REFERENCES network (id) ON DELETE CASCADE
);
CREATE INDEX networkverdict_network_id ON network_verdict (network_id);
CREATE TABLE note (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    at INTEGER,
    day INTEGER,
    text TEXT NOT NULL DEFAULT '',
    external_key TEXT,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX note_contact_id ON note (contact_id);
CREATE UNIQUE INDEX note_external_key ON note (external_key);
CREATE TABLE not_same (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY (other_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX notsame_other_id ON not_same (other_id);
CREATE UNIQUE INDEX notsame_contact_id_other_id ON not_same (contact_id, other_id);
CREATE TABLE phone (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    digits TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL DEFAULT '',
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX phone_contact_id ON phone (contact_id);
CREATE INDEX phone_digits ON phone (digits);
CREATE TABLE photo (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    media_type TEXT NOT NULL DEFAULT '',
    data BLOB NOT NULL,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX photo_contact_id ON photo (contact_id);
CREATE TABLE profile (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    network_id INTEGER NOT NULL,
    key TEXT,
    handle TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    connected_on INTEGER,
    gone_on INTEGER,
    seen_on INTEGER,
    i_follow INTEGER,
    follows_me INTEGER,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY (network_id) REFERENCES network (id) ON DELETE CASCADE
);
CREATE INDEX profile_contact_id ON profile (contact_id);
CREATE UNIQUE INDEX profile_network_id_key ON profile (network_id, key);
CREATE TABLE project (
    id INTEGER NOT NULL PRIMARY KEY,
    client_id INTEGER,
    name TEXT NOT NULL DEFAULT '',
    name_key TEXT NOT NULL DEFAULT '',
    rate INTEGER,
    billable INTEGER,
    archived INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX project_client_id_name_key ON project (client_id, name_key);
CREATE TABLE promise (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    due_day INTEGER,
    done_day INTEGER,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX promise_contact_id ON promise (contact_id);
CREATE TABLE referral (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT '',
    direction TEXT NOT NULL DEFAULT '',
    day INTEGER NOT NULL DEFAULT 0,
    referrer_id INTEGER,
    referred_id INTEGER,
    target_id INTEGER,
    client_id INTEGER,
    outcome TEXT NOT NULL DEFAULT '',
    would_have_come INTEGER,
    note TEXT NOT NULL DEFAULT '',
    FOREIGN KEY (referrer_id) REFERENCES contact (id) ON DELETE SET NULL,
    FOREIGN KEY (referred_id) REFERENCES contact (id) ON DELETE SET NULL,
    FOREIGN KEY (target_id) REFERENCES contact (id) ON DELETE SET NULL,
    FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE SET NULL
);
CREATE INDEX referral_referrer_id ON referral (referrer_id);
CREATE INDEX referral_referred_id ON referral (referred_id);
CREATE INDEX referral_target_id ON referral (target_id);
CREATE INDEX referral_client_id ON referral (client_id);
CREATE TABLE review (
    id INTEGER NOT NULL PRIMARY KEY,
    started_at INTEGER NOT NULL DEFAULT 0,
    finished_at INTEGER,
    target TEXT NOT NULL DEFAULT '',
    before TEXT NOT NULL DEFAULT '',
    after TEXT NOT NULL DEFAULT ''
);
CREATE TABLE review_decision (
    id INTEGER NOT NULL PRIMARY KEY,
    review_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    decision TEXT NOT NULL DEFAULT '',
    decided_at INTEGER,
    opened_at INTEGER,
    ticked_at INTEGER,
    restored_at INTEGER,
    FOREIGN KEY (review_id) REFERENCES review (id) ON DELETE CASCADE,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX reviewdecision_contact_id ON review_decision (contact_id);
CREATE UNIQUE INDEX reviewdecision_review_id_contact_id ON review_decision (review_id, contact_id);
CREATE TABLE saved_search (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    query TEXT NOT NULL DEFAULT '',
    points REAL,
    enabled INTEGER NOT NULL DEFAULT 1,
    position INTEGER NOT NULL DEFAULT 0,
    columns TEXT NOT NULL DEFAULT '',
    sort TEXT NOT NULL DEFAULT ''
);
CREATE INDEX savedsearch_kind ON saved_search (kind);
CREATE TABLE setting (
    id INTEGER NOT NULL PRIMARY KEY,
    key TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX setting_key ON setting (key);
CREATE TABLE time_entry (
    id INTEGER NOT NULL PRIMARY KEY,
    started_at INTEGER NOT NULL DEFAULT 0,
    ended_at INTEGER,
    seconds INTEGER,
    day INTEGER NOT NULL DEFAULT 0,
    zone TEXT NOT NULL DEFAULT '',
    client_id INTEGER,
    project_id INTEGER,
    network_id INTEGER,
    import_run_id INTEGER,
    note TEXT NOT NULL DEFAULT '',
    billable INTEGER NOT NULL DEFAULT 0,
    rate INTEGER,
    source TEXT NOT NULL DEFAULT '',
    external_key TEXT,
    FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE SET NULL,
    FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE SET NULL,
    FOREIGN KEY (network_id) REFERENCES network (id) ON DELETE SET NULL,
    FOREIGN KEY (import_run_id) REFERENCES import_run (id) ON DELETE SET NULL,
    CHECK (ended_at IS NULL OR ended_at >= started_at)
);
CREATE INDEX timeentry_started_at ON time_entry (started_at);
CREATE INDEX timeentry_day ON time_entry (day);
CREATE INDEX timeentry_client_id ON time_entry (client_id);
CREATE INDEX timeentry_project_id ON time_entry (project_id);
CREATE INDEX timeentry_network_id ON time_entry (network_id);
CREATE UNIQUE INDEX timeentry_external_key ON time_entry (external_key);
CREATE TABLE time_entry_contact (
    id INTEGER NOT NULL PRIMARY KEY,
    time_entry_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    FOREIGN KEY (time_entry_id) REFERENCES time_entry (id) ON DELETE CASCADE,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX timeentrycontact_contact_id ON time_entry_contact (contact_id);
CREATE UNIQUE INDEX timeentrycontact_time_entry_id_contact_id ON time_entry_contact (time_entry_id, contact_id);
CREATE TABLE time_entry_tag (
    id INTEGER NOT NULL PRIMARY KEY,
    time_entry_id INTEGER NOT NULL,
    tag_id INTEGER NOT NULL,
    FOREIGN KEY (time_entry_id) REFERENCES time_entry (id) ON DELETE CASCADE,
    FOREIGN KEY (tag_id) REFERENCES tag (id) ON DELETE CASCADE
);
CREATE INDEX timeentrytag_tag_id ON time_entry_tag (tag_id);
CREATE UNIQUE INDEX timeentrytag_time_entry_id_tag_id ON time_entry_tag (time_entry_id, tag_id);
CREATE TABLE value_event (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER,
    client_id INTEGER,
    network_id INTEGER,
    referral_id INTEGER,
    import_run_id INTEGER,
    at INTEGER NOT NULL DEFAULT 0,
    day INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT '',
    direction TEXT NOT NULL DEFAULT '',
    amount INTEGER,
    currency TEXT NOT NULL DEFAULT '',
    points REAL,
    rating INTEGER,
    note TEXT NOT NULL DEFAULT '',
    external_key TEXT,
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE,
    FOREIGN KEY (client_id) REFERENCES client (id) ON DELETE SET NULL,
    FOREIGN KEY (network_id) REFERENCES network (id) ON DELETE SET NULL,
    FOREIGN KEY (referral_id) REFERENCES referral (id) ON DELETE SET NULL,
    FOREIGN KEY (import_run_id) REFERENCES import_run (id) ON DELETE SET NULL
);
CREATE INDEX valueevent_contact_id ON value_event (contact_id);
CREATE INDEX valueevent_client_id ON value_event (client_id);
CREATE INDEX valueevent_network_id ON value_event (network_id);
CREATE INDEX valueevent_referral_id ON value_event (referral_id);
CREATE UNIQUE INDEX valueevent_external_key ON value_event (external_key);
CREATE TABLE website (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    url TEXT NOT NULL DEFAULT '',
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX website_contact_id ON website (contact_id);
CREATE TABLE wish (
    id INTEGER NOT NULL PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE INDEX wish_contact_id ON wish (contact_id);
INSERT INTO network (key, name, letter) VALUES
    ('linkedin', 'LinkedIn', 'L'),
    ('x', 'X', 'X'),
    ('facebook', 'Facebook', 'F'),
    ('instagram', 'Instagram', 'I'),
    ('mastodon', 'Mastodon', 'M'),
    ('bluesky', 'Bluesky', 'B'),
    ('threads', 'Threads', 'T'),
    ('reddit', 'Reddit', 'R'),
    ('youtube', 'YouTube', 'Y'),
    ('tiktok', 'TikTok', 'K'),
    ('xing', 'XING', 'G'),
    ('whatsapp', 'WhatsApp', 'W'),
    ('telegram', 'Telegram', 'T'),
    ('discord', 'Discord', 'D'),
    ('hackernews', 'Hacker News', 'H'),
    ('github', 'GitHub', 'H'),
    ('email', 'E-mail', 'E'),
    ('phone', 'Phone', 'P'),
    ('in_person', 'In person', 'P'),
    ('other', 'Other', 'O');
INSERT INTO role (key, name) VALUES
    ('peer', 'peer'),
    ('thought_leader', 'thought leader'),
    ('client', 'client'),
    ('past_client', 'past client'),
    ('prospect', 'prospective client'),
    ('referral_partner', 'referral partner'),
    ('supplier', 'supplier'),
    ('recruiter', 'recruiter'),
    ('friend', 'friend'),
    ('family', 'family'),
    ('other', 'other');
INSERT INTO horizon (id, day, since) VALUES (1, 0, 0);
