
# Comes after the Dockerfile of every language: what all images have in common. No data, no secrets.
COPY --from=runner /build/runner/build/runner /build/runner/build/launcher /opt/afterburner/
COPY image/files /opt/afterburner/
RUN mkdir -p /program /work \
 && dpkg-query -W -f '${Package} ${Version}\n' | sha256sum | cut -d' ' -f1 > /opt/afterburner/packages.sha256 \
 && find / -xdev -perm /6000 -type f -exec chmod a-s {} +
WORKDIR /work
ENTRYPOINT ["/opt/afterburner/runner"]
