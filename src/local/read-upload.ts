import type { Message } from '../core/text.ts';
import type { Upload } from '../ports/upload-desk.ts';

/** What a browser sends around a file: the other fields and the marks between them, in bytes. */
const formBytes = 64 * 1024;
/** Beyond this many bytes nobody goes on reading only to be polite. */
const mostDrained = 1024 * 1024 * 1024;

/** Reads a posted multipart form. More than the limit is let run past unread, so that the browser hears the answer instead of a broken line. */
export async function readUpload(body: AsyncIterable<Uint8Array>, contentType: string, mostBytes: number): Promise<Upload> {
  const problem = (key: string, params: Message['params'] = {}): Upload => ({ file: { problem: { key, params } }, chosen: null });
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length <= mostBytes + formBytes) chunks.push(chunk);
    else chunks.length = 0;
    if (length > mostDrained) break;
  }
  if (length > mostBytes + formBytes) return problem('app.upload.too-large', { max: mostBytes / (1024 * 1024) });
  const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': contentType } }).formData().catch(() => null);
  if (form === null) return problem('app.upload.nothing');
  const given = form.get('for-case');
  const chosen = typeof given === 'string' ? given : null;
  const files = form.getAll('file').flatMap((one) => (typeof one === 'string' || one.name === '' ? [] : [one]));
  const [file, ...others] = files;
  if (file === undefined) return { ...problem('app.upload.nothing'), chosen };
  if (others.length > 0) return { ...problem('app.file.several', { count: files.length }), chosen };
  return { file: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, chosen };
}
