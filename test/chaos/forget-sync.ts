import { DatabaseSync } from 'node:sqlite';

// Loaded before the program: its databases are opened as it wants, and then told not to wait for the disk.
const exec = DatabaseSync.prototype.exec;
DatabaseSync.prototype.exec = function careless(sql: string): void {
  exec.call(this, sql);
  if (sql.startsWith('PRAGMA wal_autocheckpoint')) exec.call(this, 'PRAGMA synchronous = NORMAL');
};
