# Comes before the Dockerfile of every language: builds the runner and runs its tests. Packages are unpacked without
# waiting for the disk after each file (unsafe-io): a build that is cut off is made anew.
ARG BASE
FROM ${BASE} AS runner
RUN apt-get update && apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-unsafe-io gcc libc6-dev linux-libc-dev make
COPY runner /build/runner
COPY fixtures /build/fixtures
RUN make -C /build/runner check build/runner build/launcher

