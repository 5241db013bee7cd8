import { z } from 'zod';
import type { SentFile } from '../core/turn.ts';

const fileInfo = 'application/vnd.microsoft.teams.file.download.info';

const attachmentSchema = z.looseObject({
  contentType: z.string().max(300).nullish(),
  contentUrl: z.string().max(8_000).nullish(),
  name: z.string().nullish(),
  content: z.unknown().optional(),
});
const fileInfoSchema = z.looseObject({ downloadUrl: z.string().max(8_000).nullish(), fileType: z.string().max(20).nullish() });

/** More attachments than anybody sends. */
const mostAttachments = 50;
const longestName = 200;

/**
 * The files among a message's attachments: what Teams hands over from a chat's files, and ordinary attachments with an address.
 * Cards, quoted messages and the message's own HTML are none; nor is a picture pasted into a text.
 */
export function toFiles(
  attachments: readonly unknown[],
  { text, serviceUrl }: { readonly text: string; readonly serviceUrl: string },
): readonly SentFile[] {
  return attachments.slice(0, mostAttachments).flatMap((one): readonly SentFile[] => {
    const read = attachmentSchema.safeParse(one);
    if (!read.success) return [];
    const { contentType, contentUrl, name, content } = read.data;
    const type = (contentType ?? '').toLowerCase();
    if (type === fileInfo) {
      const info = fileInfoSchema.safeParse(content);
      const { downloadUrl, fileType } = info.success ? info.data : {};
      return [{ name: toName(name, fileType), type: '', url: downloadUrl ?? contentUrl ?? '', serviceUrl }];
    }
    if (type.startsWith('application/vnd.microsoft.') || (contentUrl ?? '') === '') return [];
    if (type.startsWith('image/') && text.trim() !== '') return [];
    return [{ name: toName(name, null), type, url: contentUrl ?? '', serviceUrl }];
  });
}

function toName(name: string | null | undefined, fileType: string | null | undefined): string {
  const given = (name ?? '').trim().slice(-longestName);
  return given === '' || given.includes('.') || (fileType ?? '') === '' ? given : `${given}.${fileType}`;
}
