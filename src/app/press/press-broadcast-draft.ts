import type { BroadcastDraft } from '../../core/broadcast/broadcast-draft.ts';
import { broadcastLimits } from '../../core/broadcast/check-broadcast-draft.ts';
import { writtenIn } from '../../core/broadcast/choose-text.ts';
import { noFigures } from '../../core/broadcast/figures.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { BroadcastId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import { locales, type Locale } from '../../core/text.ts';
import type { Outcome } from '../../core/turn.ts';
import { loadBroadcastPolicy } from '../broadcast/broadcast-policy.ts';
import { toPreview } from '../broadcast/broadcast-reply.ts';
import { resolveAudience } from '../broadcast/resolve-audience.ts';
import { takeUpReturned } from '../broadcast/return-broadcast.ts';
import { dropBroadcastDraft, loadBroadcastDraft, saveBroadcast } from '../broadcast/save-broadcast.ts';
import { submitBroadcast } from '../broadcast/submit-broadcast.ts';
import { findApprovers, toApprovalCards } from '../broadcast-approval.ts';
import { toBroadcastAudienceForm } from '../show/broadcast-audience-form.ts';
import { toBroadcastReview, toUnknown } from '../show/broadcast-review.ts';
import { textInput, textParts, toBroadcastTextForm } from '../show/broadcast-text-form.ts';
import type { Notice } from '../show/notice.ts';
import { menuButton, posting, replacing, toNotice, type TurnContext } from '../turn-context.ts';
import { emptyDraft, readAudience, readTextStep, readTime } from './broadcast-draft-inputs.ts';
import { toBroadcastRefusal } from './broadcast-refusals.ts';
import { toTextWarnings } from './broadcast-warnings.ts';
import { followHere } from './follow-broadcast.ts';
import { numberOf, textOf, type Press } from './read-press.ts';

/** Words longer than this cannot be put back into a card; they stay in the client, where she can shorten them. */
const longestRefilled = 8_000;

/** What she is writing, kept from one step to the next and from one day to the next. */
interface Kept {
  readonly id: BroadcastId | null;
  readonly draft: BroadcastDraft;
}

/** The draft as it is kept, or a new one. */
async function loadKept(context: TurnContext): Promise<Kept> {
  return (await loadBroadcastDraft(context)) ?? { id: null, draft: emptyDraft(context.app.clock.today()) };
}

/** «Kringkast»: the form of the words, with what she had written before. */
export async function toBroadcastStart(context: TurnContext): Promise<Reply> {
  const kept = await loadBroadcastDraft(context);
  const draft = kept?.draft ?? emptyDraft(context.app.clock.today());
  const notices: readonly Notice[] = kept === null ? [] : [{ tone: 'neutral', text: { key: 'app.broadcast.draft-kept' } }];
  return toBroadcastTextForm(context, { draft, locale: firstLanguage(context, draft), notices });
}

function firstLanguage(context: TurnContext, { texts }: BroadcastDraft): Locale {
  const written = writtenIn(texts);
  return written.includes(context.locale) ? context.locale : (written[0] ?? context.locale);
}

/** Opens the draft from another card; one that was sent back is taken up where its card asks for it, unless she is at it already. */
export async function openDraft(context: TurnContext, press: Press, returned: BroadcastId | null): Promise<Outcome> {
  if (returned !== null && (await loadBroadcastDraft(context))?.id !== returned) await takeUpReturned(context, returned);
  const reply = await toBroadcastStart(context);
  return press.menu ? posting(context, reply) : replacing(context, reply);
}

/** Back to the words; what was chosen on the card she comes from is kept. */
export async function openText(context: TurnContext, press: Press): Promise<Outcome> {
  const { draft } = await keepTime(context, press);
  return replacing(context, toBroadcastTextForm(context, { draft, locale: firstLanguage(context, draft) }));
}

/** Takes the words of one language, and goes on to the next language or to whom it is for. */
export async function saveText(context: TurnContext, press: Press): Promise<Outcome> {
  const locale = toLanguage(textOf(press, 'lang')) ?? context.locale;
  const then = toLanguage(textOf(press, 'goto'));
  const long = textOf(press, textInput('body', locale)) ?? '';
  // No card could hold such a text; a toast leaves the form alone, with everything in it, and the draft as it was kept last.
  if (long.length > longestRefilled)
    return toasting(context, { key: 'problem.text-too-long', params: { length: [...long].length, max: broadcastLimits.body } });
  const kept = await loadKept(context);
  const draft = readTextStep(kept.draft, press, locale);
  const problems = await saveBroadcast(context, { id: kept.id, draft });
  const own = ownProblems(problems, locale, then !== null);
  if (own.length > 0) return replacing(context, toBroadcastTextForm(context, { draft, locale, problems: own }));
  return replacing(context, then === null ? toBroadcastAudienceForm(context, { draft }) : toBroadcastTextForm(context, { draft, locale: then }));
}

/** What is wrong with what stands on this card; that nothing has been written at all matters only when she goes on with it. */
function ownProblems(problems: readonly InputProblem[], locale: Locale, goesToLanguage: boolean): readonly InputProblem[] {
  const here = new Set<string>([...textParts.map((part) => textInput(part, locale)), 'link-label', 'link-url', 'image-url', 'image-alt']);
  return problems.filter(({ input }) => here.has(input) || (input === 'texts' && !goesToLanguage));
}

