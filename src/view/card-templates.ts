import advertReport from '../../cards/advert-report.json' with { type: 'json' };
import ahead from '../../cards/ahead.json' with { type: 'json' };
import broadcast from '../../cards/broadcast.json' with { type: 'json' };
import broadcastList from '../../cards/broadcast-list.json' with { type: 'json' };
import broadcastPreview from '../../cards/broadcast-preview.json' with { type: 'json' };
import broadcastReport from '../../cards/broadcast-report.json' with { type: 'json' };
import caseList from '../../cards/case-list.json' with { type: 'json' };
import caseCard from '../../cards/case.json' with { type: 'json' };
import digest from '../../cards/digest.json' with { type: 'json' };
import form from '../../cards/form.json' with { type: 'json' };
import gate from '../../cards/gate.json' with { type: 'json' };
import help from '../../cards/help.json' with { type: 'json' };
import moved from '../../cards/moved.json' with { type: 'json' };
import myDataExport from '../../cards/my-data-export.json' with { type: 'json' };
import myData from '../../cards/my-data.json' with { type: 'json' };
import notice from '../../cards/notice.json' with { type: 'json' };
import plan from '../../cards/plan.json' with { type: 'json' };
import reminder from '../../cards/reminder.json' with { type: 'json' };
import reportedFindings from '../../cards/reported-findings.json' with { type: 'json' };
import settings from '../../cards/settings.json' with { type: 'json' };
import sheet from '../../cards/sheet.json' with { type: 'json' };
import welcome from '../../cards/welcome.json' with { type: 'json' };
import type { Reply } from '../core/reply/reply.ts';

/** The card templates by the kind of reply they show. */
export const cardTemplates: Readonly<Record<Reply['kind'], object>> = {
  case: caseCard,
  plan,
  ahead,
  form,
  gate,
  'case-list': caseList,
  notice,
  welcome,
  help,
  'reported-findings': reportedFindings,
  settings,
  'advert-report': advertReport,
  'my-data': myData,
  'my-data-export': myDataExport,
  reminder,
  digest,
  broadcast,
  'broadcast-preview': broadcastPreview,
  'broadcast-report': broadcastReport,
  'broadcast-list': broadcastList,
  sheet,
  moved,
};
