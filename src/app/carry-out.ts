import type { Command } from '../core/case/command.ts';
import type { Refusal } from '../core/case/refusal.ts';
import type { UserId } from '../core/ids.ts';
import type { Reply } from '../core/reply/reply.ts';
import type { Message } from '../core/text.ts';
import type { Outcome } from '../core/turn.ts';
import { dropDraft, keepDraft } from './drafts.ts';
import { rememberCard, findCard, toCardUpdates } from './living-card.ts';
import type { LoadedCase } from './load-case.ts';
import { toDraft, type Press } from './press/read-press.ts';
import { runCommand } from './run-command.ts';
import type { Notification } from './sending/outbox-item.ts';
import { toButton } from './show/button.ts';
import type { Notice } from './show/notice.ts';
import { toGateReply } from './show/gate-reply.ts';
import { findCourseStep } from './show/step-form.ts';
import { stepTitle } from './show/step-title.ts';
import { caseReply, mayOverride, mayWork, menuButton, newOrigin, replacing, toNotice, type RefusedForm, type TurnContext } from './turn-context.ts';

/** How a command of a card is carried out and answered. */
export interface CarryOut {
  readonly command: Command;
  /** What is said on top of the card when it is done. */
  readonly done: Message | null | ((loaded: LoadedCase) => Message);
  /** The form again, with what was wrong; without it a refused input is told on the card. */
  readonly form?: (loaded: LoadedCase, refused: RefusedForm) => Reply;
  /** What is shown when it is done, instead of the living card. */
  readonly show?: (loaded: LoadedCase, notices: readonly Notice[]) => Reply | null;
  /** What is said beside the reason when it is refused: words that would be lost. */
  readonly refused?: readonly Message[];
  /** Messages to others, planned in the same commit. */
  readonly notify?: (after: LoadedCase) => readonly Notification[];
}

/** Names the form a draft belongs to. */
export function draftForm({ caseId, verb, step, position }: Pick<Press, 'caseId' | 'verb' | 'step' | 'position'>): string {
  return [caseId ?? 'new', verb, step ?? '', position ?? ''].join('/');
}

/** Carries a card's command out and answers with the card as the case now is. */
export async function carryOut(
  context: TurnContext,
  press: Press,
  { command, done, form, show, notify, refused: beside }: CarryOut,
): Promise<Outcome> {
  const { app, tenant, person, request } = context;
  const { caseId } = press;
  if (caseId === null) return staleCard(context);
  const place = { app, tenant, person: person.id, form: draftForm(press) };
  const result = await runCommand(app, { tenant, person, caseId, command, nonce: press.nonce, ...(notify === undefined ? {} : { notify }) });
  if (result.ok) {
    const { loaded, replayed, warnings } = result.value;
    if (replayed) return changed(context, press, loaded, []);
    await dropDraft(place);
    const notices: Notice[] = done === null ? [] : [{ tone: 'good', text: typeof done === 'function' ? done(loaded) : done }];
    for (const warning of new Set(warnings.map(({ kind }) => kind))) notices.push({ tone: 'attention', text: { key: `app.warning.${warning}` } });
    const shown = show?.(loaded, notices) ?? null;
    const sentAnew = (notify?.(loaded) ?? []).flatMap(({ to, content }) => (content.kind === 'case' && content.caseId === caseId ? [to] : []));
    const outcome = await changed(context, press, loaded, notices, sentAnew);
    if (shown === null) return outcome;
    // The message is changed to the same as the answer, or the living card would take its place a moment later.
    const updates = outcome.updates.map((update) => (update.activityId === press.activityId ? { ...update, reply: shown } : update));
    return { ...outcome, ack: { kind: 'card', reply: shown }, updates };
  }
  const refused = result.refusal;
  switch (refused.kind) {
    case 'unknown-case':
    case 'not-allowed':
      app.log.warn({ request: request.id, user: person.id, caseId, verb: press.verb }, 'refused a press');
      return noSuchCase(context);
    case 'refused': {
      const { refusal, loaded } = refused;
      const isAnswer = command.kind === 'answer' || command.kind === 'return-question';
      // What she has written for nothing is there again when the case goes on.
      if (isAnswer && refusal.reason !== 'inputs') await keepDraft(place, toDraft(press), []);
      if (refusal.reason === 'inputs' && form !== undefined) {
        const draft = toDraft(press);
        await keepDraft(place, draft, refusal.problems);
        return replacing(context, form(loaded, { draft, problems: refusal.problems }));
      }
      if (refusal.reason === 'involve-first' && form !== undefined) {
        await keepDraft(place, toDraft(press), []);
        return replacing(context, form(loaded, { draft: toDraft(press), problems: [] }));
      }
      if (refusal.reason === 'changed-meanwhile' && form !== undefined)
        return replacing(context, form(loaded, { draft: toDraft(press), problems: [] }));
      return replacing(context, toRefusalReply(context, loaded, refusal, command, beside));
    }
  }
}

