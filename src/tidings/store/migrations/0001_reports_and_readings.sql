-- Reports, what was read from them, and what failed. Nothing is ever changed or deleted: the triggers at the end keep it so.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

INSERT INTO meta VALUES ('created_at', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'));

-- One row a version of a report: the same text may come again with its date of publication put right.
CREATE TABLE report (
  version     INTEGER PRIMARY KEY,
  id          TEXT NOT NULL,
  text        TEXT NOT NULL,
  title       TEXT,
  outlet      TEXT,
  url         TEXT,
  published   TEXT,
  language    TEXT NOT NULL,
  external_id TEXT,
  raw_sha256  TEXT NOT NULL,
  origin      TEXT NOT NULL,
  copy_of     TEXT,
  copy_kind   TEXT,
  added_at    TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
);
CREATE INDEX report_by_id ON report (id, version);
CREATE INDEX report_by_external_id ON report (external_id) WHERE external_id IS NOT NULL;

-- One row a report and a version of the steps that read it.
CREATE TABLE reading (
  number         INTEGER PRIMARY KEY,
  report_version INTEGER NOT NULL REFERENCES report (version),
  steps_version  TEXT NOT NULL,
  note           TEXT NOT NULL,
  read_at        TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  UNIQUE (report_version, steps_version)
);

CREATE TABLE claim (
  reading  INTEGER NOT NULL REFERENCES reading (number),
  position INTEGER NOT NULL,
  id       TEXT NOT NULL,
  body     TEXT NOT NULL,
  PRIMARY KEY (reading, position),
  UNIQUE (reading, id)
) WITHOUT ROWID;
CREATE INDEX claim_by_id ON claim (id, reading);

CREATE TABLE failure (
  number    INTEGER PRIMARY KEY,
  origin    TEXT NOT NULL,
  code      TEXT NOT NULL,
  message   TEXT NOT NULL,
  report_id TEXT,
  failed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
);

-- What is served: the newest version of each report, with the place of its first in the input order ...
CREATE VIEW newest_report AS
  SELECT report.*, (SELECT min(version) FROM report AS first WHERE first.id = report.id) AS input_order
  FROM report
  WHERE version = (SELECT max(version) FROM report AS newest WHERE newest.id = report.id);

-- ... and of that version the newest reading, if any.
CREATE VIEW newest_reading AS
  SELECT newest_report.id AS report_id, newest_report.input_order, reading.number
  FROM newest_report JOIN reading ON reading.report_version = newest_report.version
  WHERE reading.number = (SELECT max(number) FROM reading AS newest WHERE newest.report_version = newest_report.version);

CREATE TRIGGER report_is_kept  BEFORE DELETE ON report  BEGIN SELECT RAISE(ABORT, 'reports are never deleted'); END;
CREATE TRIGGER report_is_fixed BEFORE UPDATE ON report  BEGIN SELECT RAISE(ABORT, 'reports never change'); END;
CREATE TRIGGER reading_is_kept  BEFORE DELETE ON reading BEGIN SELECT RAISE(ABORT, 'readings are never deleted'); END;
CREATE TRIGGER reading_is_fixed BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'readings never change'); END;
CREATE TRIGGER claim_is_kept  BEFORE DELETE ON claim   BEGIN SELECT RAISE(ABORT, 'claims are never deleted'); END;
CREATE TRIGGER claim_is_fixed BEFORE UPDATE ON claim   BEGIN SELECT RAISE(ABORT, 'claims never change'); END;
CREATE TRIGGER failure_is_kept  BEFORE DELETE ON failure BEGIN SELECT RAISE(ABORT, 'failures are never deleted'); END;
CREATE TRIGGER failure_is_fixed BEFORE UPDATE ON failure BEGIN SELECT RAISE(ABORT, 'failures never change'); END;
