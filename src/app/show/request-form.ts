import type { InputProblem } from '../../core/case/refusal.ts';
import { isLegalClock, openRequests, requestKinds, requestOwners, type RequestKind, type RightsRequest } from '../../core/case/requests.ts';
import type { CaseState } from '../../core/case/state.ts';
import type { IsoDate, RuleId } from '../../core/ids.ts';
import type { InputView } from '../../core/reply/form-view.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Message, Say } from '../../core/text.ts';
import type { LoadedCase } from '../load-case.ts';
import { toButton, type CardOrigin } from './button.ts';
import type { Notice } from './notice.ts';
import { toRuleView } from './rule-view.ts';
import { plainInput, problemOf } from './step-inputs.ts';

/** The rules behind each kind, the one that says most first. */
const rulesOf: Readonly<Record<RequestKind, readonly RuleId[]>> = {
  information: ['N-20', 'N-25'] as RuleId[],
  'party-access': ['N-33', 'N-34'] as RuleId[],
  'public-access': ['N-24', 'N-22'] as RuleId[],
  reasons: ['N-24'] as RuleId[],
  complaint: ['N-25', 'N-33', 'N-20', 'N-46', 'N-38'] as RuleId[],
};

/** How a form about requests is opened. */
export interface RequestFormOptions {
  readonly origin: CardOrigin;
  readonly today: IsoDate;
  readonly draft?: Readonly<Record<string, string>>;
  readonly problems?: readonly InputProblem[];
  readonly notices?: readonly Notice[];
}

/** The rules behind a kind of request. */
export const requestRules = (request: RequestKind): readonly RuleId[] => rulesOf[request];

/** What a kind of request is called. */
export const requestName = (request: RequestKind): Message => ({ key: `app.request.${request}` });

const context = ({ id, facts }: CaseState): Say => ({ key: 'app.context.case', params: { case: id, title: facts.title } });

/** «Innsyn, opplysninger eller klage»: what came and when. Never who asked: there is no field for it. */
export function toRegisterForm(
  { state }: LoadedCase,
  wanted: RequestKind | null,
  { origin, today, draft, problems, notices = [] }: RequestFormOptions,
): Reply {
  const choice = (id: string, values: readonly string[], value: string): InputView => ({
    ...plainInput,
    id,
    kind: 'choice',
    label: { key: `app.request.input-${id}` },
    options: values.map((one) => ({ value: one, label: { key: `app.request.${one}` } })),
    value: draft?.[id] ?? value,
    problem: problemOf(id, problems),
  });
  const received: InputView = {
    ...plainInput,
    id: 'received',
    kind: 'date',
    label: { key: 'app.request.input-received' },
    value: draft?.['received'] ?? today,
    problem: problemOf('received', problems),
  };
  return {
    kind: 'form',
    view: {
      form: 'request',
      context: context(state),
      title: { key: 'app.request.title' },
      intro: { key: 'app.request.intro' },
      why: null,
      moreRules: [],
      notices,
      inputs: [choice('request', requestKinds, wanted ?? ''), received, choice('owner', requestOwners, 'hr')],
      buttons: [
        toButton(origin, 'request.register', { key: 'app.button.record' }, { style: 'primary', submits: true }),
        toButton(origin, 'case.show', { key: 'app.button.back' }),
      ],
    },
  };
}

/** One request: what whoever asked may get and may be told, by when, and the day it was answered. */
export function toRequestForm(
  { state, policy }: LoadedCase,
  one: RightsRequest,
  { origin, today, draft, problems, notices = [] }: RequestFormOptions,
): Reply {
  const [why, ...more] = requestRules(one.request).filter((id) => policy.rules.some((rule) => rule.id === id));
  const answered: InputView = {
    ...plainInput,
    id: 'answered-on',
    kind: 'date',
    label: { key: 'app.request.input-answered' },
    value: draft?.['answered-on'] ?? today,
    problem: problemOf('answered-on', problems),
  };
  return {
    kind: 'form',
    view: {
      form: 'request-answer',
      context: context(state),
      title: requestName(one.request),
      intro: { key: `app.request.${one.request}-text` },
      why: why === undefined ? null : toRuleView(policy, why),
      moreRules: more.map((id) => toRuleView(policy, id)),
      notices: [...notices, toClockNotice(one, today)],
      inputs: one.answered === null ? [answered] : [],
      buttons: [
        ...(one.answered === null
          ? [toButton(origin, 'request.answer', { key: 'app.request.answer' }, { style: 'primary', submits: true, data: { of: one.id } })]
          : []),
        toButton(origin, 'case.show', { key: 'app.button.back' }),
      ],
    },
  };
}

function toClockNotice({ request, received, first, due, owner, answered }: RightsRequest, today: IsoDate): Notice {
  const params = {
    received: { date: received },
    due: { date: due },
    first: { date: first ?? due },
    owner: { key: `app.request.${owner}` },
    answered: { date: answered ?? today },
  };
  if (answered !== null) return { tone: 'good', text: { key: 'app.request.clock-answered', params } };
  const kind = isLegalClock(request) ? 'law' : 'proposal';
  if (due < today) return { tone: 'attention', text: { key: `app.request.clock-over-${kind}`, params } };
  return { tone: 'neutral', text: { key: `app.request.clock-${kind}${first === null ? '-only' : ''}`, params } };
}

/** One line on the living card for each request that waits; late ones say so and what to do. */
export function toRequestNotices({ requests }: CaseState, today: IsoDate): readonly Notice[] {
  return openRequests(requests).map((one) => ({ tone: one.due < today ? 'attention' : 'neutral', text: toRequestLine(one, today) }));
}

/** A request in one line: what, by when, who. */
export function toRequestLine({ request, due, owner }: Pick<RightsRequest, 'request' | 'due' | 'owner'>, today: IsoDate): Message {
  const params = { request: requestName(request), due: { date: due }, owner: { key: `app.request.${owner}` } };
  return { key: due < today ? 'app.request.line-over' : due === today ? 'app.request.line-today' : 'app.request.line', params };
}
