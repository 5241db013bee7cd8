import type { SpentLink, UploadDesk } from '../ports/upload-desk.ts';
import { readUpload } from './read-upload.ts';
import { isOwnName, toSpentPage } from './spent-page.ts';
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
  readonly body: string | Uint8Array;
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
    const spent = (link: SpentLink) => toSpentPage(link, acceptLanguage, 'app.upload');
    if (!isOwnName(host)) return show(403, spent({ kind: 'unknown' }));
    if (posted === null) {
      const opened = await desk.open(link);
      return opened.kind === 'form'
        ? show(200, { kind: 'form', form: opened.form, problem: null, maxMegabytes })
        : show(opened.kind === 'used' ? 410 : 404, spent(opened));
    }
    const answer = await desk.take(link, await readUpload(posted.body, posted.contentType, mostBytes));
    switch (answer.kind) {
      case 'unknown':
        return show(404, spent(answer));
      case 'used':
        return show(410, spent(answer));
      case 'refused':
        return show(422, { kind: 'form', form: answer.form, problem: answer.problem, maxMegabytes });
      case 'sent':
        return show(200, { kind: 'told', locale: answer.locale, heading: { key: 'app.upload.sent' }, text: { key: 'app.upload.sent-where' } });
    }
  };
}
