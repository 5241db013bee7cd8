import type { Localized } from './text.ts';

/** What can be done with any message from its own menu; the manifest offers it in these words. */
export const messageAction: { readonly id: string; readonly title: Localized; readonly description: Localized } = {
  id: 'checkAdvert',
  title: { nb: 'Sjekk annonsen', nn: 'Sjekk annonsen', en: 'Check the advert' },
  description: {
    nb: 'Losen sjekker stillingsannonsen i meldingen. Bare du ser rapporten.',
    nn: 'Losen sjekkar stillingsannonsen i meldinga. Berre du ser rapporten.',
    en: 'Losen checks the job advert in the message. Only you see the report.',
  },
};
