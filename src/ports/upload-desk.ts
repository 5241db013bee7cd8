import type { Locale, Message, Say } from '../core/text.ts';

/** What the page for an upload asks. */
export interface UploadForm {
  readonly locale: Locale;
  /** Cases the advert may belong to; the first stands for none. */
  readonly cases: readonly { readonly value: string; readonly label: Say }[];
  readonly chosen: string;
}

/** A link that does not lead to a form: nobody knows it (any more), or it has done its work. */
export type SpentLink = { readonly kind: 'unknown' } | { readonly kind: 'used'; readonly locale: Locale };

/** What became of an upload. A refused one leaves the link as it was. */
export type UploadAnswer =
  | SpentLink
  | { readonly kind: 'refused'; readonly form: UploadForm; readonly problem: Message }
  | { readonly kind: 'sent'; readonly locale: Locale };

/** What a page for uploads on this machine serves: one link, one person, one file. */
export interface UploadDesk {
  readonly open: (link: string) => Promise<{ readonly kind: 'form'; readonly form: UploadForm } | SpentLink>;
  readonly take: (link: string, upload: Upload) => Promise<UploadAnswer>;
}

/** What was posted from the page: a file, or what is wrong before there is one. */
export interface Upload {
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | { readonly problem: Message };
  /** The case chosen on the page, as untrusted as everything else. */
  readonly chosen: string | null;
}
