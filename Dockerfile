# Losen in Teams mode. Build: docker build --tag losen .
# Everything it is told comes through the settings in docs/admin-guide.md; nothing secret is in the image.

FROM node:24-slim AS packages
WORKDIR /losen
COPY package.json package-lock.json .npmrc ./
# The lockfile's hashes decide what comes in; no package runs anything while it is installed.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund && npm cache clean --force
# Two fifths of it are source maps and type declarations, which nothing reads when it runs.
RUN find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM node:24-slim
ENV NODE_ENV=production PORT=3978 LOSEN_DATA_DIR=/data
WORKDIR /losen
# The account «node» (1000) owns the data and nothing else; npm is not needed any more.
RUN mkdir --mode=0700 /data && chown node:node /data && rm -rf /usr/local/lib/node_modules /opt/yarn*
COPY --from=packages /losen/node_modules ./node_modules
COPY package.json ./
COPY policies ./policies
COPY cards ./cards
COPY locales ./locales
COPY scripts/backup.ts scripts/restore.ts scripts/copy-database.ts scripts/migrate-store.ts ./scripts/
COPY scripts/migrate ./scripts/migrate
COPY src ./src
USER node
VOLUME /data
EXPOSE 3978
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "src/main.ts", "serve"]
