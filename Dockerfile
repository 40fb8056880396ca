# The whole product with its embedded databases. Data lives in /data: mount a volume there.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY console/package.json console/
COPY sdk/package.json sdk/
RUN npm ci --no-audit --no-fund
COPY . .
RUN cd console && node ../node_modules/vite/bin/vite.js build && cd .. && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
# PostgreSQL never runs as root, and neither does the rest.
RUN useradd --system --create-home --uid 10001 tactful && mkdir /data && chown tactful /data
WORKDIR /app
COPY --from=build --chown=root:root /app /app
USER tactful
ENV HOST=0.0.0.0 PORT=4000 TACTFUL_DATA=/data NODE_ENV=production
VOLUME /data
EXPOSE 4000
# What is under way is finished before the databases stop.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:4000/readyz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node_modules/.bin/node", "--disable-warning=ExperimentalWarning", "src/app/cli/main.ts"]
CMD ["serve"]
