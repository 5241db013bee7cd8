import { isAboutText } from '../../core/case/advert.ts';
import type { Command } from '../../core/case/command.ts';
import { isConfirmed, toQuestionBasis } from '../../core/case/decide-answer.ts';
import type { CourseStep } from '../../core/case/course.ts';
import type { Outcome } from '../../core/turn.ts';
import type { UserId } from '../../core/ids.ts';
import { carryOut, draftForm, noSuchCase, staleCard, toRefusalReply } from '../carry-out.ts';
import { loadDraft } from '../drafts.ts';
import { toAnsweringRole, type AnsweringRole } from '../find-answerers.ts';
import type { LoadedCase } from '../load-case.ts';
import { openForReader } from '../open-for-reader.ts';
import type { Notification } from '../sending/outbox-item.ts';
import { toAnswerForm, type AnswerAct } from '../show/answer-form.ts';
import { toButton } from '../show/button.ts';
import { toOpenQuestions, toYesNo } from '../show/question-view.ts';
import { findCourseStep } from '../show/step-form.ts';
import { caseReply, changedMeanwhile, may, newOrigin, replacing, toNotice, type TurnContext } from '../turn-context.ts';
import { textOf } from './read-press.ts';
import type { Press } from './read-press.ts';
import type { CaseStepPress } from './step-form-again.ts';

/** Handles what somebody presses who has been asked: a director of the area, or HR. */
export async function pressAnswer(context: TurnContext, press: Press): Promise<Outcome> {
  const { caseId, step } = press;
  if (caseId === null || step === null) return staleCard(context);
  const loaded = await openForReader(context, caseId);
  if (loaded === null) return noSuchCase(context);
  const asked = loaded.policy.steps.find(({ id }) => id === step);
  const as = asked === undefined ? null : toAnsweringRole(asked);
  if (as === null) {
    // No card of ours asks here.
    context.app.log.warn({ request: context.request.id, user: context.person.id, caseId, verb: press.verb }, 'refused a press');
    return staleCard(context);
  }
  const stepPress: CaseStepPress = { ...press, caseId, step };
  if (press.verb !== 'answer.open') return record(context, stepPress, as);
  if (may(context, loaded, `answer-as-${as}`)) return open(context, stepPress, loaded, as);
  context.app.log.warn({ request: context.request.id, user: context.person.id, caseId, verb: press.verb }, 'refused a press');
  return replacing(context, toNotice({ key: 'app.answer.not-yours' }));
}

async function open(context: TurnContext, press: CaseStepPress, loaded: LoadedCase, as: AnsweringRole): Promise<Outcome> {
  const { app, tenant, person } = context;
  const today = app.clock.today();
  const one = toOpenQuestions(loaded, person, today).find(({ step, position }) => step.id === press.step && position === press.position);
  if (one === undefined || loaded.state.hold !== null) {
    // What the answer itself would be refused for is told before she writes it.
    const { step, position } = press;
    const command: Command = { kind: 'return-question', step, position, as, basis: '', reason: '-', isSeen: true };
    const found = findCourseStep(loaded, today, step, position);
    const { standing, record } = found ?? { standing: 'hidden', record: undefined };
    const isOutdated = found !== undefined && record?.outcome === 'asked' && !isAboutText(loaded.state, found.step, record);
    const missing = isOutdated ? 'text-changed' : standing === 'asked' ? 'own-question' : 'not-asked';
    const reason = standing === 'done' || standing === 'skipped' ? 'already-done' : missing;
    const held = loaded.state.hold === null ? null : ({ reason: 'not-now', status: 'held' } as const);
    const other = standing === 'asked' && record?.by !== person.id && loaded.state.owner !== person.id ? 'not-applicable' : reason;
    return replacing(context, toRefusalReply(context, loaded, held ?? { reason: other }, command));
  }
  const act = toAct(press, loaded);
  const verb = act.kind === 'return' ? 'answer.return' : 'answer.give';
  const draft = await loadDraft({ app, tenant, person: person.id, form: draftForm({ ...press, verb }) });
  const origin = newOrigin(context, loaded.state.id);
  return replacing(context, toAnswerForm(loaded, one, act, { origin, today, ...(draft === null ? {} : { draft }) }));
}

