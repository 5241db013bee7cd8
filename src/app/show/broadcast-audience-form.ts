import { audienceRoles, situations } from '../../core/broadcast/audience.ts';
import type { BroadcastDraft } from '../../core/broadcast/broadcast-draft.ts';
import { broadcastLimits } from '../../core/broadcast/check-broadcast-draft.ts';
import type { InputProblem } from '../../core/case/refusal.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Say } from '../../core/text.ts';
import { newOrigin, type TurnContext } from '../turn-context.ts';
import type { Notice } from './notice.ts';
import { toButton } from './button.ts';
import { plainInput, problemOf } from './step-inputs.ts';

/** A pasted list longer than this is kept, but not put back into the form: no card would bear it. */
export const longestShownList = 6_000;

/** What is asked for more seldom than role and case; all of it at once would be two screens of ticks. */
const folds = {
  where: { key: 'where', label: { key: 'app.broadcast.input.limit-where' } },
  list: { key: 'list', label: { key: 'app.broadcast.input.or-list' } },
} as const;

/** What the form is opened on. */
export interface BroadcastAudienceForm {
  readonly draft: BroadcastDraft;
  readonly problems?: readonly InputProblem[];
  readonly notices?: readonly Notice[];
}

/** Step 2 of 3: whom it is for, by role, area, unit and how their cases stand, or by a pasted list. */
export function toBroadcastAudienceForm(
  context: Pick<TurnContext, 'app' | 'policy'>,
  { draft, problems = [], notices = [] }: BroadcastAudienceForm,
): Reply {
  const origin = newOrigin(context, null);
  const { audience } = draft;
  const filter = audience.kind === 'filter' ? audience : { roles: [], areas: [], units: [], situations: [] };
  const pasted = audience.kind === 'list' ? audience.pasted : '';
  const isLong = pasted.length > longestShownList;
  const input = (id: string, kind: InputView['kind'], value: string, more: Partial<InputView> = {}): InputView => ({
    ...plainInput,
    id,
    kind,
    label: { key: `app.broadcast.input.${id}` },
    value,
    required: false,
    problem: problemOf(id, problems),
    ...more,
  });
  const several = (
    id: string,
    chosen: readonly string[],
    options: readonly { readonly value: string; readonly label: Say }[],
    fold?: InputView['fold'],
  ) => input(id, 'several', chosen.join(','), { options, ...(fold === undefined ? {} : { fold }) });
  const kept: readonly Notice[] = isLong
    ? [
        {
          tone: 'neutral',
          text: { key: 'app.broadcast.list-kept', params: { count: pasted.split('\n').filter((line) => line.trim() !== '').length } },
        },
      ]
    : [];
  return {
    kind: 'form',
    view: {
      form: 'broadcast-audience',
      context: { key: 'app.broadcast.step', params: { number: 2 } },
      title: { key: 'app.broadcast.audience.title' },
      intro: { key: 'app.broadcast.audience.intro' },
      why: null,
      moreRules: [],
      notices: [...notices, ...kept],
      inputs: [
        several(
          'roles',
          filter.roles,
          audienceRoles.map((value) => ({ value, label: { key: `app.broadcast.role-label.${value}` } })),
        ),
        several(
          'situations',
          filter.situations,
          situations.map((value) => ({ value, label: { key: `app.broadcast.situation-label.${value}` } })),
        ),
        several(
          'areas',
          filter.areas,
          context.policy.labels.serviceArea.map(({ id, label }) => ({ value: id, label })),
          folds.where,
        ),
        input('units', 'multiline', filter.units.join('\n'), { hint: { key: 'app.broadcast.input.units-hint' }, fold: folds.where }),
        input('pasted', 'multiline', isLong ? '' : pasted, {
          hint: { key: 'app.broadcast.input.pasted-hint' },
          fold: folds.list,
          maxLength: broadcastLimits.pasted,
        }),
        ...(isLong ? [input('drop-list', 'tick', 'false')] : []),
      ],
      buttons: [
        toButton(origin, 'broadcast.audience', { key: 'app.broadcast.button.to-review' }, { style: 'primary', submits: true }),
        toButton(origin, 'broadcast.text-form', { key: 'app.broadcast.button.to-text' }),
      ],
    },
  };
}
