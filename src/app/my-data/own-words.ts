import type { CaseEvent, CaseHappening } from '../../core/case/event.ts';
import type { UserId } from '../../core/ids.ts';
import type { Json } from '../../ports/record-store.ts';
import type { LoadedCase } from '../load-case.ts';

/** One thing a person did in a case, with what she wrote then. */
export interface OwnAct {
  readonly at: string;
  readonly kind: CaseHappening['kind'];
  readonly step: string | null;
  readonly wrote: readonly Json[];
}

/** What somebody did and wrote in a case. Who else was named in an event – whom it was shared with, handed to or asked – is left out. */
export function toOwnActs({ events, texts }: Pick<LoadedCase, 'events' | 'texts'>, user: UserId): readonly OwnAct[] {
  return events
    .filter(({ by }) => by === user)
    .map(({ at, what }) => ({ at, kind: what.kind, step: 'step' in what ? what.step : null, wrote: toWords(what, texts) }));
}

/** What was recorded of a person by others: that she takes part as a representative, and which union she speaks for. */
export function toRecordedOf({ events, texts }: Pick<LoadedCase, 'events' | 'texts'>, user: UserId): readonly Json[] {
  return events.flatMap(({ at, what }): readonly Json[] => {
    if (what.kind === 'shared' && what.with === user)
      return [
        { at, kind: what.kind, step: what.step, union: texts[what.union] ?? null, name: what.name === undefined ? null : (texts[what.name] ?? null) },
      ];
    if (what.kind === 'handed-over' && what.to === user) return [{ at, kind: what.kind }];
    if (what.kind === 'step-asked' && what.question?.to.includes(user) === true) return [{ at, kind: what.kind, step: what.step }];
    return [];
  });
}

function toWords(what: CaseEvent['what'], texts: LoadedCase['texts']): readonly Json[] {
  switch (what.kind) {
    case 'case-opened':
    case 'facts-changed':
      return [what.facts as unknown as Json];
    case 'requirements-saved':
      return [what.list as unknown as Json];
    case 'shared': {
      // Union and name are another person's; what went along with her card is the writer's.
      const enclosed = what.enclosed === undefined ? undefined : texts[what.enclosed];
      return enclosed === undefined ? [] : [enclosed];
    }
    default:
      return [...referencesIn(what)].flatMap((reference) => texts[reference] ?? []);
  }
}

/** Every text reference in an event, however deep. */
function* referencesIn(node: unknown): Generator<string> {
  if (typeof node === 'string' && /^\d+\/[a-z0-9-]+$/.test(node)) yield node;
  if (typeof node === 'object' && node !== null) for (const value of Object.values(node)) yield* referencesIn(value);
}
