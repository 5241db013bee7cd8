import { readInput } from '../../core/case/check-inputs.ts';
import type { Command } from '../../core/case/command.ts';
import { impartialityAnswers, memberOf } from '../../core/case/panel.ts';
import type { UserId } from '../../core/ids.ts';
import type { Outcome } from '../../core/turn.ts';
import { carryOut, noSuchCase } from '../carry-out.ts';
import type { LoadedCase } from '../load-case.ts';
import { textOf, type Press } from '../press/read-press.ts';
import { toRecordForm } from '../show/impartiality-form.ts';
import { newOrigin, replacing, type TurnContext } from '../turn-context.ts';
import { findSuperiors } from './find-superiors.ts';
import { findUnreached } from './find-unreached.ts';
import { openForPanel } from './open-for-panel.ts';
import { toCardFor, toDoubtByHand } from './panel-messages.ts';

type About = 'impartiality' | 'briefing';
const toAbout = (press: Press): About => (textOf(press, 'about') === 'briefing' ? 'briefing' : 'impartiality');

const toBase = (context: TurnContext, { state }: LoadedCase) => ({ origin: newOrigin(context, state.id), today: context.app.clock.today() });

/** Opens the form for an answer that came by other means, as from a member the bot does not reach. */
export async function openRecordForm(context: TurnContext, press: Press): Promise<Outcome> {
  const loaded = await openForPanel(context, press, 'work');
  if (loaded === null) return noSuchCase(context);
  const unreached = await findUnreached(context, loaded);
  return replacing(context, toRecordForm(loaded, toAbout(press), { ...toBase(context, loaded), unreached }));
}

/** Records what a silent member has said, and how it came; a doubt goes on to the superior as if she had said it here. */
export async function recordForMember(context: TurnContext, press: Press): Promise<Outcome> {
  const { app, tenant, person } = context;
  const about = toAbout(press);
  const member = readInput(press.data, 'member') as UserId;
  const how = readInput(press.data, 'how');
  const answer = impartialityAnswers.find((one) => one === readInput(press.data, 'said')) ?? null;
  const loaded = await openForPanel(context, press, 'work');
  if (loaded === null) return noSuchCase(context);
  const unreached = await findUnreached(context, loaded);
  if (memberOf(loaded.state, member) === undefined) {
    const problems = [{ input: 'member', message: { key: 'problem.choice-missing' } }];
    return replacing(context, toRecordForm(loaded, about, { ...toBase(context, loaded), unreached, draft: { how }, problems }));
  }
  const superiors = answer === 'doubt' && about === 'impartiality' ? await findSuperiors(app, tenant, loaded, member) : null;
  const given = { member, how, recorder: person.name, unreached: unreached.has(member) };
  const command: Command = about === 'briefing' ? { kind: 'record-briefing', ...given } : { kind: 'record-impartiality', answer, ...given };
  return carryOut(context, press, {
    command,
    done: { key: 'app.panel.done.recorded' },
    form: (now, refused) => toRecordForm(now, about, { ...toBase(context, now), unreached, ...refused }),
    notify: (after) =>
      (superiors?.reachable ?? []).map(({ id, name }) =>
        toCardFor(context, after, {
          to: id,
          name,
          line: { key: 'app.panel.doubt-recorded', params: { name: context.person.name } },
          byHand: toDoubtByHand(after),
        }),
      ),
  });
}
