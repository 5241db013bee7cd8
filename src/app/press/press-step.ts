import { fieldInput } from '../../core/case/check-evidence.ts';
import { readInput } from '../../core/case/check-inputs.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { Outcome } from '../../core/turn.ts';
import { openAdvertStep } from '../advert/press-advert.ts';
import { carryOut, draftForm, noSuchCase, staleCard, toRefusalReply } from '../carry-out.ts';
import { loadDraft } from '../drafts.ts';
import { saveFocus } from '../focus.ts';
import { findAnswerers, type Answerers } from '../find-answerers.ts';
import { findUninvolved, type Uninvolved } from '../find-uninvolved.ts';
import { openForReader } from '../open-for-reader.ts';
import { mustSayHow } from '../show/answer-notices.ts';
import { loadCase, type LoadedCase } from '../load-case.ts';
import { toReasonForm, type ReasonForm } from '../show/reason-form.ts';
import { toRequirementsForm } from '../show/requirements-form.ts';
import { findCourseStep, toStepForm } from '../show/step-form.ts';
import { stepTitle } from '../show/step-title.ts';
import { toTimesDone } from '../show/times-done.ts';
import { caseReply, mayWork, newOrigin, replacing, type RefusedForm, type TurnContext } from '../turn-context.ts';
import { toRuleView } from '../show/rule-view.ts';
import { findUnreached } from '../panel/find-unreached.ts';
import { openPanelForm } from '../panel/save-panel.ts';
import { toBriefingOverview } from '../show/briefing-form.ts';
import { askStep } from './ask-step.ts';
import { textOf, toDraft, type Press } from './read-press.ts';
import { stepFormAgain, type CaseStepPress } from './step-form-again.ts';

/** Handles everything that is pressed about one step. */
export async function pressStep(context: TurnContext, press: Press): Promise<Outcome> {
  if (press.caseId === null || press.step === null) return staleCard(context);
  const stepPress: CaseStepPress = { ...press, caseId: press.caseId, step: press.step };
  switch (press.verb) {
    case 'step.open':
      return openStep(context, stepPress);
    case 'step.ask':
      return askStep(context, stepPress);
    case 'step.do': {
      const { loaded, answerers, elsewhere, uninvolved } = await toAnswering(context, stepPress);
      const form = stepFormAgain(context, stepPress, { answered: true, answerers, uninvolved });
      const own = loaded === undefined || answerers === null || answerers.own === null ? null : toOwnAnswer(context, loaded, stepPress);
      if (loaded !== undefined && own !== null && mayWork(context, loaded))
        return replacing(context, form(loaded, { draft: toDraft(press), problems: [own] }));
      return carryOut(context, press, {
        command: {
          kind: 'do',
          step: press.step,
          position: press.position,
          inputs: press.data,
          elsewhere,
          noRepresentative: uninvolved === 'nobody-there',
        },
        done: (after) => toDayOffTold(context, press, after) ?? told(press, 'app.done.step')(after),
        form,
      });
    }
    case 'step.skip':
      return carryOut(context, press, {
        command: { kind: 'skip', step: press.step, position: press.position, reason: textOf(press, 'reason') ?? '' },
        done: told(press, 'app.done.skipped'),
        form: (loaded, refused) => reasonForm(context, loaded, stepPress, 'skip', refused),
      });
    case 'step.reopen':
      return carryOut(context, press, {
        command: { kind: 'reopen', step: press.step, position: press.position, reason: textOf(press, 'reason') },
        done: told(press, 'app.done.reopened'),
        form: (loaded, refused) => reasonForm(context, loaded, stepPress, 'reopen', refused),
      });
    case 'step.skip-form':
    case 'step.reopen-form': {
      const loaded = await openForReader(context, press.caseId);
      if (loaded === null || !mayWork(context, loaded)) return noSuchCase(context);
      return replacing(context, reasonForm(context, loaded, stepPress, press.verb === 'step.skip-form' ? 'skip' : 'reopen', null));
    }
    default:
      return staleCard(context);
  }
}

/** A day off among the interview days she has just recorded. */
function toDayOffTold({ app }: TurnContext, { step }: Press, after: LoadedCase) {
  const isTimes = after.policy.steps.some(({ id, fields }) => id === step && fields.some(({ kind }) => kind === 'times'));
  return isTimes ? toTimesDone(after, app.clock.today()) : null;
}

/** Says what was done to which step; she may have forgotten which form she was in. */
function told({ step }: Press, key: string) {
  return ({ policy }: LoadedCase) => ({ key, params: { step: policy.steps.find(({ id }) => id === step)?.title ?? '' } });
}

