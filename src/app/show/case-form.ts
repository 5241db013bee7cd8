import { maxPositionRows, positionInput, toPositionRows } from '../../core/case/parse-facts.ts';
import type { Policy } from '../../core/case/definition.ts';
import type { Facts } from '../../core/case/facts.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { CaseId } from '../../core/ids.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Say } from '../../core/text.ts';
import { toButton, type CardOrigin } from './button.ts';
import type { Notice } from './notice.ts';

/** How the case form is opened: for a new case, for one to be advertised anew, or to change a case's facts. */
export type CaseFormPurpose =
  | { readonly kind: 'new'; readonly title: string | null }
  | { readonly kind: 'anew'; readonly from: CaseId; readonly facts: Facts }
  | { readonly kind: 'change'; readonly caseId: CaseId; readonly facts: Facts; readonly basis: number };

/** The form's values as the inputs hold them, by input id. */
export type CaseFormDraft = Readonly<Record<string, string>>;

/** The one short form a case begins with. */
export function toCaseForm(
  policy: Policy,
  {
    origin,
    purpose,
    rows,
    draft,
    problems = [],
    notices = [],
  }: {
    readonly origin: CardOrigin;
    readonly purpose: CaseFormPurpose;
    readonly rows: number;
    readonly draft: CaseFormDraft | null;
    readonly problems?: readonly InputProblem[];
    readonly notices?: readonly Notice[];
  },
): Reply {
  const values = draft ?? (purpose.kind === 'new' ? { title: purpose.title ?? '', route: 'external' } : toDraft(purpose.facts));
  const build = (id: string, kind: InputView['kind'], label: Say, more: Partial<InputView> = {}): InputView => ({
    id,
    kind,
    label,
    hint: null,
    value: values[id] ?? (kind === 'tick' ? 'false' : ''),
    required: false,
    maxLength: null,
    options: [],
    problem: problems.find(({ input }) => input === id)?.message ?? null,
    rule: null,
    heading: null,
    ...more,
  });
  const input = (id: string, kind: InputView['kind'], more: Partial<InputView> = {}) => build(id, kind, { key: `app.case-form.${id}` }, more);
  const choices = (entries: readonly { readonly id: string; readonly label: Say }[]) => entries.map(({ id, label }) => ({ value: id, label }));
  const { labels } = policy;

  const row = (index: number): readonly InputView[] => {
    const column = (name: Parameters<typeof positionInput>[1], kind: InputView['kind'], more: Partial<InputView> = {}) =>
      build(positionInput(index, name), kind, { key: `app.case-form.position-${name}` }, more);
    return [
      column('percentage', 'text', {
        required: true,
        maxLength: 20,
        hint: { key: 'app.case-form.position-percentage-hint' },
        heading: rows === 1 ? { key: 'app.case-form.positions' } : { key: 'app.case-form.position-row', params: { index } },
      }),
      column('count', 'count', { value: values[positionInput(index, 'count')] ?? '1' }),
      column('permanence', 'choice', {
        required: true,
        options: [
          { value: 'permanent', label: { key: 'app.case-form.permanent' } },
          ...labels.ground.map(({ id, label }) => ({ value: id, label: { key: 'app.case-form.temporary', params: { ground: label, letter: id } } })),
        ],
      }),
      column('end', 'date'),
    ];
  };

  const data = { rows, ...(purpose.kind === 'anew' ? { from: purpose.from } : {}), ...(purpose.kind === 'change' ? { basis: purpose.basis } : {}) };
  const isChange = purpose.kind === 'change';
  const addRow =
    rows < maxPositionRows
      ? [
          toButton(
            origin,
            isChange ? 'case.edit' : 'case.new',
            { key: 'app.button.add-position' },
            { data: { ...data, rows: rows + 1, keep: true }, submits: true },
          ),
        ]
      : [];
  return {
    kind: 'form',
    view: {
      form: 'case',
      context: isChange ? { key: 'app.context.case', params: { case: purpose.caseId, title: purpose.facts.title } } : null,
      title: { key: `app.case-form.heading-${purpose.kind}` },
      intro:
        purpose.kind === 'anew'
          ? { key: 'app.case-form.intro-anew', params: { case: purpose.from } }
          : { key: `app.case-form.intro-${purpose.kind}` },
      why: null,
      moreRules: [],
      notices,
      inputs: [
        input('title', 'text', { required: true, maxLength: 100, hint: { key: 'app.case-form.title-hint' } }),
        input('unit', 'text', { required: true, maxLength: 100, hint: { key: 'app.case-form.unit-hint' } }),
        input('serviceArea', 'choice', { required: true, options: choices(labels.serviceArea) }),
        input('roleFamily', 'choice', { required: true, options: choices(labels.roleFamily) }),
        ...Array.from({ length: rows }, (_, index) => row(index + 1)).flat(),
        input('leader', 'tick', { heading: { key: 'app.case-form.more' } }),
        input('shiftWork', 'tick'),
        input('route', 'choice', { options: choices(labels.route) }),
        input('wantedStart', 'date'),
      ],
      buttons: [
        toButton(
          origin,
          isChange ? 'case.change' : 'case.open',
          { key: isChange ? 'app.button.save' : 'app.button.open-case' },
          { style: 'primary', submits: true, data },
        ),
        ...addRow,
        ...(isChange ? [toButton(origin, 'case.show', { key: 'app.button.back' })] : []),
      ],
    },
  };
}

/** How many rows of positions the form needs for what it is opened on. */
export function rowsOf(purpose: CaseFormPurpose): number {
  return purpose.kind === 'new' ? 1 : Math.min(toPositionRows(purpose.facts).length, maxPositionRows);
}

function toDraft(facts: Facts): CaseFormDraft {
  const rows = toPositionRows(facts).flatMap(({ count, percentage, permanence, ground, end }, index): readonly (readonly [string, string])[] => [
    [positionInput(index + 1, 'count'), String(count)],
    [positionInput(index + 1, 'percentage'), percentage.min === percentage.max ? `${percentage.min}` : `${percentage.min}–${percentage.max}`],
    [positionInput(index + 1, 'permanence'), permanence === 'permanent' ? 'permanent' : (ground ?? '')],
    [positionInput(index + 1, 'end'), end ?? ''],
  ]);
  return {
    title: facts.title,
    unit: facts.unit,
    serviceArea: facts.serviceArea,
    roleFamily: facts.roleFamily,
    leader: String(facts.leader),
    shiftWork: String(facts.shiftWork),
    route: facts.route,
    wantedStart: facts.wantedStart ?? '',
    ...Object.fromEntries(rows),
  };
}
