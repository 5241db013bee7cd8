import type { CaseId } from '../../core/ids.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Say } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { toButton } from '../show/button.ts';
import { toRuleView } from '../show/rule-view.ts';
import { newOrigin, type TurnContext } from '../turn-context.ts';
import { advertCases } from './advert-cases.ts';
import { toUploadLink } from './upload-link.ts';

/** What the form is filled in with. */
export interface AdvertForm {
  readonly text: string;
  /** The case suggested; null for none. */
  readonly caseId: CaseId | null;
  /** The check this one follows. */
  readonly report: string | null;
  readonly problem?: InputView['problem'];
}

const blank = { hint: null, required: false, maxLength: null, options: [], problem: null, rule: null, heading: null } as const;

/** The form of the check outside a case: the text, and which case it is for. */
export async function toAdvertForm(context: TurnContext, { text, caseId, report, problem = null }: AdvertForm): Promise<Reply> {
  const cases = await advertCases(context);
  const link = await toUploadLink(context, { caseId, report });
  const none: { readonly value: string; readonly label: Say } = { value: 'none', label: { key: 'app.advert.no-case' } };
  const options = [
    none,
    ...cases.map(({ caseId: id, title }) => ({ value: id as string, label: { key: 'app.context.case', params: { case: id, title } } })),
  ];
  const chosen: InputView = {
    ...blank,
    id: 'for-case',
    kind: 'choice',
    label: { key: 'app.advert.case' },
    value: cases.some((one) => one.caseId === caseId) ? (caseId ?? 'none') : 'none',
    options,
  };
  return {
    kind: 'form',
    view: {
      form: 'advert',
      context: null,
      title: { key: 'app.advert.title' },
      intro: { key: link === null ? 'app.advert.intro' : 'app.advert.intro-upload' },
      why: null,
      moreRules: [],
      notices: [],
      inputs: [textInput(text, problem), chosen],
      buttons: [checkButton(context, null, report)],
      links: link === null ? [] : [link],
    },
  };
}

/** The form of the step in which a case's advert is checked. */
export async function toAdvertStepForm(
  context: TurnContext,
  { state, policy }: LoadedCase,
  { text, report, problem = null }: Omit<AdvertForm, 'caseId'>,
): Promise<Reply> {
  const step = policy.steps.find(({ editor }) => editor === 'advert');
  const link = await toUploadLink(context, { caseId: state.id, report });
  return {
    kind: 'form',
    view: {
      form: 'advert',
      context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
      title: step?.title ?? { key: 'app.advert.title' },
      intro: step?.instruction ?? { key: 'app.advert.intro' },
      why: step === undefined ? null : toRuleView(policy, step.why),
      moreRules: step === undefined ? [] : step.rules.filter((id) => id !== step.why).map((id) => toRuleView(policy, id)),
      notices: [],
      inputs: [textInput(text, problem)],
      buttons: [checkButton(context, state.id, report), toButton(newOrigin(context, state.id), 'case.show', { key: 'app.button.back' })],
      links: link === null ? [] : [link],
    },
  };
}

function textInput(text: string, problem: InputView['problem']): InputView {
  return {
    ...blank,
    id: 'advert',
    kind: 'multiline',
    label: { key: 'app.advert.text' },
    hint: { key: 'app.advert.text-hint' },
    value: text,
    required: true,
    problem,
  };
}

function checkButton(context: TurnContext, caseId: CaseId | null, report: string | null) {
  const data = report === null ? {} : { report };
  return toButton(newOrigin(context, caseId), 'advert.check', { key: 'app.button.check-advert' }, { style: 'primary', submits: true, data });
}
