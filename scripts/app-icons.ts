/** The icons of the app, drawn from `manifest/icons/<name>.svg`; `size` in pixels as Teams asks for it. */
export const appIcons = [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
] as const;
