import { impartialityAnswers, type ImpartialityAnswer } from '../../core/case/panel.ts';
import type { Outcome } from '../../core/turn.ts';
import { carryOut, noSuchCase, staleCard } from '../carry-out.ts';
import type { LoadedCase } from '../load-case.ts';
import { textOf, type Press } from '../press/read-press.ts';
import { toByHand } from '../sending/by-hand.ts';
import type { Notification } from '../sending/outbox-item.ts';
import { findReach } from '../sending/reach.ts';
import type { Notice } from '../show/notice.ts';
import { caseReply, type TurnContext } from '../turn-context.ts';
import { findDirector, findSuperiors, type Superiors } from './find-superiors.ts';
import { openForPanel } from './open-for-panel.ts';
import { toCardFor, toDoubtByHand, toLeaderLine, toMoveByHand } from './panel-messages.ts';

/** Records a member's own answer. A doubt goes to the superior, a leader's no to the director; who cannot be reached is named with a text to send by hand. */
export async function answerImpartiality(context: TurnContext, press: Press): Promise<Outcome> {
  const { app, tenant, person } = context;
  const loaded = await openForPanel(context, press, 'answer-as-panel');
  if (loaded === null) return noSuchCase(context);
  const answer = impartialityAnswers.find((one) => one === textOf(press, 'answer'));
  if (answer === undefined) return staleCard(context);
  const isLeader = loaded.state.owner === person.id;
  const director = isLeader ? await findDirector(app, tenant, loaded) : undefined;
  const superiors =
    answer === 'doubt' ? await findSuperiors(app, tenant, loaded, person.id) : isLeader && answer === 'no' ? await toMovers(context, loaded) : null;
  return carryOut(context, press, {
    command: { kind: 'answer-impartiality', answer, ...(director === undefined ? {} : { superior: director.name }) },
    done: { key: `app.panel.done.${answer}` },
    notify: (after) => [...toAbove(context, after, answer, superiors), ...toLeaderLine(context, after, person.id)],
    show: (after, notices) => {
      const told = toUnreached(after, answer, superiors);
      return told.length === 0 ? null : caseReply(context, after, [...notices, ...told]);
    },
  });
}

/** Who moves a case its leader cannot lead: the director of the area, else HR. */
async function toMovers({ app, tenant, person }: TurnContext, loaded: LoadedCase): Promise<Superiors> {
  const director = await findDirector(app, tenant, loaded);
  if (director === undefined || director.id === person.id) return findSuperiors(app, tenant, loaded, person.id);
  const reach = await findReach(app, tenant, director.id);
  return reach.ok ? { reachable: [director], unreached: [] } : { reachable: [], unreached: [{ person: director, reason: reach.reason }] };
}

function toAbove(context: TurnContext, after: LoadedCase, answer: ImpartialityAnswer, superiors: Superiors | null): readonly Notification[] {
  const params = { name: context.person.name };
  const line = { key: answer === 'doubt' ? 'app.panel.doubt-of' : 'app.panel.move-of', params };
  const byHand = answer === 'doubt' ? toDoubtByHand(after) : toMoveByHand(after);
  return (superiors?.reachable ?? []).map(({ id, name }) => toCardFor(context, after, { to: id, name, line, byHand }));
}

function toUnreached(after: LoadedCase, answer: ImpartialityAnswer, superiors: Superiors | null): readonly Notice[] {
  // One who is told is enough.
  if (superiors === null || superiors.reachable.length > 0) return [];
  const byHand = toByHand(answer === 'doubt' ? toDoubtByHand(after) : toMoveByHand(after));
  const lines = superiors.unreached.map(({ person: { name }, reason }): Notice => ({
    tone: 'attention',
    text: { key: 'app.involve.unreached', params: { name, reason: { key: `app.unreachable.${reason}`, params: { name } } } },
  }));
  const nobody: readonly Notice[] = lines.length > 0 ? lines : [{ tone: 'attention', text: { key: 'app.panel.no-superior' } }];
  return [...nobody, { tone: 'neutral', text: byHand }];
}
