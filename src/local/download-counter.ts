import type { DownloadDesk } from '../ports/download-desk.ts';
import type { PageAnswer, PageRequest } from './upload-counter.ts';
import { isOwnName, toSpentPage } from './spent-page.ts';
import { pageHeaders, toUploadHtml, type SayPlainly } from './upload-page.ts';

/** Answers the browser of the person a download link was made for. */
export type DownloadCounter = (request: Omit<PageRequest, 'posted'>) => Promise<PageAnswer>;

/** Downloads over a desk; only a browser that asks this machine by its own name is served. */
export function createDownloadCounter({ desk, say }: { readonly desk: DownloadDesk; readonly say: SayPlainly }): DownloadCounter {
  return async ({ link, host, acceptLanguage }) => {
    const download = isOwnName(host) ? await desk.take(link) : ({ kind: 'unknown' } as const);
    if (download.kind === 'file') {
      const headers = {
        ...pageHeaders,
        'content-type': typeof download.text === 'string' ? `${download.type}; charset=utf-8` : download.type,
        'content-disposition': `attachment; filename="${download.name}"`,
      };
      return { status: 200, headers, body: download.text };
    }
    const page = toSpentPage(download, acceptLanguage, 'app.download');
    return { status: download.kind === 'used' ? 410 : isOwnName(host) ? 404 : 403, headers: pageHeaders, body: toUploadHtml(page, say) };
  };
}
