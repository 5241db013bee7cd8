import { readInput } from '../../core/case/check-inputs.ts';
import type { UserId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Outcome } from '../../core/turn.ts';
import { carryOut, noSuchCase, staleCard } from '../carry-out.ts';
import type { LoadedCase } from '../load-case.ts';
import { textOf, type Press } from '../press/read-press.ts';
import { toBriefingForm } from '../show/briefing-form.ts';
import { toQuestionForm } from '../show/impartiality-form.ts';
import { caseReply, newOrigin, replacing, toNotice, type TurnContext } from '../turn-context.ts';
import { answerImpartiality } from './answer-impartiality.ts';
import { openForPanel } from './open-for-panel.ts';
import { openRecordForm, recordForMember } from './record-for-member.ts';
import { savePanel, searchPanel, sendBriefing } from './save-panel.ts';
import { toRuledNotifications } from './panel-messages.ts';

/** Handles what is pressed about the panel: the manager who names it, its members, and the superior who decides a doubt. */
export async function pressPanel(context: TurnContext, press: Press): Promise<Outcome> {
  switch (press.verb) {
    case 'panel.save':
      return savePanel(context, press);
    case 'panel.search':
      return searchPanel(context, press);
    case 'panel.brief':
      return sendBriefing(context, press);
    case 'panel.record-form':
      return openRecordForm(context, press);
    case 'panel.record':
      return recordForMember(context, press);
    case 'panel.ask':
      return openAs(context, press, (loaded) =>
        toQuestionForm(loaded, { reader: context.person.id, today: context.app.clock.today(), origin: newOrigin(context, loaded.state.id) }),
      );
    case 'panel.read':
      return openAs(context, press, (loaded) => briefingForm(context, loaded));
    case 'panel.answer':
      return answerImpartiality(context, press);
    case 'panel.confirm':
      return carryOut(context, press, {
        command: { kind: 'confirm-briefing', inputs: press.data },
        done: { key: 'app.panel.done.confirmed' },
        form: (loaded, { draft, problems }) => briefingForm(context, loaded, { draft, problems }),
      });
    case 'panel.decide':
      return decide(context, press);
    default:
      return staleCard(context);
  }
}

/** Opens a form for a member; whoever is on no panel of the case is told nothing of it. */
async function openAs(context: TurnContext, press: Press, form: (loaded: LoadedCase) => Reply): Promise<Outcome> {
  const loaded = await openForPanel(context, press, 'answer-as-panel');
  if (loaded === null) return noSuchCase(context);
  return replacing(context, form(loaded));
}

function briefingForm(context: TurnContext, loaded: LoadedCase, refused: Omit<Parameters<typeof toBriefingForm>[2], 'origin'> = {}): Reply {
  const step = loaded.policy.steps.find(({ editor }) => editor === 'briefing');
  return step === undefined ? caseReply(context, loaded) : toBriefingForm(loaded, step, { ...refused, origin: newOrigin(context, loaded.state.id) });
}

async function decide(context: TurnContext, press: Press): Promise<Outcome> {
  const { data } = press;
  const loaded = await openForPanel(context, press, 'settle-doubt');
  if (loaded === null) return replacing(context, toNotice({ key: 'app.answer.not-yours' }));
  const basis = textOf(press, 'basis') ?? '';
  // Only a doubt is decided above her: who has said no herself is out.
  if (loaded.texts[basis] !== 'doubt' || typeof data['clear'] !== 'boolean') {
    const { app, person, request } = context;
    app.log.warn({ request: request.id, user: person.id, caseId: press.caseId, verb: press.verb }, 'refused a press');
    return staleCard(context);
  }
  const member = readInput(data, 'member') as UserId;
  return carryOut(context, press, {
    command: { kind: 'rule-on-doubt', member, basis, clear: data['clear'] },
    done: { key: 'app.panel.done.decided' },
    notify: (after) => toRuledNotifications(context, after, member),
  });
}
