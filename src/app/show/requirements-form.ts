import type { InputProblem } from '../../core/case/refusal.ts';
import { linkedParts, type Requirements } from '../../core/case/requirements.ts';
import type { RuleId } from '../../core/ids.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { LoadedCase } from '../load-case.ts';
import { toButton, type CardOrigin } from './button.ts';
import type { Notice } from './notice.ts';
import { toRuleView } from './rule-view.ts';

/** The parts of the job analysis, as the form asks for them. */
export const requirementParts = ['tasks', 'must', 'should', 'traits'] as const;

interface FormOptions {
  readonly origin: CardOrigin;
  readonly draft?: Readonly<Record<string, string>> | null;
  readonly problems?: readonly InputProblem[];
  readonly notices?: readonly Notice[];
  /** The version the answers are held against; the list as it is now where nothing else is said. */
  readonly basis?: number;
}

/** The rule each part rests on: the municipality's own where the policy has one, else the national one or good practice. */
const partRules: Readonly<Record<(typeof requirementParts)[number], readonly string[]>> = {
  tasks: ['S2-01', 'GP-02'],
  must: ['S2-04', 'N-50'],
  should: ['S2-05', 'GP-02'],
  traits: ['S3-09', 'GP-02'],
};

function ruleOf({ rules }: LoadedCase['policy'], part: (typeof requirementParts)[number]) {
  return partRules[part].flatMap((id) => rules.find((rule) => rule.id === id) ?? [])[0];
}

/** The job analysis as four lists, a line for each. */
export function toRequirementsForm({ state, policy }: LoadedCase, { origin, draft, problems = [], notices = [], basis }: FormOptions): Reply {
  const list = state.requirements?.list ?? null;
  const step = policy.steps.find(({ editor }) => editor === 'requirements');
  const input = (part: (typeof requirementParts)[number]): InputView => {
    const rule = ruleOf(policy, part);
    return {
      id: part,
      kind: 'multiline',
      label: { key: `app.list.${part}` },
      hint: { key: `app.list.${part}-hint` },
      value: draft?.[part] ?? list?.[part].map(({ text }) => text).join('\n') ?? '',
      required: part === 'tasks' || part === 'must',
      maxLength: 3000,
      options: [],
      problem: problems.find((one) => one.input === part)?.message ?? null,
      rule: rule === undefined ? null : { id: rule.id, basis: rule.basis },
      heading: null,
    };
  };
  return {
    kind: 'form',
    view: {
      form: 'requirements',
      context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
      title: step?.title ?? { key: 'app.list.title' },
      intro: { key: 'app.list.intro' },
      why: step === undefined ? null : toRuleView(policy, step.why),
      moreRules: step === undefined ? [] : step.rules.filter((id: RuleId) => id !== step.why).map((id) => toRuleView(policy, id)),
      notices,
      inputs: requirementParts.map(input),
      buttons: [
        toButton(
          origin,
          'list.save',
          { key: 'app.button.save-list' },
          { style: 'primary', submits: true, data: { basis: basis ?? list?.version ?? 0 } },
        ),
        toButton(origin, 'case.show', { key: 'app.button.back' }),
      ],
    },
  };
}

/** For each requirement and trait: which task calls for it (S2-04, S3-09). */
export function toLinksForm(
  { state, policy }: LoadedCase,
  list: Requirements,
  { origin, draft, problems = [], notices = [], basis }: FormOptions,
): Reply {
  const options = list.tasks.map(({ id, text }) => ({ value: id, label: { plain: text } }));
  const inputs = linkedParts.flatMap((part) =>
    list[part].map((line, index): InputView => ({
      id: `link-${line.id}`,
      kind: 'choice',
      label: { plain: line.text },
      hint: null,
      value: draft?.[`link-${line.id}`] ?? line.task ?? '',
      required: true,
      maxLength: null,
      options,
      problem: problems.find((one) => one.input === `link-${line.id}`)?.message ?? null,
      rule: null,
      heading: index === 0 ? { key: `app.list.${part}` } : null,
    })),
  );
  const rule = ruleOf(policy, 'must');
  return {
    kind: 'form',
    view: {
      form: 'links',
      context: { key: 'app.context.case', params: { case: state.id, title: state.facts.title } },
      title: { key: 'app.list.links-title' },
      intro: { key: 'app.list.links-intro' },
      why: rule === undefined ? null : toRuleView(policy, rule.id),
      moreRules: [],
      notices,
      inputs,
      buttons: [
        toButton(origin, 'list.link', { key: 'app.button.save' }, { style: 'primary', submits: true, data: { basis: basis ?? list.version } }),
        toButton(origin, 'list.open', { key: 'app.button.change-list' }),
        toButton(origin, 'case.show', { key: 'app.button.later' }),
      ],
    },
  };
}
