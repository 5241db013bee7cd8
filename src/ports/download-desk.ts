import type { SpentLink } from './upload-desk.ts';

/** What became of a request for a download. */
export type Download =
  | SpentLink
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly type: 'application/json' | 'text/calendar' | 'text/csv' | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      readonly text: string | Uint8Array;
    };

/** What a page for downloads on this machine serves: one link, one person, one file, once. */
export interface DownloadDesk {
  readonly take: (link: string) => Promise<Download>;
}
