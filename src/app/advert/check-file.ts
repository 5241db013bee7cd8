import type { Reply } from '../../core/reply/reply.ts';
import type { Message } from '../../core/text.ts';
import type { Outcome, SentFile } from '../../core/turn.ts';
import type { FileFault } from '../../ports/file-reader.ts';
import { loadFocus } from '../focus.ts';
import { menuButton, posting, toNotice, type TurnContext } from '../turn-context.ts';
import { checkText } from './check-text.ts';
import { expectAdvert, stopExpecting } from './kept-check.ts';

/** Largest file that is taken, in megabytes, as the reader is told. */
export const mostMegabytes = 10;

/** Checks the advert in a file sent in chat. Whatever is wrong with the file, the next one or a pasted text is still waited for. */
export async function checkFiles(context: TurnContext, files: readonly SentFile[]): Promise<Outcome> {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) return again(context, { key: 'app.file.several', params: { count: files.length } });
  const { app, request } = context;
  const began = app.clock.epochMs();
  const read = await app.files.fetch(file);
  app.log.info({ request: request.id, file: read.ok ? 'read' : read.refusal, durationMs: app.clock.epochMs() - began }, 'file');
  if (!read.ok) return again(context, toFileProblem(file.name, read.refusal));
  const { reply, updates } = await checkText(context, { text: read.value, caseId: await loadFocus(context), before: null });
  if (reply.kind === 'advert-report') await stopExpecting(context);
  else await expectAdvert(context);
  return { ...posting(context, withSource(reply, file.name)), updates };
}

/** What is wrong with a file, in a sentence that says what to do. */
export function toFileProblem(name: string, fault: FileFault): Message {
  return { key: `app.file.${fault}`, params: { file: toFileName(name), max: mostMegabytes } };
}

/** The report with the file it is about on top. */
export function withSource(reply: Reply, name: string): Reply {
  if (reply.kind !== 'advert-report') return reply;
  const { context } = reply.view;
  const file = toFileName(name);
  const told: Message =
    context !== null && 'key' in context ? { key: 'app.file.read-for', params: { case: context, file } } : { key: 'app.file.read', params: { file } };
  return { ...reply, view: { ...reply.view, context: told } };
}

async function again(context: TurnContext, problem: Message): Promise<Outcome> {
  await expectAdvert(context);
  return posting(context, toNotice(problem, { buttons: [menuButton(context, 'advert.open', { key: 'app.button.check-advert' })] }));
}

/** Enough of a name to know the file by. */
function toFileName(name: string): string | Message {
  if (name === '') return { key: 'app.file.unnamed' };
  return name.length > 80 ? `${name.slice(0, 60)}…${name.slice(-15)}` : name;
}
