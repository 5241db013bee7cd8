import { livePositions, namedDoors, toCourse } from '../../core/case/course.ts';
import { isDiscussion } from '../../core/case/involved-fields.ts';
import { isLeaderOut, isOut as isDisqualified } from '../../core/case/panel.ts';
import { applicants, isPublished } from '../../core/case/state.ts';
import type { RuleId } from '../../core/ids.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { LoadedCase } from '../load-case.ts';
import type { Notice } from '../show/notice.ts';
import { toAttempts } from '../show/involvement-lines.ts';
import { toPositionLine } from '../show/facts-lines.ts';
import { systemName } from '../show/system-name.ts';
import { toReasonForm, type ReasonForm } from '../show/reason-form.ts';
import { toRuleView } from '../show/rule-view.ts';
import { newOrigin, type RefusedForm, type TurnContext } from '../turn-context.ts';

/** The small forms about the case as a whole. */
export type CaseFormKind = 'withdraw' | 'hold' | 'hand-over' | 'decline' | 'unfill' | 'pass';

const plain: Omit<InputView, 'id' | 'kind' | 'label' | 'problem'> = {
  hint: null,
  value: '',
  required: true,
  maxLength: null,
  options: [],
  rule: null,
  heading: null,
};

/** What a form is about beside the case: the position, the door. */
export interface CaseFormSubject {
  readonly position?: string | null;
  readonly door?: string | null;
  readonly nobody?: boolean;
}

/** What HR goes by when no discussion has been held: whom the manager asked, and what came of it. */
function toUndiscussed(attempts: readonly Notice[]): readonly Notice[] {
  return attempts.length > 0 ? attempts : [{ tone: 'attention', text: { key: 'app.undiscussed.no-attempts' } }];
}

/** Builds one of the small forms; `refused` brings a draft back with what was wrong. */
export async function toCaseActForm(
  context: TurnContext,
  loaded: LoadedCase,
  kind: CaseFormKind,
  subject: CaseFormSubject,
  refused: RefusedForm | null,
): Promise<Reply> {
  const form = await toForm(context, loaded, kind, subject);
  return toReasonForm(loaded, form, { origin: newOrigin(context, loaded.state.id), ...refused });
}

async function toForm(context: TurnContext, loaded: LoadedCase, kind: CaseFormKind, subject: CaseFormSubject): Promise<ReasonForm> {
  const { state, policy } = loaded;
  // The municipality's own rule where it has one, else the national one behind it.
  const rule = (...ids: readonly string[]) => {
    const known = ids.find((id) => policy.rules.some((one) => one.id === id));
    return known === undefined ? null : toRuleView(policy, known as RuleId);
  };
  const today = context.app.clock.today();
  switch (kind) {
    case 'withdraw': {
      const nobody = subject.nobody === true || applicants(state) === 0;
      const stem = nobody ? 'app.withdraw-nobody' : isPublished(state) ? 'app.withdraw-published' : 'app.withdraw';
      return {
        verb: 'case.withdraw',
        stem,
        params: { system: systemName(policy) },
        asksReason: true,
        data: { nobody },
        why: isPublished(state) ? rule('S5-04', 'GP-08') : rule('S3-03', 'N-50'),
        style: 'destructive',
      };
    }
    case 'hold':
      return {
        verb: 'case.hold',
        stem: 'app.hold',
        asksReason: true,
        inputs: [{ ...plain, id: 'until', kind: 'date', label: { key: 'app.input.until' }, required: false }],
      };
    case 'hand-over': {
      const isOut = isLeaderOut(state);
      const managers = await context.app.directory.withRole(context.tenant, 'manager');
      // Who may not take part cannot lead the case either.
      const barred = new Set([...state.formerLeaders, ...state.leftPanel, ...state.panel.filter(isDisqualified)].map(({ user }) => user));
      const options = managers
        .filter(({ id }) => id !== state.owner && !barred.has(id))
        .map(({ id, name, unit }) => ({ value: id, label: { plain: unit === null ? name : `${name} (${unit})` } }));
      return {
        verb: 'case.handover',
        stem: isOut ? 'app.move' : 'app.hand-over',
        asksReason: false,
        ...(isOut ? { why: rule('N-27') } : {}),
        inputs: [
          { ...plain, id: 'receiver', kind: 'choice', label: { key: 'app.input.receiver' }, options },
          ...(isOut ? [{ ...plain, id: 'not-subordinate', kind: 'tick' as const, label: { key: 'app.input.not-subordinate' } }] : []),
        ],
      };
    }
    case 'decline':
      return {
        verb: 'offer.decline',
        stem: 'app.decline',
        asksReason: false,
        data: { position: subject.position ?? '' },
        inputs: [{ ...plain, id: 'declined', kind: 'date', label: { key: 'app.input.declined' }, value: today }],
        why: rule('S4-25', 'N-01'),
      };
    case 'unfill': {
      const live = new Set(livePositions(state));
      const options = state.facts.positions.flatMap((position, index) =>
        live.has(position.id)
          ? [
              {
                value: position.id,
                label: { key: 'app.input.position-option', params: { index: index + 1, line: toPositionLine(position, 1, policy) } },
              },
            ]
          : [],
      );
      return {
        verb: 'position.unfill',
        stem: 'app.unfill',
        asksReason: true,
        inputs: [{ ...plain, id: 'unfilled', kind: 'choice', label: { key: 'app.input.position' }, options }],
      };
    }
    case 'pass': {
      const door = namedDoors(policy).find(({ id }) => id === subject.door);
      const step = toCourse(state, policy, today).steps.find((one) => one.door?.id === subject.door);
      const discussion = toCourse(state, policy, today).steps.find((one) => isDiscussion(one.step) && door?.openedBy.includes(one.step.id));
      return {
        verb: 'gate.pass',
        stem: door?.binding === false ? 'app.pass' : discussion === undefined ? 'app.override' : 'app.undiscussed',
        notices: discussion === undefined ? [] : toUndiscussed(toAttempts(loaded, discussion, today)),
        asksReason: true,
        data: { door: subject.door ?? '' },
        params: { gate: door?.gate.title ?? { plain: '' }, step: step?.step.title ?? { plain: '' } },
        why: door === undefined ? null : toRuleView(policy, door.rule),
      };
    }
  }
}
