import type { Locale } from '../text.ts';
import type { AdvertData } from './advert-data.ts';
import type { Severity } from './report.ts';

/** What a municipality has decided about the check, with the data the check works from. */
export interface AdvertPolicy {
  readonly id: string;
  /** Hash of everything the findings depend on. */
  readonly version: string;
  readonly locale: Locale;
  /** The municipality's values as HR wrote them; unconfirmed ones are asked for, not demanded. */
  readonly values: {
    readonly words: readonly string[];
    /** Other words for a value, such as its translations; inflected forms need not be listed. */
    readonly forms: Readonly<Record<string, readonly string[]>>;
    readonly confirmed: boolean;
  };
  readonly severities: Readonly<Record<string, Severity>>;
  /** Rules that are switched off. */
  readonly off: readonly string[];
  /** More personal qualities than this are too many. */
  readonly mostTraits: number;
  readonly data: AdvertData;
}
