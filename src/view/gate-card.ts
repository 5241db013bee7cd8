import type { GateView } from '../core/reply/form-view.ts';
import { toButtonData, toButtonRows } from './button-lists.ts';
import { toFrame, type BuiltCard } from './card-frame.ts';
import { toRuleBlock } from './rule-block.ts';
import { toName } from './own-words.ts';
import { toParam } from './to-param.ts';
import type { Voice } from './voice.ts';

/** A shut gate: what must wait, why, and what opens it. */
export function toGateCard(view: GateView, voice: Voice) {
  const kind = view.advises ? 'advises' : 'shut';
  const about = { case: view.caseId, title: toName(view.caseTitle) };
  const { frame, summary } = toFrame({ key: `view.summary.gate-${kind}`, params: { ...about, step: toParam(view.step) } }, voice);
  const data = {
    ...frame,
    context: voice.line('view.context', about),
    style: view.advises ? 'emphasis' : 'warning',
    heading: voice.line(`view.gate.${kind}`),
    step: voice.text(view.step),
    text: voice.text(view.text),
    advises: view.advises ? [{ text: voice.line('view.gate.advises-note') }] : [],
    gate: voice.line('view.gate.name', { title: view.title }),
    why: toRuleBlock(view.rule, [], voice),
    opens:
      view.opens.length === 0
        ? []
        : [
            {
              heading: voice.line('view.gate.opens'),
              steps: view.opens.map(({ title, button }) => ({ title: voice.text(title), button: toButtonData(button, voice) })),
            },
          ],
    actionRows: toButtonRows(view.buttons, voice),
  };
  return { data, summary } satisfies BuiltCard<typeof data>;
}
