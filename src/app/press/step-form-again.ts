import type { StepId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Answerers } from '../find-answerers.ts';
import type { Uninvolved } from '../find-uninvolved.ts';
import type { LoadedCase } from '../load-case.ts';
import { findCourseStep, toStepForm } from '../show/step-form.ts';
import { caseReply, newOrigin, type RefusedForm, type TurnContext } from '../turn-context.ts';
import type { Press } from './read-press.ts';

/** A press that names the step of a case. */
export type CaseStepPress = Press & { readonly step: StepId; readonly caseId: NonNullable<Press['caseId']> };

/** A step's form once more, with what was filled in and what was wrong. */
export function stepFormAgain(
  context: TurnContext,
  press: CaseStepPress,
  options: { readonly answered?: boolean; readonly again?: boolean; readonly answerers: Answerers | null; readonly uninvolved?: Uninvolved | null },
): (loaded: LoadedCase, refused: RefusedForm) => Reply {
  return (loaded, { draft, problems }) => {
    const today = context.app.clock.today();
    const one = findCourseStep(loaded, today, press.step, press.position);
    if (one === undefined) return caseReply(context, loaded);
    return toStepForm(loaded, one, { origin: newOrigin(context, loaded.state.id), today, mayWork: true, draft, problems, ...options });
  };
}
