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

/** What somebody did and wrote in a case. Who else was named in an event – whom it was shared with, handed to, asked or put on the panel – is left out. */
export function toOwnActs({ events, texts, slots }: Pick<LoadedCase, 'events' | 'texts' | 'slots'>, user: UserId): readonly OwnAct[] {
  return events
    .filter(({ by }) => by === user)
    .map(({ at, what }) => ({ at, kind: what.kind, step: 'step' in what ? what.step : null, wrote: toWords(what, { texts, slots }, user) }));
}

/** What was recorded of a person by others: that she takes part as a representative or on the panel, for which union she speaks, and whether a card reached her. */
export function toRecordedOf({ events, texts }: Pick<LoadedCase, 'events' | 'texts'>, user: UserId): readonly Json[] {
  return events.flatMap(({ at, by, what }): readonly Json[] => {
    const textOf = (ref: string | undefined) => (ref === undefined ? null : (texts[ref] ?? null));
    switch (what.kind) {
      case 'shared':
        return what.with === user ? [{ at, kind: what.kind, step: what.step, union: textOf(what.union), name: textOf(what.name) }] : [];
      case 'handed-over':
        return what.to === user ? [{ at, kind: what.kind }] : [];
      case 'step-asked':
        return what.question?.to.includes(user) === true ? [{ at, kind: what.kind, step: what.step }] : [];
      case 'delivery-noted':
        return what.with === user ? [{ at, kind: what.kind, step: what.step, state: what.state, reason: what.reason ?? null }] : [];
      case 'panel-named':
        return what.member === user ? [{ at, kind: what.kind, name: textOf(what.name), unreached: what.unreached === true }] : [];
      case 'panel-left':
        return what.member === user ? [{ at, kind: what.kind }] : [];
      case 'impartiality-answered':
        // Her own answer is among what she did; one the manager recorded stands here.
        return what.member === user && by !== user
          ? [{ at, kind: what.kind, on: what.on, clear: what.clear, answer: textOf(what.answer), how: what.how ?? null }]
          : [];
      case 'impartiality-decided':
        return what.member === user ? [{ at, kind: what.kind, on: what.on, clear: what.clear }] : [];
      case 'briefing-confirmed':
        return what.member === user && by !== user ? [{ at, kind: what.kind, on: what.on, how: what.how ?? null }] : [];
      default:
        return [];
    }
  });
}

function toWords(what: CaseEvent['what'], { texts, slots }: Pick<LoadedCase, 'texts' | 'slots'>, user: UserId): readonly Json[] {
  const kept = (ref: string | undefined): readonly Json[] => [ref === undefined ? undefined : texts[ref]].filter((text) => text !== undefined);
  switch (what.kind) {
    case 'case-opened':
    case 'facts-changed':
      return [what.facts as unknown as Json];
    case 'requirements-saved':
      return [what.list as unknown as Json];
    case 'shared':
      // Union and name are another person's; what went along with her card is the writer's.
      return kept(what.enclosed);
    case 'panel-named':
      // What another person is called.
      return what.member === user ? kept(what.name) : [];
    case 'impartiality-answered':
      // A member's answer is hers alone, and how it came the words of who recorded it; the director's name is neither's.
      if (what.member === user) return kept(what.answer);
      return what.how === undefined ? kept(what.elsewhere) : [what.how];
    case 'slot-noted': {
      // That she took a reference and when; what it said of a candidate is no matter of hers.
      const entry = slots[what.ref];
      return entry === undefined ? [] : [{ kind: entry.kind, on: 'on' in entry ? entry.on : null }];
    }
    case 'request-received':
      return [{ request: what.request, received: what.received, owner: what.owner, due: what.due }];
    case 'request-answered':
      return [{ on: what.on }];
    default:
      return [...referencesIn(what)].flatMap((reference) => texts[reference] ?? []);
  }
}

/** Every text reference in an event, however deep. */
function* referencesIn(node: unknown): Generator<string> {
  if (typeof node === 'string' && /^\d+\/[a-z0-9-]+$/.test(node)) yield node;
  if (typeof node === 'object' && node !== null) for (const value of Object.values(node)) yield* referencesIn(value);
}
