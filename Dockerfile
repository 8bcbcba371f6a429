# One image for the web app, the workers and the set-up step; compose.yaml says which of them a container is.
# Debian 12 with Node 24, npm and a user `node`; another registry's, or one of your own, by build argument.
ARG BASE=node:24-bookworm-slim
FROM ${BASE}

# For checkpoints: the generate worker makes itself a Python environment when the first is served.
RUN apt-get update && apt-get install --yes --no-install-recommends python3-venv && rm -rf /var/lib/apt/lists/*

WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1

# Before the sources, so that a change of these does not install everything anew.
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save --include=dev --include=optional --ignore-scripts --no-audit --no-fund

COPY . .
RUN npm run db:generate && NODE_ENV=production npx next build && mkdir /data && chown node:node /data

ENV NODE_ENV=production DATA_DIR=/data
USER node
EXPOSE 3000
CMD ["node", "scripts/web.mjs", "0.0.0.0", "3000"]
