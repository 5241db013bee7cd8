import { UnreadableRecordError, type Json, type StoredRecord, type UnreadableRecord } from '../ports/record-store.ts';

/** A record as a table holds it: its value is text. */
export interface Row {
  readonly key: string;
  readonly version: number;
  readonly value: string;
}

/** The record of a row; throws UnreadableRecordError when its value is not JSON. */
export function parseRow({ key, version, value }: Row): StoredRecord {
  try {
    return { key, version, value: JSON.parse(value) as Json };
  } catch (error) {
    throw new UnreadableRecordError(key, error);
  }
}

/** The record of a row, or that it cannot be read: one broken record must not keep its neighbours from being served. */
export function toRecord(row: Row): StoredRecord | UnreadableRecord {
  try {
    return parseRow(row);
  } catch (error) {
    if (error instanceof UnreadableRecordError) return { key: row.key, version: row.version, unreadable: true };
    throw error;
  }
}
