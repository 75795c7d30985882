-- One text for SQLite and PostgreSQL. Times are microseconds since the epoch, by the database's clock.

CREATE TABLE tidemark_registry (
  product TEXT NOT NULL PRIMARY KEY,
  format INTEGER NOT NULL,
  writes BIGINT NOT NULL
);

INSERT INTO tidemark_registry (product, format, writes) VALUES ('tidemark', 1, 0);

CREATE TABLE applied (
  id BIGINT NOT NULL PRIMARY KEY,
  at_micros BIGINT NOT NULL,
  who TEXT NOT NULL,
  message TEXT NOT NULL
);

-- A version without text is the removal of the object.
CREATE TABLE object_version (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  yaml TEXT,
  applied_id BIGINT NOT NULL REFERENCES applied (id),
  PRIMARY KEY (kind, name, version)
);

CREATE VIEW object_head AS
SELECT o.kind, o.name, o.version, o.fingerprint, o.yaml, o.applied_id
FROM object_version o
WHERE o.version = (SELECT MAX(newest.version) FROM object_version newest
                   WHERE newest.kind = o.kind AND newest.name = o.name);

CREATE TABLE promotion (
  id BIGINT NOT NULL PRIMARY KEY,
  service TEXT NOT NULL,
  reason TEXT NOT NULL,
  release_number BIGINT NOT NULL,
  plan_fingerprint TEXT NOT NULL,
  snapshot TEXT NOT NULL,
  cut_off_micros BIGINT NOT NULL,
  versions TEXT NOT NULL,
  generations TEXT NOT NULL,
  state TEXT NOT NULL,
  error TEXT,
  who TEXT NOT NULL
);

CREATE INDEX promotion_of_service ON promotion (service, id);

-- When a promotion came to each state; again when it was taken up again.
CREATE TABLE promotion_step (
  promotion_id BIGINT NOT NULL REFERENCES promotion (id),
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  at_micros BIGINT NOT NULL,
  PRIMARY KEY (promotion_id, number)
);

CREATE TABLE promotion_checkpoint (
  promotion_id BIGINT NOT NULL REFERENCES promotion (id),
  pass TEXT NOT NULL,
  position TEXT NOT NULL,
  PRIMARY KEY (promotion_id, pass)
);

CREATE TABLE promotion_lease (
  service TEXT NOT NULL PRIMARY KEY,
  token TEXT NOT NULL,
  owner TEXT NOT NULL,
  host TEXT NOT NULL,
  pid BIGINT NOT NULL,
  process_started_millis BIGINT NOT NULL,
  expires_micros BIGINT NOT NULL
);

CREATE TABLE gate_report (
  id BIGINT NOT NULL PRIMARY KEY,
  service TEXT NOT NULL,
  promotion_id BIGINT REFERENCES promotion (id),
  verdict TEXT NOT NULL,
  json TEXT NOT NULL,
  html TEXT NOT NULL,
  at_micros BIGINT NOT NULL,
  who TEXT NOT NULL
);

CREATE INDEX gate_report_of_promotion ON gate_report (promotion_id, id);
CREATE INDEX gate_report_of_service ON gate_report (service, id);

CREATE TABLE profile (
  service TEXT NOT NULL,
  release_number BIGINT NOT NULL,
  json TEXT NOT NULL,
  at_micros BIGINT NOT NULL,
  PRIMARY KEY (service, release_number)
);

-- Releases are numbered from 1; 0 is none.
CREATE TABLE release_flip (
  id BIGINT NOT NULL PRIMARY KEY,
  service TEXT NOT NULL,
  from_release BIGINT NOT NULL,
  to_release BIGINT NOT NULL,
  reason TEXT NOT NULL,
  at_micros BIGINT NOT NULL,
  who TEXT NOT NULL
);

CREATE INDEX release_flip_of_service ON release_flip (service, id);

CREATE TABLE dataset (
  id TEXT NOT NULL PRIMARY KEY,
  manifest TEXT NOT NULL,
  at_micros BIGINT NOT NULL,
  who TEXT NOT NULL
);
