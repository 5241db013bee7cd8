import type { Result } from '../core/result.ts';
import type { SentFile } from '../core/turn.ts';

/** Why a file gives no text. Each has a sentence of its own for the person who sent it. */
export type FileFault =
  | 'empty'
  | 'too-large'
  | 'old-word'
  | 'unknown-type'
  /** The name promises a kind of document that the bytes are not. */
  | 'misnamed'
  | 'encrypted'
  | 'damaged'
  | 'no-text'
  | 'too-much'
  | 'too-slow'
  /** It lies, or leads on to, where files may not be fetched from. */
  | 'address-not-allowed'
  | 'not-fetched'
  | 'fetch-too-slow';

/** Gets the text out of files that people send; a bad file costs nobody else anything. */
export interface FileReader {
  /** Fetches a sent file from where the channel keeps it, and reads it. */
  readonly fetch: (file: SentFile) => Promise<Result<string, FileFault>>;
  /** Reads a file that is here already. */
  readonly read: (name: string, bytes: Uint8Array) => Promise<Result<string, FileFault>>;
}
