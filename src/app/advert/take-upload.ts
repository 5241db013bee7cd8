import type { CaseId, TenantId } from '../../core/ids.ts';
import type { Message, Say } from '../../core/text.ts';
import type { SpentLink, Upload, UploadAnswer, UploadDesk, UploadForm } from '../../ports/upload-desk.ts';
import type { App } from '../app.ts';
import { loadCurrentPolicy } from '../current-policy.ts';
import { isAllowed } from '../rights.ts';
import { loadProfile, toLocale } from '../profile.ts';
import type { TurnContext } from '../turn-context.ts';
import { advertCases } from './advert-cases.ts';
import { toFileProblem, withSource } from './check-file.ts';
import { checkText, runCheck } from './check-text.ts';
import { findingId } from './finding-id.ts';
import { loadCheck, stopExpecting } from './kept-check.ts';
import { loadUploadLink, markUploadLink, type UploadLink } from './upload-link.ts';

type Opened = { readonly kind: 'open'; readonly context: TurnContext; readonly link: UploadLink; readonly version: number } | SpentLink;

/** The uploads of one tenant: whoever holds a link acts as the person it was made for, once. */
export function createUploadDesk(app: App, tenant: TenantId): UploadDesk {
  return {
    open: async (id) => {
      const opened = await openLink(app, tenant, id);
      return opened.kind === 'open' ? { kind: 'form', form: await toForm(opened.context, opened.link.caseId) } : opened;
    },
    take: async (id, upload) => {
      const opened = await openLink(app, tenant, id);
      return opened.kind === 'open' ? takeUpload(opened, id, upload) : opened;
    },
  };
}

async function openLink(app: App, tenant: TenantId, id: string): Promise<Opened> {
  const found = await loadUploadLink(app, tenant, id);
  const policy = await loadCurrentPolicy(app, tenant);
  if (found === undefined || policy === undefined) return { kind: 'unknown' };
  const { user, where, used } = found.link;
  const person = await app.directory.find(tenant, user);
  // Who has lost her role since has lost the link with it.
  if (person === undefined || !isAllowed(person, 'open-case')) return { kind: 'unknown' };
  const locale = toLocale(await loadProfile(app, tenant, user), null, policy.locale);
  if (used) return { kind: 'used', locale };
  const request = {
    id: app.randomId(),
    who: { tenantId: tenant, userId: user, name: person.name, locale: null },
    where,
    incoming: { kind: 'files', files: [] },
  } as const;
  return { kind: 'open', context: { app, request, tenant, person, policy, locale }, ...found };
}

async function takeUpload(opened: Extract<Opened, { kind: 'open' }>, id: string, { file, chosen }: Upload): Promise<UploadAnswer> {
  const { context, link, version } = opened;
  const { app, tenant, locale, request } = context;
  const form = await toForm(context, link.caseId, chosen);
  const refused = (problem: Message): UploadAnswer => ({ kind: 'refused', form, problem });
  if ('problem' in file) return refused(file.problem);
  const read = await app.files.read(file.name, file.bytes);
  app.log.info({ request: request.id, file: read.ok ? 'read' : read.refusal }, 'upload');
  if (!read.ok) return refused(toFileProblem(file.name, read.refusal));

  const before = link.report === null ? null : await loadCheck(context, link.report);
  const known = before === null ? undefined : await runCheck(context, before.text, before.caseId);
  const caseId = form.chosen === none ? null : (form.chosen as CaseId);
  const ids = known?.report.findings.map((finding) => findingId(app, finding)) ?? null;
  const { reply, updates } = await checkText(context, { text: read.value, caseId, before: ids });
  if (reply.kind !== 'advert-report') return refused(reply.kind === 'notice' && 'key' in reply.text ? reply.text : { key: 'app.fault' });
  // Claimed before it is sent: two posts at once make one report.
  if (!(await markUploadLink(app, tenant, id, { link, version, used: true }))) return { kind: 'used', locale };
  if (await app.chat.post(tenant, link.where, locale, withSource(reply, file.name))) {
    await stopExpecting(context);
    await Promise.all(updates.map((update) => app.chat.update(tenant, update)));
    return { kind: 'sent', locale };
  }
  await markUploadLink(app, tenant, id, { link, version: version + 1, used: false });
  return refused({ key: 'app.upload.not-sent' });
}

const none = 'none';

async function toForm(context: TurnContext, caseId: CaseId | null, chosen: string | null = null): Promise<UploadForm> {
  const cases = await advertCases(context);
  const options: readonly { readonly value: string; readonly label: Say }[] = [
    { value: none, label: { key: 'app.advert.no-case' } },
    ...cases.map(({ caseId: value, title }) => ({ value, label: { key: 'app.context.case', params: { case: value, title } } })),
  ];
  const wanted = chosen ?? caseId;
  return { locale: context.locale, cases: options, chosen: options.find(({ value }) => value === wanted)?.value ?? none };
}
