import { requirementsGap } from '../../core/case/requirements.ts';
import { isPublished } from '../../core/case/state.ts';
import type { Outcome } from '../../core/turn.ts';
import { carryOut, draftForm, noSuchCase, staleCard, toRefusalReply } from '../carry-out.ts';
import { loadDraft } from '../drafts.ts';
import type { LoadedCase } from '../load-case.ts';
import { openForReader } from '../open-for-reader.ts';
import { requirementParts, toLinksForm, toRequirementsForm } from '../show/requirements-form.ts';
import { changedMeanwhile, mayWork, newOrigin, replacing, type RefusedForm, type TurnContext } from '../turn-context.ts';
import { numberOf, textOf, toDraft, type Press } from './read-press.ts';

/** Handles the job analysis: four lists, then which task each line belongs to. */
export async function pressList(context: TurnContext, press: Press): Promise<Outcome> {
  if (press.caseId === null) return staleCard(context);
  const basis = numberOf(press, 'basis', 0);
  const linksOrCard = (loaded: LoadedCase) => {
    const list = loaded.state.requirements?.list ?? null;
    return list !== null && requirementsGap(list) === 'unlinked' ? toLinksForm(loaded, list, { origin: newOrigin(context, loaded.state.id) }) : null;
  };
  switch (press.verb) {
    case 'list.open': {
      const loaded = await openForReader(context, press.caseId);
      if (loaded === null || !mayWork(context, loaded)) return noSuchCase(context);
      if (isPublished(loaded.state)) {
        return replacing(
          context,
          toRefusalReply(context, loaded, { reason: 'frozen', what: ['requirements'] }, { kind: 'link-list', chosen: {}, basis }),
        );
      }
      const draft = await loadDraft({
        app: context.app,
        tenant: context.tenant,
        person: context.person.id,
        form: draftForm({ ...press, verb: 'list.save', step: null, position: null }),
      });
      return replacing(context, toRequirementsForm(loaded, { origin: newOrigin(context, loaded.state.id), draft }));
    }
    case 'list.save': {
      const [tasks, must, should, traits] = requirementParts.map((part) => [textOf(press, part) ?? '']);
      return carryOut(context, press, {
        command: { kind: 'save-list', texts: { tasks: tasks ?? [], must: must ?? [], should: should ?? [], traits: traits ?? [] }, basis },
        done: { key: 'app.done.list' },
        form: (loaded, refused) =>
          toRequirementsForm(loaded, { origin: newOrigin(context, loaded.state.id), ...refused, ...heldAgainst(refused, basis) }),
        show: linksOrCard,
      });
    }
    case 'list.link': {
      const chosen = Object.fromEntries(
        Object.entries(toDraft(press)).flatMap(([name, value]) => (name.startsWith('link-') ? [[name.slice('link-'.length), value]] : [])),
      );
      return carryOut(context, press, {
        command: { kind: 'link-list', chosen, basis },
        done: { key: 'app.done.list' },
        form: (loaded, refused) => {
          const list = loaded.state.requirements?.list;
          const origin = newOrigin(context, loaded.state.id);
          if (list === undefined) return toRequirementsForm(loaded, { origin });
          // After a change the choices may belong to other lines: the form starts from the list as it is now.
          const draft = refused.problems.length > 0 ? refused.draft : null;
          return toLinksForm(loaded, list, { origin, draft, problems: refused.problems, ...heldAgainst(refused, basis) });
        },
      });
    }
    default:
      return staleCard(context);
  }
}

/**
 * What the form that comes back is held against. After a wrong answer that is still the version she opened it on;
 * no problem with any input, and yet refused, means that somebody has saved another one: she is told, and may go on from there.
 */
function heldAgainst({ problems }: RefusedForm, basis: number) {
  return problems.length > 0 ? { basis } : { notices: [changedMeanwhile] };
}
