import { delimiter, dirname, join } from 'node:path';

/** The environment of what is launched: Node 24 first on the path, and the folder the person stands in as INIT_CWD. */
export function targetEnvironment({ root, node, chromium, cwd, env }) {
  return {
    ...env,
    PATH: [dirname(node), env.PATH].filter(Boolean).join(delimiter),
    // npm sets it and moves to the root; without npm the current folder is the one meant.
    INIT_CWD: cwd === root && env.INIT_CWD ? env.INIT_CWD : cwd,
    // Types are stripped and code compiled once for all starts.
    NODE_COMPILE_CACHE: env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'losen'),
    ...(chromium === undefined ? {} : { LOSEN_CHROMIUM: chromium }),
  };
}
