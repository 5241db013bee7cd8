import { Temporal } from 'temporal-polyfill';
import type { Broadcast } from '../../core/broadcast/broadcast.ts';
import type { BroadcastDraft } from '../../core/broadcast/broadcast-draft.ts';
import type { BroadcastPreviewView } from '../../core/broadcast/broadcast-views.ts';
import { writtenIn } from '../../core/broadcast/choose-text.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { Nonce } from '../../core/ids.ts';
import type { Button } from '../../core/reply/button.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Message, Say } from '../../core/text.ts';
import type { resolveAudience } from '../broadcast/resolve-audience.ts';
import { menuData, newOrigin, type TurnContext } from '../turn-context.ts';
import { titleOf, toMeant } from './broadcast-words.ts';
import { toButton } from './button.ts';
import type { Notice } from './notice.ts';
import { plainInput, problemOf } from './step-inputs.ts';

/** Names on one page. */
const namesPerPage = 20;
/** Entries of a pasted list that found nobody and are named. */
const mostUnknown = 8;

/** Who a broadcast goes to, as the directory has them now. */
export type ResolvedAudience = Awaited<ReturnType<typeof resolveAudience>>;

/** What a preview is made of. */
interface PreviewParts {
  readonly draft: BroadcastDraft;
  readonly resolved: ResolvedAudience;
  readonly page: number;
  readonly notices?: readonly Notice[];
}

/** Step 3 of 3: how it will look, who gets it, and when it leaves. */
export function toBroadcastReview(
  context: Pick<TurnContext, 'app' | 'policy'>,
  {
    draft,
    resolved,
    page,
    notices = [],
    problems = [],
    typed = null,
    needsApproval,
  }: PreviewParts & {
    readonly problems?: readonly InputProblem[];
    /** The day and hour as she wrote them. */
    readonly typed?: { readonly day: string; readonly time: string } | null;
    readonly needsApproval: boolean;
  },
): Reply {
  const origin = newOrigin(context, null);
  const inputs = ['when', 'at-date', 'at-time', 'any-time', 'valid-until'];
  const elsewhere = problems.filter(({ input }) => !inputs.includes(input) && input !== 'at');
  const told: readonly Notice[] = elsewhere.map(({ message }) => ({ tone: 'attention', text: message }));
  return {
    kind: 'broadcast-preview',
    view: {
      ...toShared(context, { draft, resolved, page }, (to) =>
        toButton(origin, 'broadcast.review', to.label, { submits: true, data: { page: to.page } }),
      ),
      context: { key: 'app.broadcast.step', params: { number: 3 } },
      title: { key: 'app.broadcast.review.title' },
      intro: { key: needsApproval ? 'app.broadcast.review.intro-approval' : 'app.broadcast.review.intro' },
      notices: [...notices, ...told],
      facts: [],
      inputs: toTimeInputs(draft, problems, typed),
      buttons: [
        toButton(
          origin,
          'broadcast.send',
          { key: needsApproval ? 'app.broadcast.button.send-to-approval' : 'app.broadcast.button.send' },
          { style: 'primary', submits: true },
        ),
        toButton(origin, 'broadcast.look', { key: 'app.broadcast.button.look' }, { submits: true, data: menuData }),
        toButton(origin, 'broadcast.text-form', { key: 'app.broadcast.button.to-text' }, { submits: true }),
        toButton(origin, 'broadcast.audience-form', { key: 'app.broadcast.button.to-audience-again' }, { submits: true }),
      ],
    },
  };
}

/** What the second person in HR is asked: the same card, with yes and no. */
export function toBroadcastApproval(
  context: Pick<TurnContext, 'app' | 'policy'>,
  broadcast: Broadcast,
  { resolved, page, notices = [] }: Omit<PreviewParts, 'draft'>,
): Reply {
  const origin = newOrigin(context, null);
  const { draft, id } = broadcast;
  const data = { broadcast: id };
  return {
    kind: 'broadcast-preview',
    view: {
      ...toShared(context, { draft, resolved, page }, (to) => toButton(origin, 'broadcast.show', to.label, { data: { ...data, page: to.page } })),
      context: { key: 'app.broadcast.number', params: { id } },
      title: { key: 'app.broadcast.approval.title', params: { name: broadcast.author.name } },
      intro: { key: 'app.broadcast.approval.intro' },
      notices,
      facts: [toWhen(draft), { key: 'app.broadcast.valid', params: { date: { date: draft.validUntil } } }],
      inputs: [],
      buttons: [
        toButton(origin, 'broadcast.approve', { key: 'app.broadcast.button.approve' }, { style: 'primary', data }),
        toButton(origin, 'broadcast.return-form', { key: 'app.broadcast.button.return' }, { data }),
        toButton(origin, 'broadcast.look', { key: 'app.broadcast.button.look' }, { data: { ...data, ...menuData } }),
      ],
    },
  };
}

/** What stands in the place of that card once it asks for nothing any more; null while it does. */
export function toAnsweredApproval(broadcast: Broadcast): Reply | null {
  const text = toAnswer(broadcast);
  if (text === null) return null;
  const { id } = broadcast;
  const origin = { caseId: null, nonce: `broadcast-${id}` as Nonce };
  const follow = toButton(origin, 'broadcast.show', { key: 'app.broadcast.button.follow' }, { data: { ...menuData, broadcast: id } });
  return { kind: 'notice', text, detail: null, buttons: [follow] };
}

