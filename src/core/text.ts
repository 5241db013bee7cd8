import { z } from 'zod';

/** The three written standards Losen speaks; all equal. */
export const locales = ['nb', 'nn', 'en'] as const;

/** One of the three written standards. */
export type Locale = (typeof locales)[number];

/** Text that comes from a policy: written in all three standards. */
export const localizedSchema = z.strictObject({
  nb: z.string().min(1),
  nn: z.string().min(1),
  en: z.string().min(1),
});

/** Text that comes from a policy: written in all three standards. */
export type Localized = Readonly<z.infer<typeof localizedSchema>>;

/** Value put into an interface text; a date is written out in the reader's language (with the weekday unless it says otherwise), a moment with its hour, a clock time (`HH:MM`) as it is written there, a list is joined. */
export type SayParam =
  | string
  | number
  | Localized
  | { readonly date: string; readonly weekday?: false }
  | { readonly moment: string }
  | { readonly clock: string }
  | { readonly list: readonly Say[] }
  | Message;

/** Interface text by its key in `locales/*.json`, with what goes into its placeholders. */
export interface Message {
  readonly key: string;
  readonly params?: Readonly<Record<string, SayParam>>;
}

/** Something to be said: a policy's own text, an interface text by key, or a person's own words (escaped by the view). */
export type Say = Localized | Message | { readonly plain: string };
