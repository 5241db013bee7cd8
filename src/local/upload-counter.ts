import { locales, type Locale } from '../core/text.ts';
import type { SpentLink, UploadDesk } from '../ports/upload-desk.ts';
import { readUpload } from './read-upload.ts';
import { pageHeaders, toUploadHtml, type SayPlainly, type UploadPage } from './upload-page.ts';

/** A request for the upload page, as far as it is looked at. */
export interface PageRequest {
  readonly link: string;
  readonly host: string;
  readonly acceptLanguage: string;
  /** The body of a post; null when the page is only asked for. */
  readonly posted: { readonly contentType: string; readonly body: AsyncIterable<Uint8Array> } | null;
}

/** A page on its way to the browser. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers the browser of the person an upload link was made for. */
export type UploadCounter = (request: PageRequest) => Promise<PageAnswer>;

/** The upload page over a desk; only a browser that asks this machine by its own name is served. */
export function createUploadCounter({
  desk,
  say,
  mostBytes,
}: {
  readonly desk: UploadDesk;
  readonly say: SayPlainly;
  readonly mostBytes: number;
}): UploadCounter {
  const show = (status: number, page: UploadPage): PageAnswer => ({ status, headers: pageHeaders, body: toUploadHtml(page, say) });
  const maxMegabytes = mostBytes / (1024 * 1024);
  return async ({ link, host, acceptLanguage, posted }) => {
    // A name somebody else's server points here is refused: its page would be reading along.
    if (!/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host)) return show(403, toSpentPage({ kind: 'unknown' }, toLocale(acceptLanguage)));
    if (posted === null) {
      const opened = await desk.open(link);
      return opened.kind === 'form'
        ? show(200, { kind: 'form', form: opened.form, problem: null, maxMegabytes })
        : show(opened.kind === 'used' ? 410 : 404, toSpentPage(opened, toLocale(acceptLanguage)));
    }
    const answer = await desk.take(link, await readUpload(posted.body, posted.contentType, mostBytes));
    switch (answer.kind) {
      case 'unknown':
        return show(404, toSpentPage(answer, toLocale(acceptLanguage)));
      case 'used':
        return show(410, toSpentPage(answer, answer.locale));
      case 'refused':
        return show(422, { kind: 'form', form: answer.form, problem: answer.problem, maxMegabytes });
      case 'sent':
        return show(200, { kind: 'told', locale: answer.locale, heading: { key: 'app.upload.sent' }, text: { key: 'app.upload.sent-where' } });
    }
  };
}

function toSpentPage(spent: SpentLink, guess: Locale): UploadPage {
  return {
    kind: 'told',
    locale: spent.kind === 'used' ? spent.locale : guess,
    heading: { key: `app.upload.${spent.kind}` },
    text: { key: 'app.upload.again' },
  };
}

/** Nobody is known here, so the browser's language has to do. */
function toLocale(acceptLanguage: string): Locale {
  const tags = acceptLanguage.split(',').map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return tags.map((tag) => (tag === 'no' ? 'nb' : tag)).find((tag): tag is Locale => locales.some((locale) => locale === tag)) ?? 'nb';
}
