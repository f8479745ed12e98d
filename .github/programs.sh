#!/usr/bin/env bash
# Builds the programs of a release into a folder: one for Linux that needs no library of the system, one for Windows, and
# their checksums. Needs musl-tools, mingw-w64 and both targets of Rust.
set -euo pipefail
cd "$(dirname "$0")/.."

into=$1
mkdir -p "$into"
for target in x86_64-unknown-linux-musl x86_64-pc-windows-gnu; do
  cargo build --locked --release --target "$target"
done
cp target/x86_64-unknown-linux-musl/release/doithoai "$into/doithoai-linux-x86_64"
cp target/x86_64-pc-windows-gnu/release/doithoai.exe "$into/doithoai-windows-x86_64.exe"
cd "$into"
sha256sum doithoai-* >SHA256SUMS
