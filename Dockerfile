# A static waml and nothing else.
#
# From this checkout:              docker build -t waml .
# From FOLDER/waml, static too:    docker build -t waml -f Dockerfile --build-arg PROGRAM=given FOLDER
# And then:                        docker run --rm -v "$PWD:/work" waml check
ARG PROGRAM=built

FROM rust:1-slim AS built
WORKDIR /src
COPY . .
RUN release/program /waml

FROM scratch AS given
COPY waml /waml

FROM ${PROGRAM} AS program

FROM scratch
COPY --from=program /waml /waml
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["/waml"]
