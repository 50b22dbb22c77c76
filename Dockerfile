# newsparse in a container: docker build -t newsparse . && docker run --rm -i newsparse parse - < story.txt
# Articles in a folder: docker run --rm -v "$PWD:/work" --user "$(id -u):$(id -g)" newsparse check wire/
FROM python:3.13-slim AS build
WORKDIR /source
COPY constraints.txt pyproject.toml hatch_build.py README.md CHANGELOG.md LICENSE NOTICE ./
COPY src ./src
# The pip of the image may be too old for --build-constraint.
RUN python -m venv /opt/newsparse \
    && /opt/newsparse/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
      --constraint constraints.txt pip \
    && /opt/newsparse/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
      --constraint constraints.txt --build-constraint constraints.txt .

FROM python:3.13-slim
COPY --from=build /opt/newsparse /opt/newsparse
RUN useradd --create-home --uid 1000 newsparse
USER 1000:1000
WORKDIR /work
ENTRYPOINT ["/opt/newsparse/bin/newsparse"]
CMD ["--help"]
