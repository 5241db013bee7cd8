import { cardTemplates } from '../../src/view/card-templates.ts';
import { interfaceTexts } from '../../src/view/interface-texts.ts';
import { createRenderer } from '../../src/view/render.ts';

/** The renderer as the product builds it. */
export const sampleRenderer = createRenderer({ texts: interfaceTexts, templates: cardTemplates });
