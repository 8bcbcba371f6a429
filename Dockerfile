# One image for the web app, the workers and the set-up step; compose.yaml says which of them a container is.
FROM node:24-bookworm-slim

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
