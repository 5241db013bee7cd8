import { checkDate, readInput } from '../../core/case/check-inputs.ts';
import type { Inputs } from '../../core/case/command.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { IsoDate, UserId } from '../../core/ids.ts';
import { accept, refuse, type Result } from '../../core/result.ts';
import { digestTimes, isWaking, wakingHours } from '../../core/reminder/quiet-hours.ts';
import type { Person } from '../../ports/directory.ts';
import type { TurnContext } from '../turn-context.ts';
import { loadProfile } from '../profile.ts';
import { findReach } from '../sending/reach.ts';
import type { Alerts } from './alerts.ts';

/** Checks what somebody has chosen about her reminders; every problem is told at once. */
export async function checkAlerts(context: TurnContext, inputs: Inputs): Promise<Result<Alerts, readonly InputProblem[]>> {
  const time = checkTime(context, readInput(inputs, 'alert-time'));
  const rhythm = readInput(inputs, 'alert-rhythm');
  const weekday = ['1', '2', '3', '4', '5'].includes(rhythm) ? Number(rhythm) : null;
  const absence = await checkAbsence(context, inputs);
  const problems = [...(time.ok ? [] : [time.refusal]), ...(absence.ok ? [] : absence.refusal)];
  if (!time.ok || !absence.ok) return refuse(problems);
  return accept({ time: time.value, weekday, absence: absence.value });
}

function checkTime({ policy }: TurnContext, raw: string): Result<string | null, InputProblem> {
  if (raw === '') return accept(null);
  const problem = (key: string, params = {}) => refuse({ input: 'alert-time', message: { key, params } });
  const hours = wakingHours(policy);
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(raw) && !isWaking(raw, hours))
    return problem('problem.alert-quiet', { quiet: hours.before, from: hours.from });
  return digestTimes.includes(raw) ? accept(raw) : problem('problem.choice-missing');
}

async function checkAbsence(context: TurnContext, inputs: Inputs): Promise<Result<Alerts['absence'], readonly InputProblem[]>> {
  const [rawFrom, rawTo, name] = ['away-from', 'away-to', 'stand-in'].map((id) => readInput(inputs, id)) as [string, string, string];
  if (rawFrom === '' && rawTo === '') {
    return name === '' ? accept(null) : refuse([{ input: 'away-from', message: { key: 'problem.stand-in-no-days' } }]);
  }
  const today = context.app.clock.today();
  const from = checkDate(rawFrom, { today, required: true, tense: 'any', notBefore: [] });
  const to = checkDate(rawTo, { today, required: true, tense: 'future', notBefore: [] });
  if (!from.ok || !to.ok) {
    return refuse([
      ...(from.ok ? [] : [{ input: 'away-from', message: from.refusal }]),
      ...(to.ok ? [] : [{ input: 'away-to', message: to.refusal }]),
    ]);
  }
  if (from.value === null || to.value === null) return accept(null);
  const days = { from: from.value, to: to.value };
  if (days.to < days.from) return refuse([{ input: 'away-to', message: { key: 'problem.away-order' } }]);
  const standIn = name === '' ? accept(null) : await checkStandIn(context, name, days);
  return standIn.ok ? accept({ ...days, standIn: standIn.value }) : refuse([standIn.refusal]);
}

/** Finds the colleague by her name and sees that she is there, and can be told, while the other is away. */
async function checkStandIn(
  context: TurnContext,
  name: string,
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
): Promise<Result<UserId, InputProblem>> {
  const { app, tenant, person } = context;
  const problem = (key: string, params: NonNullable<InputProblem['message']['params']>) => refuse({ input: 'stand-in', message: { key, params } });
  const found = await findByName(context, name);
  const [only, ...others] = found;
  if (only === undefined) return problem('problem.stand-in-unknown', { name });
  if (others.length > 0) return problem('problem.stand-in-several', { name });
  if (only.id === person.id) return problem('problem.stand-in-self', {});
  const { alerts } = await loadProfile(app, tenant, only.id);
  const away = alerts?.absence ?? null;
  if (away !== null && away.from <= to && away.to >= from)
    return problem('problem.stand-in-away', { name: only.name, from: { date: away.from }, to: { date: away.to } });
  const reach = await findReach(app, tenant, only.id);
  return reach.ok ? accept(only.id) : problem('problem.stand-in-unreached', { name: only.name });
}

/** Everybody of that name the directory knows; a first name will do where there is only one. */
async function findByName({ app, tenant }: TurnContext, name: string): Promise<readonly Person[]> {
  const lists = await Promise.all((['manager', 'hr', 'director', 'union'] as const).map((role) => app.directory.withRole(tenant, role)));
  const all = [...new Map(lists.flat().map((one) => [one.id, one])).values()];
  const wanted = name.toLocaleLowerCase('nb');
  const whole = all.filter((one) => one.name.toLocaleLowerCase('nb') === wanted);
  return whole.length > 0 ? whole : all.filter((one) => one.name.toLocaleLowerCase('nb').split(' ')[0] === wanted);
}
