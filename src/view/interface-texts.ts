import en from '../../locales/en.json' with { type: 'json' };
import nb from '../../locales/nb.json' with { type: 'json' };
import nn from '../../locales/nn.json' with { type: 'json' };
import type { InterfaceTexts } from './say.ts';

/** The interface texts that come with the product. */
export const interfaceTexts: InterfaceTexts = { nb, nn, en };
