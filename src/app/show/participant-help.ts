import { commandList, type Command } from '../../core/command-list.ts';
import type { Reply } from '../../core/reply/reply.ts';
import type { Say } from '../../core/text.ts';
import { menuButton, type TurnContext } from '../turn-context.ts';
import { systemName } from './system-name.ts';

/** What somebody takes part as; `none` has no case to see. */
export type Part = 'director' | 'union' | 'panel' | 'none';

/** What everybody can write. */
const everybodys: readonly Command['id'][] = ['language', 'my-data', 'drop-drafts'];
/** What she can write about cases she may see. */
const aboutCases: Readonly<Record<Part, readonly Command['id'][]>> = {
  director: ['list-cases', 'status', 'ahead'],
  union: ['list-cases'],
  panel: ['list-cases'],
  none: [],
};

/** What somebody who leads no recruitment can write, by what she takes part as. */
export function toParticipantHelp(context: TurnContext, part: Part): Reply {
  const ids = [...aboutCases[part], ...everybodys];
  const does = ({ id, description }: Command): Say => (id === 'list-cases' ? { key: `app.help.cases-${part}` } : description);
  return {
    kind: 'help',
    text: part === 'none' ? { key: 'app.welcome.no-role' } : { key: `app.help.text-${part}`, params: { system: systemName(context.policy) } },
    lines: commandList.filter(({ id }) => ids.includes(id)).map((command) => ({ say: command.title, does: does(command) })),
    buttons: part === 'none' ? [] : [menuButton(context, 'cases.list', { key: 'app.button.see-cases' }, {}, 'primary')],
  };
}
