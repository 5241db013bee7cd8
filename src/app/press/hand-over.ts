import { readInput } from '../../core/case/check-inputs.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { UnreachableReason } from '../../core/sending/unreachable.ts';
import type { Message } from '../../core/text.ts';
import type { Outcome } from '../../core/turn.ts';
import type { Person } from '../../ports/directory.ts';
import { carryOut, noSuchCase } from '../carry-out.ts';
import type { LoadedCase } from '../load-case.ts';
import { openForReader } from '../open-for-reader.ts';
import { toByHand } from '../sending/by-hand.ts';
import type { Notification } from '../sending/outbox-item.ts';
import { findReach } from '../sending/reach.ts';
import { refillForm } from '../show/refill-form.ts';
import type { Notice } from '../show/notice.ts';
import { caseReply, mayMove, replacing, toNotice, type TurnContext } from '../turn-context.ts';
import { toCaseActForm } from './case-forms.ts';
import type { Press } from './read-press.ts';

/** Hands a case over. The receiver gets its card in her own chat; when she cannot be reached the one who hands over is told why, with a text to send by hand. */
export async function handOver(context: TurnContext, press: Press): Promise<Outcome> {
  const { app, tenant, person } = context;
  const managers = await app.directory.withRole(tenant, 'manager');
  const receiver = managers.find(({ id }) => id === readInput(press.data, 'receiver'));
  const loaded = press.caseId === null ? null : await openForReader(context, press.caseId);
  if (loaded === null) return noSuchCase(context);
  if (!mayMove(context, loaded)) {
    app.log.warn({ request: context.request.id, user: person.id, caseId: press.caseId, verb: press.verb }, 'refused a press');
    return noSuchCase(context);
  }
  if (receiver === undefined) {
    const problems = [{ input: 'receiver', message: { key: 'problem.choice-missing' } }];
    return replacing(context, await toCaseActForm(context, loaded, 'hand-over', {}, { draft: {}, problems }));
  }
  // The form is built beforehand because building one looks people up, and a decision is answered without waiting.
  const blank = await toCaseActForm(context, loaded, 'hand-over', {}, null);
  // Whom the bot cannot reach is told of at once; whoever turns out to be out of reach, in a message of its own.
  const reach = receiver.id === person.id ? null : await findReach(app, tenant, receiver.id);
  const outcome = await carryOut(context, press, {
    command: {
      kind: 'hand-over',
      to: receiver.id,
      name: receiver.name,
      notSubordinate: readInput(press.data, 'not-subordinate') === 'true',
      statedBy: person.name,
    },
    done: null,
    form: (_, refused) => refillForm(blank, refused),
    notify: (after) => (reach?.ok === true ? [toTakenOver(after, receiver, person)] : []),
  });
  const after = await openForReader(context, loaded.state.id);
  const isDone = loaded.state.owner !== receiver.id && (after === null || after.state.owner === receiver.id);
  if (!isDone) return outcome;
  return shown(context, outcome, toAnswer(context, { before: loaded, after, receiver, unreached: reach?.ok === false ? reach.reason : null }));
}

/** The receiver's card of the case, with a line on who gave it to her. */
function toTakenOver({ state }: LoadedCase, receiver: Person, giver: Person): Notification {
  return {
    key: `handed-over/${state.id}/${state.turn}`,
    to: receiver.id,
    content: { kind: 'case', caseId: state.id, notices: [{ tone: 'neutral', text: { key: 'app.taken-over', params: { name: giver.name } } }] },
    report: { to: giver.id, name: receiver.name, about: state.facts.title, byHand: toTakenOverByHand({ state }) },
  };
}

function toTakenOverByHand({ state }: Pick<LoadedCase, 'state'>): Message {
  return { key: 'app.taken-over.by-hand', params: { title: state.facts.title, case: state.id } };
}

interface HandedOver {
  readonly before: LoadedCase;
  /** Null when the speaker may no longer see the case: it is somebody else's now. */
  readonly after: LoadedCase | null;
  readonly receiver: Person;
  readonly unreached: UnreachableReason | null;
}

function toAnswer(context: TurnContext, { before, after, receiver, unreached }: HandedOver): Reply {
  const { name } = receiver;
  const { title } = before.state.facts;
  const reason = { key: `app.unreachable.${unreached ?? ''}`, params: { name } };
  const text =
    unreached === null
      ? { key: 'app.done.handed-over', params: { name, title } }
      : { key: 'app.done.handed-over-unreached', params: { name, title, reason } };
  const detail = unreached === null ? null : toByHand(toTakenOverByHand(before));
  if (after === null) return toNotice(text, { detail });
  const lines = detail === null ? [text] : [text, detail];
  return caseReply(
    context,
    after,
    lines.map((line): Notice => ({ tone: unreached === null ? 'good' : 'attention', text: line })),
  );
}

/** The pressed message becomes what the press is answered with. */
function shown(context: TurnContext, outcome: Outcome, reply: Reply): Outcome {
  const { where, incoming } = context.request;
  const pressed = incoming.kind === 'press' ? incoming.activityId : null;
  const updates = outcome.updates.map((update) =>
    update.activityId === pressed && update.where.conversationId === where.conversationId ? { ...update, reply } : update,
  );
  return { ...outcome, ack: { kind: 'card', reply }, updates };
}
