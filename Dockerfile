# A static waml and nothing else: docker build -t waml . && docker run --rm -v "$PWD:/work" waml check
FROM rust:1-alpine AS build
RUN apk add --no-cache musl-dev
WORKDIR /src
COPY . .
RUN cargo build --locked --profile dist --bin waml

FROM scratch
COPY --from=build /src/target/dist/waml /waml
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["/waml"]
