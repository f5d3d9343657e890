import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * Care for the embedded engine's stream records, which it never trims: each write looks for the highest sequence
 * number among all of them, so that writes get slower with every one ever made.
 */
const RECORDS = '_stream_records';
const SEQUENCE = 'CAST(sequence_number AS INTEGER)';
/** AWS keeps a record for a day. */
const KEPT_SECONDS = 24 * 60 * 60;

/** Makes that search, and reading from a position, a matter of an index. Safe while the engine runs. */
export function indexStreamRecords(file: string): void {
  withRecords(file, (database) => {
    database.exec(`CREATE INDEX IF NOT EXISTS _stream_order ON ${RECORDS} (table_name, ${SEQUENCE})`);
  });
}

/**
 * Forgets the records that nobody will read any more. Only before the engine starts.
 *
 * @param processed the highest sequence number that every reader of the stream is past, by the stream's label.
 */
export function trimStreamRecords(
  file: string,
  tableName: string,
  processed: (label: string) => number,
  now = Date.now(),
): void {
  withRecords(file, (database) => {
    const table = database.prepare('SELECT stream_label FROM _tables WHERE table_name = ?').get(tableName);
    const label = table?.stream_label;
    if (typeof label !== 'string') {
      // The records of a dropped table would be read as the next one's.
      database.prepare(`DELETE FROM ${RECORDS} WHERE table_name = ?`).run(tableName);
      return;
    }
    // The label begins with the second in which the stream was made: what is older was another table's. The last
    // record stays, because the engine numbers the next one after it.
    database
      .prepare(
        `DELETE FROM ${RECORDS} WHERE table_name = :table
         AND (${SEQUENCE} <= :processed OR created_at < :made OR created_at < :oldest)
         AND id < (SELECT MAX(id) FROM ${RECORDS} WHERE table_name = :table)`,
      )
      .run({
        table: tableName,
        processed: processed(label),
        made: Math.floor(Number(label)) || 0,
        oldest: Math.floor(now / 1000) - KEPT_SECONDS,
      });
  });
  indexStreamRecords(file);
}

function withRecords(file: string, work: (database: DatabaseSync) => void): void {
  if (!existsSync(file)) return;
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA busy_timeout = 2000');
    const known = database
      .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?")
      .get(RECORDS);
    if (known) work(database);
  } finally {
    database.close();
  }
}