function toAnswer(broadcast: Broadcast): Message | null {
  const { state, approval, returned, cancelled, id } = broadcast;
  const title = titleOf(broadcast);
  if (state === 'awaiting-approval') return null;
  if (approval !== null && approval !== 'waived') return { key: 'app.broadcast.told-approved', params: { name: approval.name, title, id } };
  if (state === 'draft' && returned !== null) return { key: 'app.broadcast.others-returned', params: { name: returned.name, title, id } };
  return cancelled === null ? null : { key: 'app.broadcast.others-cancelled', params: { name: cancelled.name, title, id } };
}

function toShared(
  { policy }: Pick<TurnContext, 'policy'>,
  { draft, resolved, page }: PreviewParts,
  toLeaf: (to: { readonly page: number; readonly label: Say }) => Button,
): Pick<BroadcastPreviewView, 'texts' | 'link' | 'image' | 'confirm' | 'audience'> {
  const languages = writtenIn(draft.texts);
  const { recipients, unknown, duplicates } = resolved;
  const names = recipients
    .map(({ person, reachable }) => ({ name: person.name, note: reachable ? null : { key: 'app.broadcast.not-reachable' } }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'nb'));
  const of = Math.max(1, Math.ceil(names.length / namesPerPage));
  const number = Math.min(Math.max(page, 1), of);
  const out = recipients.filter(({ reachable }) => !reachable).length;
  const notices: readonly Notice[] = [
    ...(out === 0 ? [] : [{ tone: 'attention' as const, text: { key: 'app.broadcast.unreachable', params: { count: out } } }]),
    ...(unknown.length === 0 ? [] : [{ tone: 'attention' as const, text: toUnknown(unknown) }]),
    ...(duplicates === 0 ? [] : [{ tone: 'neutral' as const, text: { key: 'app.broadcast.duplicates', params: { count: duplicates } } }]),
  ];
  return {
    texts: languages.map((locale) => ({
      language: languages.length === 1 ? null : { key: `app.broadcast.for-language.${locale}` },
      title: draft.texts[locale]?.title ?? '',
      body: draft.texts[locale]?.body ?? '',
      notification: draft.texts[locale]?.notification ?? '',
    })),
    link: draft.link,
    image: draft.image,
    confirm: draft.confirm,
    audience: {
      count: { key: 'app.broadcast.count', params: { count: recipients.length } },
      meant: toMeant(draft.audience, policy),
      names: names.slice((number - 1) * namesPerPage, number * namesPerPage),
      page: { number, of },
      buttons: [
        ...(number > 1 ? [toLeaf({ page: number - 1, label: { key: 'app.broadcast.button.previous-names' } })] : []),
        ...(number < of ? [toLeaf({ page: number + 1, label: { key: 'app.broadcast.button.more-names' } })] : []),
      ],
      notices,
    },
  };
}

/** Entries that found nobody, as she pasted them; so many more when they are many. */
export function toUnknown(unknown: readonly string[]): Say {
  const named = unknown.slice(0, mostUnknown).map((plain): Say => ({ plain: plain.slice(0, 80) }));
  const rest: readonly Say[] =
    unknown.length > mostUnknown ? [{ key: 'app.broadcast.and-more', params: { count: unknown.length - mostUnknown } }] : [];
  return { key: 'app.broadcast.unknown', params: { count: unknown.length, list: { list: [...named, ...rest] } } };
}

/** When it is to leave, as it was asked for. */
export function toWhen({ when }: Pick<BroadcastDraft, 'when'>): Message {
  const hours = when.anyTime ? '-any-time' : '';
  return when.kind === 'now'
    ? { key: `app.broadcast.when.now${hours}` }
    : { key: `app.broadcast.when.at${hours}`, params: { at: { moment: when.at } } };
}

function toTimeInputs(
  { when, validUntil }: BroadcastDraft,
  problems: readonly InputProblem[],
  typed: { readonly day: string; readonly time: string } | null,
): readonly InputView[] {
  const at = when.kind === 'at' && typed === null ? Temporal.Instant.from(when.at).toZonedDateTimeISO('Europe/Oslo') : null;
  const input = (id: string, kind: InputView['kind'], value: string, more: Partial<InputView> = {}): InputView => ({
    ...plainInput,
    id,
    kind,
    label: { key: `app.broadcast.input.${id}` },
    value,
    required: false,
    problem: problemOf(id === 'at-date' ? 'at' : id, problems),
    ...more,
  });
  return [
    input('when', 'choice', typed === null ? when.kind : 'at', {
      heading: { key: 'app.broadcast.input.when-heading' },
      options: [
        { value: 'now', label: { key: 'app.broadcast.when-choice.now' } },
        { value: 'at', label: { key: 'app.broadcast.when-choice.at' } },
      ],
    }),
    input('at-date', 'date', typed?.day ?? at?.toPlainDate().toString() ?? ''),
    input('at-time', 'text', typed?.time ?? at?.toPlainTime().toString().slice(0, 5) ?? '', {
      hint: { key: 'app.broadcast.input.at-time-hint' },
      maxLength: 5,
    }),
    input('any-time', 'tick', String(when.anyTime)),
    input('valid-until', 'date', validUntil),
  ];
}