function toLanguage(text: string | null): Locale | null {
  return locales.find((locale) => locale === text) ?? null;
}

/** Opens whom it is for. */
export async function openAudience(context: TurnContext, press: Press): Promise<Outcome> {
  const { draft } = await keepTime(context, press);
  return replacing(context, toBroadcastAudienceForm(context, { draft }));
}

/** Takes whom it is for, and shows how it will look and who that is. */
export async function saveAudience(context: TurnContext, press: Press): Promise<Outcome> {
  const kept = await loadKept(context);
  const draft = { ...kept.draft, audience: readAudience(kept.draft, press) };
  const problems = await saveBroadcast(context, { id: kept.id, draft });
  const own = problems
    .filter(({ input }) => ['audience', 'pasted', 'units'].includes(input))
    .map((one) => ({ ...one, input: one.input === 'units' ? 'units' : 'pasted' }));
  if (own.length > 0) return replacing(context, toBroadcastAudienceForm(context, { draft, problems: own }));
  const resolved = await resolveAudience(context.app, context.tenant, draft.audience);
  if (resolved.recipients.length === 0) {
    const notices: readonly Notice[] = [
      { tone: 'attention', text: { key: 'app.broadcast.nobody' } },
      ...(resolved.unknown.length === 0 ? [] : [{ tone: 'attention' as const, text: toUnknown(resolved.unknown) }]),
    ];
    return replacing(context, toBroadcastAudienceForm(context, { draft, notices }));
  }
  return replacing(context, await toReview(context, draft, {}));
}

/** Leafs through the names. */
export async function review(context: TurnContext, press: Press): Promise<Outcome> {
  const { draft, problems, typed } = await keepTime(context, press);
  return replacing(context, await toReview(context, draft, { page: numberOf(press, 'page', 1), problems, typed }));
}

async function toReview(
  context: TurnContext,
  draft: BroadcastDraft,
  more: Partial<Omit<Parameters<typeof toBroadcastReview>[1], 'draft' | 'resolved' | 'needsApproval'>>,
): Promise<Reply> {
  const resolved = await resolveAudience(context.app, context.tenant, draft.audience);
  const { secondApproval: asks } = await loadBroadcastPolicy(context);
  const approvers = asks ? await findApprovers(context) : [];
  const alone: readonly Notice[] = asks && approvers.length === 0 ? [{ tone: 'attention', text: { key: 'app.broadcast.no-approver' } }] : [];
  return toBroadcastReview(context, {
    page: 1,
    ...more,
    draft,
    resolved,
    needsApproval: asks,
    notices: [...alone, ...toTextWarnings(draft.texts), ...(more.notices ?? [])],
  });
}

/** What the last card says of the time is kept too, whichever button is pressed there. */
async function keepTime(context: TurnContext, press: Press): Promise<Kept & Pick<ReturnType<typeof readTime>, 'problems' | 'typed'>> {
  const kept = await loadKept(context);
  const read = readTime(kept.draft, press);
  if (read.draft !== kept.draft) await saveBroadcast(context, { id: kept.id, draft: read.draft });
  return { id: kept.id, ...read };
}

/** «Vis meg den»: as every recipient will get it, once for each language, in her own chat. */
export async function lookAtDraft(context: TurnContext, press: Press): Promise<Outcome> {
  const { draft } = await keepTime(context, press);
  return toPreviews(context, draft);
}

/** A draft as its readers will get it, once in each language it is written in. */
export function toPreviews({ locale, policy }: TurnContext, draft: BroadcastDraft): Outcome {
  const messages = writtenIn(draft.texts).map((written) => ({ reply: toPreview(draft, written, policy.name), locale: written }));
  return { locale, ack: { kind: 'none' }, messages, updates: [] };
}

/** Hands it in: to a second person in HR, or out at once where the municipality asks for none. */
export async function sendDraft(context: TurnContext, press: Press): Promise<Outcome> {
  const { id, draft, problems, typed } = await keepTime(context, press);
  if (problems.length > 0) return replacing(context, await toReview(context, draft, { problems, typed }));
  const resolved = await resolveAudience(context.app, context.tenant, draft.audience);
  const approvers = await findApprovers(context);
  const submitted = await submitBroadcast(
    context,
    { id, draft, nonce: press.nonce },
    { notify: (broadcast) => (broadcast.state === 'awaiting-approval' ? toApprovalCards(context, broadcast, { resolved, approvers }) : []) },
  );
  if (submitted.ok) {
    const broadcast = submitted.value;
    return followHere(context, press, broadcast, noFigures);
  }
  const refusal = submitted.refusal;
  if (refusal.reason === 'inputs') return replacing(context, await toReview(context, draft, { problems: refusal.problems, typed }));
  const notices: readonly Notice[] = [{ tone: 'attention', text: toBroadcastRefusal(refusal) }];
  return replacing(context, await toReview(context, draft, { notices }));
}

/** «Forkast utkastet». */
export async function dropDraft(context: TurnContext): Promise<Outcome> {
  await dropBroadcastDraft(context);
  const again = menuButton(context, 'broadcast.new', { key: 'app.broadcast.button.new' });
  return posting(context, toNotice({ key: 'app.broadcast.dropped' }, { buttons: [again] }));
}

function toasting(context: TurnContext, text: Extract<Outcome['ack'], { readonly kind: 'toast' }>['text']): Outcome {
  return { locale: context.locale, ack: { kind: 'toast', text }, messages: [], updates: [] };
}