/** The card of a case that has changed, in this message and wherever else it lives. */
export async function changed(
  context: TurnContext,
  press: Press,
  loaded: LoadedCase,
  notices: readonly Notice[],
  sentAnew: readonly UserId[] = [],
): Promise<Outcome> {
  const { app, tenant, person, request } = context;
  const { activityId } = press;
  if (activityId !== null && (await findCard(app, tenant, loaded.state.id, person.id)) === null) {
    await rememberCard(app, { tenant, user: person.id, caseId: loaded.state.id, where: request.where, activityId });
  }
  const reply = caseReply(context, loaded, notices);
  // The answer to a press changes what this client shows; the message itself is changed too, so that it stays so.
  const pressed = activityId === null ? [] : [{ where: request.where, activityId, locale: context.locale, reply }];
  return {
    locale: context.locale,
    ack: { kind: 'card', reply },
    messages: [],
    updates: [...pressed, ...(await toCardUpdates(context, loaded, activityId, sentAnew))],
  };
}

/** What a refused command is answered with: the gate, or the card as it is with the reason on top. */
export function toRefusalReply(context: TurnContext, loaded: LoadedCase, refusal: Refusal, command: Command, beside: readonly Message[] = []): Reply {
  const origin = newOrigin(context, loaded.state.id);
  const today = context.app.clock.today();
  const told = (message: Message) =>
    caseReply(
      context,
      loaded,
      [message, ...beside].map((text): Notice => ({ tone: 'attention', text })),
    );
  const stem = command.kind === 'answer' || command.kind === 'return-question' ? 'app.answer' : 'app.refused';
  switch (refusal.reason) {
    case 'door': {
      const asked = 'step' in command ? findCourseStep(loaded, today, command.step, command.position) : undefined;
      const list = loaded.policy.steps.find(({ editor }) => editor === 'requirements');
      const step = asked === undefined ? (list?.title ?? refusal.door.gate.title) : stepTitle(asked, loaded.state);
      return toGateReply(loaded, refusal.door, { origin, today, step, mayWork: mayWork(context, loaded), mayOverride: mayOverride(context, loaded) });
    }
    case 'needed-by': {
      const step = loaded.policy.steps.find(({ id }) => id === refusal.step);
      return told({ key: 'app.refused.needed-by', params: { step: step?.title ?? '' } });
    }
    case 'not-yet':
      return told({ key: 'app.refused.not-yet', params: { date: { date: refusal.opensOn } } });
    case 'frozen': {
      // The one lawful way on is offered at once: withdraw, then advertise anew.
      const rule = ['S3-03', 'N-50'].flatMap((id) => loaded.policy.rules.find((one) => one.id === id) ?? [])[0];
      const what = { list: refusal.what.map((name) => ({ key: `app.premise.${name}` })) };
      const text = { key: 'app.refused.frozen', params: { what, rule: rule?.id ?? '–', basis: rule?.basis ?? '–' } };
      const buttons = [
        toButton(origin, 'case.withdraw-form', { key: 'app.button.withdraw' }, { style: 'destructive' }),
        toButton(origin, 'case.show', { key: 'app.button.back' }),
      ];
      return mayWork(context, loaded) ? toNotice(text, { buttons }) : told(text);
    }
    case 'inputs': {
      const first = refusal.problems[0];
      return told(first?.message ?? { key: 'app.refused.not-applicable' });
    }
    case 'slots':
      return told(refusal.message);
    case 'not-now':
      return told({ key: `${stem}.not-now-${refusal.status}` });
    case 'already-done':
      return told({ key: `${stem}.already-done` });
    case 'not-asked':
    case 'text-changed':
    case 'own-question':
      return told({ key: `app.answer.${refusal.reason}` });
    case 'leader-out':
    case 'bound-by-answer':
    case 'hers-to-answer':
    case 'disqualified':
    case 'decided':
      return told({ key: `app.panel.refused.${refusal.reason}` });
    case 'not-applicable':
    case 'involve-first':
    case 'not-skippable':
    case 'references-over':
    case 'changed-meanwhile':
    case 'nothing-to-undo':
    case 'cannot-undo':
    case 'binding':
      return told({ key: `app.refused.${refusal.reason}` });
  }
}

/** The answer about a case that is not there or not hers; she is not told which. */
export function noSuchCase(context: TurnContext): Outcome {
  return replacing(context, toNotice({ key: 'app.no-such-case' }, { buttons: [menuButton(context, 'cases.list', { key: 'app.button.my-cases' })] }));
}

/** The answer to a card none of ours, or too old to be understood. */
export function staleCard(context: TurnContext): Outcome {
  return replacing(context, toNotice({ key: 'app.stale-card' }, { buttons: [menuButton(context, 'cases.list', { key: 'app.button.my-cases' })] }));
}
