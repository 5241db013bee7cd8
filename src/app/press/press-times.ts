import type { Outcome } from '../../core/turn.ts';
import { carryOut, draftForm, noSuchCase, staleCard } from '../carry-out.ts';
import { loadDraft } from '../drafts.ts';
import { saveFocus } from '../focus.ts';
import type { LoadedCase } from '../load-case.ts';
import { openForReader } from '../open-for-reader.ts';
import { toTimesForm } from '../show/times-form.ts';
import { toTimesDone } from '../show/times-done.ts';
import { caseReply, mayWork, newOrigin, replacing, type TurnContext } from '../turn-context.ts';
import type { Press } from './read-press.ts';

/** Handles what is pressed about interview times that are recorded and may still change. */
export async function pressTimes(context: TurnContext, press: Press): Promise<Outcome> {
  const { app, tenant, person } = context;
  const today = app.clock.today();
  const optionsOf = (loaded: LoadedCase) => ({ origin: newOrigin(context, loaded.state.id), today });
  switch (press.verb) {
    case 'times.form': {
      const loaded = press.caseId === null ? null : await openForReader(context, press.caseId);
      if (loaded === null || !mayWork(context, loaded)) return noSuchCase(context);
      await saveFocus(context, loaded.state.id);
      const form = draftForm({ caseId: press.caseId, verb: 'times.save', step: null, position: null });
      const draft = await loadDraft({ app, tenant, person: person.id, form });
      return replacing(context, toTimesForm(loaded, { ...optionsOf(loaded), draft }) ?? caseReply(context, loaded));
    }
    case 'times.save':
      return carryOut(context, press, {
        command: { kind: 'change-times', inputs: press.data },
        done: (loaded) => toTimesDone(loaded, today) ?? { key: 'app.done.times' },
        form: (loaded, refused) => toTimesForm(loaded, { ...optionsOf(loaded), ...refused }) ?? caseReply(context, loaded),
      });
    default:
      return staleCard(context);
  }
}