async function openStep(context: TurnContext, press: CaseStepPress): Promise<Outcome> {
  const loaded = await openForReader(context, press.caseId);
  if (loaded === null) return noSuchCase(context);
  await saveFocus(context, loaded.state.id);
  const today = context.app.clock.today();
  const one = findCourseStep(loaded, today, press.step, press.position);
  const command = { kind: 'do', step: press.step, position: press.position, inputs: {} } as const;
  if (one === undefined) return replacing(context, toRefusalReply(context, loaded, { reason: 'not-applicable' }, command));
  if (one.standing === 'shut' && one.door !== null)
    return replacing(context, toRefusalReply(context, loaded, { reason: 'door', door: one.door }, command));
  if (one.standing === 'not-yet' && one.opensOn !== null)
    return replacing(context, toRefusalReply(context, loaded, { reason: 'not-yet', opensOn: one.opensOn }, command));
  const origin = newOrigin(context, loaded.state.id);
  const place = { app: context.app, tenant: context.tenant, person: context.person.id };
  if (one.step.editor === 'advert') return replacing(context, await openAdvertStep(context, loaded));
  if (one.step.editor === 'panel')
    return replacing(context, mayWork(context, loaded) ? await openPanelForm(context, loaded) : caseReply(context, loaded));
  if (one.step.editor === 'briefing') {
    const unreached = await findUnreached(context, loaded);
    return replacing(context, toBriefingOverview(loaded, one.step, { origin, today, unreached, mayWork: mayWork(context, loaded) }));
  }
  if (one.step.editor === 'requirements') {
    const draft = await loadDraft({ ...place, form: draftForm({ ...press, verb: 'list.save', step: null, position: null }) });
    return replacing(context, mayWork(context, loaded) ? toRequirementsForm(loaded, { origin, draft }) : caseReply(context, loaded));
  }
  const draft = await loadDraft({ ...place, form: draftForm({ ...press, verb: 'step.do' }) });
  const answerers = await findAnswerers(context.app, context.tenant, loaded, one.step, context.person.id);
  const uninvolved = await findUninvolved(context.app, context.tenant, loaded, { one, asker: context.person.id });
  return replacing(
    context,
    toStepForm(loaded, one, {
      origin,
      today,
      mayWork: mayWork(context, loaded),
      answered: press.data['answered'] === true,
      again: press.data['again'] === true,
      answerers,
      uninvolved,
      ...(draft === null ? {} : { draft }),
    }),
  );
}

/** Who could give a step's answer herself, whether it is therefore to be said how it came, and whether somebody is to be asked to it first. */
async function toAnswering(
  context: TurnContext,
  press: CaseStepPress,
): Promise<{
  readonly loaded: LoadedCase | undefined;
  readonly answerers: Answerers | null;
  readonly elsewhere: boolean;
  readonly uninvolved: Uninvolved | null;
}> {
  const { app, tenant, person } = context;
  const loaded = await loadCase(app, tenant, press.caseId);
  const one = loaded === undefined ? undefined : findCourseStep(loaded, app.clock.today(), press.step, press.position);
  const answerers = loaded === undefined || one === undefined ? null : await findAnswerers(app, tenant, loaded, one.step, person.id);
  const uninvolved = loaded === undefined || one === undefined ? null : await findUninvolved(app, tenant, loaded, { one, asker: person.id });
  return { loaded, answerers, elsewhere: mustSayHow(one?.record, answerers), uninvolved };
}

/** A director may record what somebody else answered in her own case, and not that she answered herself. */
function toOwnAnswer({ person }: TurnContext, { policy }: LoadedCase, { step, data }: CaseStepPress): InputProblem | null {
  const fields = policy.steps.find(({ id }) => id === step)?.fields ?? [];
  const isHerself = (value: string) => value.trim().toLowerCase() === person.name.trim().toLowerCase();
  const found = fields.find((field) => field.kind === 'text' && field.person && isHerself(readInput(data, fieldInput(field.id))));
  return found === undefined ? null : { input: fieldInput(found.id), message: { key: 'problem.own-approval' } };
}

function reasonForm(context: TurnContext, loaded: LoadedCase, press: CaseStepPress, act: 'skip' | 'reopen', refused: RefusedForm | null) {
  const one = findCourseStep(loaded, context.app.clock.today(), press.step, press.position);
  const form: ReasonForm = {
    verb: act === 'skip' ? 'step.skip' : 'step.reopen',
    stem: `app.${act}`,
    asksReason: true,
    data: press.position === null ? { step: press.step } : { step: press.step, position: press.position },
    params: { step: one === undefined ? { plain: press.step } : stepTitle(one, loaded.state) },
    why: one === undefined ? null : toRuleView(loaded.policy, one.step.why),
  };
  return toReasonForm(loaded, form, { origin: newOrigin(context, loaded.state.id), ...refused });
}
