# Images of the command, the sandbox and the kit: docker build --target cli --tag starfish .
# `node docker/try.js` runs these steps where there is no engine.
FROM node:24-slim AS packages
WORKDIR /source
COPY . .
RUN sh docker/pack.sh /packages

FROM node:24-slim AS cli
COPY --from=packages /packages /packages
RUN sh /packages/install.sh cli client openapi-codec
WORKDIR /work
USER node
ENTRYPOINT ["starfish"]

FROM node:24-slim AS sandbox
COPY --from=packages /packages /packages
RUN sh /packages/install.sh sandbox openapi
WORKDIR /work
USER node
EXPOSE 8080
ENTRYPOINT ["starfish-sandbox", "--host", "0.0.0.0"]

FROM node:24-slim AS kit
COPY --from=packages /packages /packages
RUN sh /packages/install.sh contract-tests sandbox openapi
WORKDIR /work
USER node
ENTRYPOINT ["starfish-contract"]
