import type { Policy } from '../../core/case/definition.ts';
import type { Facts, Position } from '../../core/case/facts.ts';
import { toPositionRows } from '../../core/case/parse-facts.ts';
import type { Localized, Message, Say } from '../../core/text.ts';

/** What a service area, role family, route or ground is called. */
export function labelOf(policy: Policy, kind: keyof Policy['labels'], id: string): Localized {
  const found = policy.labels[kind].find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`The policy has no label for ${kind} ${id}`);
  return found.label;
}

/** One line for each kind of position, then what is out of the ordinary. */
export function toFactsLines(facts: Facts, policy: Policy): readonly Say[] {
  const lines: Say[] = toPositionRows(facts).map((row) => toPositionLine(row, row.count, policy));
  if (facts.leader) lines.push({ key: 'app.facts.leader' });
  if (facts.route !== 'external') lines.push(labelOf(policy, 'route', facts.route));
  if (facts.wantedStart !== null) lines.push({ key: 'app.facts.start', params: { date: { date: facts.wantedStart, weekday: false } } });
  return lines;
}

/** «80 % fast», «2 × 50–80 %, vikariat til 30. juni 2027». */
export function toPositionLine({ percentage, permanence, ground, end }: Omit<Position, 'id'>, count: number, policy: Policy): Message {
  const range = percentage.min === percentage.max ? `${percentage.min}` : `${percentage.min}–${percentage.max}`;
  const kind = permanence === 'permanent' ? 'permanent' : 'temporary';
  return {
    key: count === 1 ? `app.facts.position-${kind}` : `app.facts.positions-${kind}`,
    params: {
      count,
      range,
      ...(ground === null ? {} : { ground: labelOf(policy, 'ground', ground) }),
      ...(end === null ? {} : { end: { date: end, weekday: false } }),
    },
  };
}
