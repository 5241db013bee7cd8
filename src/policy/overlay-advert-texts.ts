import { z } from 'zod';
import type { AdvertData } from '../core/advert/advert-data.ts';
import { ruleTextSchema } from '../core/advert/advert-data.ts';
import { localizedSchema } from '../core/text.ts';

/** What a municipality says otherwise in the texts that all share: on whose authority, and in which words. */
export const advertOverlaySchema = z.strictObject({
  /** By the principle the shared text names: the rule of this municipality's policy that stands behind it. */
  principles: z.record(z.string(), ruleTextSchema.shape.principle).default({}),
  /** By the shared text's source in bokmål: what this municipality cites. */
  sources: z.record(z.string(), localizedSchema).default({}),
  /** By the id of the text: what it says here. */
  texts: z.record(z.string(), ruleTextSchema.partial()).default({}),
});

/** A municipality's own authority and words. */
export type AdvertOverlay = Readonly<z.infer<typeof advertOverlaySchema>>;

/** Lays a municipality's words over the shared ones; the shared data is returned as it is where nothing is laid over it. */
export function overlayAdvertTexts(data: AdvertData, { principles, sources, texts }: AdvertOverlay): AdvertData {
  if ([principles, sources, texts].every((part) => Object.keys(part).length === 0)) return data;
  const entries = Object.entries(data.texts).map(([id, text]) => {
    const cited = typeof text.source === 'string' ? undefined : sources[text.source.nb];
    // What the schema leaves out is absent, so nothing is laid over with undefined.
    const own = Object.fromEntries(Object.entries(texts[id] ?? {}).filter(([, value]) => value !== undefined));
    return [id, { ...text, principle: principles[text.principle] ?? text.principle, ...(cited === undefined ? {} : { source: cited }), ...own }];
  });
  return { ...data, texts: Object.fromEntries(entries) as AdvertData['texts'] };
}

/** What an overlay names that the shared texts do not have; a misspelt name would change nothing without a word. */
export function overlayFaults({ texts }: AdvertData, overlay: AdvertOverlay): readonly string[] {
  const all = Object.values(texts);
  return [
    ...Object.keys(overlay.principles)
      .filter((id) => !all.some(({ principle }) => principle === id))
      .map((id) => `principles: no shared text names ${id}`),
    ...Object.keys(overlay.sources)
      .filter((nb) => !all.some(({ source }) => typeof source !== 'string' && source.nb === nb))
      .map((nb) => `sources: no shared text cites «${nb}»`),
    ...Object.keys(overlay.texts)
      .filter((id) => texts[id] === undefined)
      .map((id) => `texts: there is no text ${id}`),
  ];
}
