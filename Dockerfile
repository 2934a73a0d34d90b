# The service as a container: built with Swift, run from an image that holds the program, its libraries and no shell.
# Tests/EndToEnd/container.sh replays the stages below `build` without Docker, from these very lines.

FROM swift:6.3-bookworm AS build
WORKDIR /source
COPY Scripts Scripts
RUN Scripts/require-packages.sh build && rm -rf /var/lib/apt/lists/*
COPY . .
RUN make build

FROM debian:bookworm-slim AS libraries
# The newest of a stable release is wanted here: a pinned version would hold back its security updates.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libgnutls30 libmicrohttpd12 libsimdjson14 libsqlite3-0 libstdc++6 libyaml-0-2 zlib1g \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /source/.build/release/legible /image/usr/local/bin/legible
COPY Scripts/collect-libraries.sh /usr/local/bin/collect-libraries.sh
RUN collect-libraries.sh /image/usr/local/bin/legible /image \
    && install --directory --mode=0700 --owner=65532 --group=65532 /image/var/lib/legible \
    && install --directory --mode=1777 /image/tmp \
    && install --directory /image/etc \
    && echo 'legible:x:65532:65532::/var/lib/legible:/none' > /image/etc/passwd \
    && echo 'legible:x:65532:' > /image/etc/group

FROM scratch AS run
COPY --from=libraries /image/ /
USER 65532:65532
# Off loopback the server asks for tokens (LEGIBLE_TOKENS) or, in words, for LEGIBLE_ALLOW_ANONYMOUS=true.
ENV LEGIBLE_BIND=0.0.0.0:8080 LEGIBLE_DATA_DIR=/var/lib/legible
VOLUME ["/var/lib/legible"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --retries=3 CMD ["/usr/local/bin/legible", "health"]
ENTRYPOINT ["/usr/local/bin/legible"]
CMD ["serve"]
