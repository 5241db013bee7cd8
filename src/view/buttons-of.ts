import type { Button } from '../core/reply/button.ts';
import type { Reply } from '../core/reply/reply.ts';

/** Every button a reply offers, in the order it shows them. */
export function buttonsOf(reply: Reply): readonly Button[] {
  switch (reply.kind) {
    case 'case':
      return [...reply.view.buttons, ...reply.view.more];
    case 'plan':
      return [
        ...reply.view.stages.flatMap(({ steps, unfold }) => [unfold, ...steps.flatMap(({ button }) => (button === null ? [] : [button]))]),
        ...reply.view.buttons,
      ];
    case 'gate':
      return [...reply.view.opens.map(({ button }) => button), ...reply.view.buttons];
    case 'case-list':
      return [...reply.cases.map(({ button }) => button), ...reply.buttons];
    case 'settings':
      return [...reply.settings.flatMap(({ buttons }) => buttons), ...reply.buttons];
    case 'reported-findings':
      return [...reply.findings.map(({ button }) => button), ...reply.buttons];
    case 'digest':
      return [
        ...reply.groups.flatMap(({ lines, button }) => [...lines.map((line) => line.button), button].filter((one) => one !== null)),
        ...reply.buttons,
      ];
    case 'ahead':
    case 'form':
    case 'reminder':
    case 'advert-report':
    case 'broadcast':
      return reply.view.buttons;
    case 'broadcast-preview':
      return [...reply.view.audience.buttons, ...reply.view.buttons];
    case 'broadcast-report':
      return [...(reply.view.recipients?.buttons ?? []), ...reply.view.buttons, ...reply.view.more];
    case 'broadcast-list':
      return [...reply.view.rows.map(({ button }) => button), ...reply.view.buttons];
    case 'notice':
    case 'welcome':
    case 'help':
    case 'my-data':
      return reply.buttons;
    case 'my-data-export':
    case 'sheet':
    case 'moved':
      return [];
  }
}
