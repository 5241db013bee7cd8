import { locales, type Locale } from '../core/text.ts';
import type { SpentLink } from '../ports/upload-desk.ts';
import type { UploadPage } from './upload-page.ts';

/** Whether a browser asks this machine by its own name: a name somebody else's server points here is refused, its page would be reading along. */
export function isOwnName(host: string): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host);
}

/** What a link that leads nowhere shows; texts are `<stem>.unknown`, `<stem>.used` and `<stem>.again`. */
export function toSpentPage(spent: SpentLink, acceptLanguage: string, stem: 'app.upload' | 'app.download'): UploadPage {
  return {
    kind: 'told',
    locale: spent.kind === 'used' ? spent.locale : toLocale(acceptLanguage),
    heading: { key: `${stem}.${spent.kind}` },
    text: { key: `${stem}.again` },
  };
}

/** Nobody is known here, so the browser's language has to do. */
function toLocale(acceptLanguage: string): Locale {
  const tags = acceptLanguage.split(',').map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return tags.map((tag) => (tag === 'no' ? 'nb' : tag)).find((tag): tag is Locale => locales.some((locale) => locale === tag)) ?? 'nb';
}
