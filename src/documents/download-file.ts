import { accept, refuse, type Result } from '../core/result.ts';
import { mostFileBytes } from './document-fault.ts';

/** Why nothing was downloaded. */
export type DownloadFault = 'too-large' | 'address-not-allowed' | 'not-fetched' | 'fetch-too-slow';

/** How files are fetched. */
export interface DownloadOptions {
  /** Whether files may be fetched from an address; asked again wherever a redirect leads. */
  readonly isAllowed: (url: string) => boolean;
  /** What an address is shown to prove who asks; null for nothing. */
  readonly token: (url: string) => Promise<string | null>;
  /** Milliseconds from the first byte asked for to the last one received. */
  readonly timeoutMs: number;
}

/** A file store may lead to where the bytes are, not on a journey. */
const mostRedirects = 3;

/** Fetches a file. What is read is counted as it comes: nothing beyond the limit is taken in, whatever the length header says. */
export async function downloadFile(address: string, options: DownloadOptions): Promise<Result<Uint8Array, DownloadFault>> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  try {
    let url = URL.parse(address);
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      // The address as the parser understands it is judged, and the same one is asked: no two readings of one text.
      if (url === null || !options.isAllowed(url.href)) return refuse('address-not-allowed');
      const token = await options.token(url.href);
      const answer = await fetch(url.href, {
        redirect: 'manual',
        signal,
        headers: { 'accept-encoding': 'identity', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      });
      if (answer.ok) return await readBody(answer);
      void answer.body?.cancel().catch(() => undefined);
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status > 399 || location === null) return refuse('not-fetched');
      url = URL.parse(location, url.href);
    }
    return refuse('not-fetched');
  } catch (error) {
    if (signal.aborted) return refuse('fetch-too-slow');
    if (error instanceof TypeError) return refuse('not-fetched');
    throw error;
  }
}

async function readBody(answer: Response): Promise<Result<Uint8Array, 'too-large'>> {
  if (Number(answer.headers.get('content-length') ?? 0) > mostFileBytes) {
    void answer.body?.cancel().catch(() => undefined);
    return refuse('too-large');
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.length;
    // Leaving the loop cancels the stream.
    if (length > mostFileBytes) return refuse('too-large');
    chunks.push(chunk);
  }
  return accept(Buffer.concat(chunks));
}
