# syntax=docker/dockerfile:1
FROM node:20.19.0-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node scripts/image.mjs /image

FROM node:20.19.0-bookworm-slim
ENV NODE_ENV=production NEXT_MANUAL_SIG_HANDLE=true NEXT_TELEMETRY_DISABLED=1
ENV HOSTNAME=0.0.0.0 PORT=3000 HUD_DATA_DIR=/data
WORKDIR /app
COPY --from=build /image ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["node", "healthy.mjs"]
CMD ["node", "server.js"]