function toAct(press: CaseStepPress, { policy }: LoadedCase): AnswerAct {
  if (press.verb === 'answer.return' || press.data['returns'] === true) return { kind: 'return' };
  const step = policy.steps.find(({ id }) => id === press.step);
  const yesNo = step === undefined ? undefined : toYesNo(step);
  const answer = textOf(press, 'answer');
  if (yesNo === undefined) return { kind: 'give' };
  return { kind: 'choose', answer: answer === yesNo.no ? yesNo.no : yesNo.yes };
}

async function record(context: TurnContext, press: CaseStepPress, as: AnsweringRole): Promise<Outcome> {
  const { step, position, data } = press;
  const basis = textOf(press, 'basis') ?? '';
  const at = { step, position, as, basis };
  const command: Command =
    press.verb === 'answer.return'
      ? { kind: 'return-question', ...at, reason: textOf(press, 'reason') ?? '', isSeen: isConfirmed(data) }
      : { kind: 'answer', ...at, inputs: data, name: context.person.name };
  return carryOut(context, press, {
    command,
    done: { key: press.verb === 'answer.return' ? 'app.done.returned' : 'app.done.answered' },
    form: (loaded, { draft, problems }) => {
      const today = context.app.clock.today();
      const one = findCourseStep(loaded, today, step, position);
      if (one === undefined) return caseReply(context, loaded);
      const isOlder = one.record === undefined || toQuestionBasis(loaded.state, one.record) !== basis;
      const notices = isOlder ? [changedMeanwhile] : [];
      return toAnswerForm(loaded, one, toAct(press, loaded), { origin: newOrigin(context, loaded.state.id), today, draft, problems, notices });
    },
    notify: (after) => toTold(context, after, press),
  });
}

/** What she has written beside her choice. */
function toRemarks({ texts }: LoadedCase, { step, record }: CourseStep): string | undefined {
  if (record?.outcome !== 'done') return undefined;
  const ref = record.evidence.fields[step.fields.find(({ onlyWith }) => onlyWith !== undefined)?.id ?? ''];
  return typeof ref === 'string' ? texts[ref] : undefined;
}

/** Tells who asked, in a message of its own: her card changes in place, and nobody looks at that all day. */
function toTold(context: TurnContext, after: LoadedCase, { step, position }: CaseStepPress): readonly Notification[] {
  const { state, texts, events } = after;
  const one = findCourseStep(after, context.app.clock.today(), step, position);
  const outcome = one?.record?.outcome;
  if (one === undefined || (outcome !== 'done' && outcome !== 'refused' && outcome !== 'returned')) return [];
  const asker = events.findLast(({ what }) => what.kind === 'step-asked' && what.step === step && what.position === position)?.by;
  const receivers: readonly UserId[] = [...new Set([state.owner, ...(asker === undefined ? [] : [asker])])];
  const reason = one.record !== undefined && 'reason' in one.record ? one.record.reason : undefined;
  const words = reason === undefined ? toRemarks(after, one) : texts[reason];
  const params = { name: context.person.name, step: one.step.title, case: state.id, title: state.facts.title };
  return receivers.map((to) => ({
    key: `answered/${state.id}/${state.turn}/${to}`,
    to,
    content: {
      kind: 'reply',
      reply: toNotice(
        { key: `app.answered.${outcome}`, params },
        {
          detail: words === undefined ? null : { plain: words },
          buttons: [toButton(newOrigin(context, state.id), 'case.show', { key: 'app.button.show' }, { data: { menu: true } })],
        },
      ),
    },
  }));
}
