#!/usr/bin/env bash
# What a disk may do to publishing, on real file systems: one that is full and one that is read-only. Needs
# the program (first argument) and root, for it mounts a disk in memory, which it unmounts again.
set -euo pipefail
cd "$(dirname "$0")/../.."

program=$(realpath "$1")
scratch=$(mktemp -d)
disk=$scratch/disk
trap 'umount "$disk" 2>/dev/null || true; rm -rf "$scratch"' EXIT
mkdir "$disk"

fail() {
  echo "$*"
  exit 1
}

# Compares two folders but for the private notes of builds, which hold times.
same() {
  diff --recursive --brief --exclude .doithoai "$1" "$2" || fail "$1 and $2 differ: $3"
}

build() {
  "$program" build --today 2026-06-15 --site "$scratch/site" --output "$1" >"$scratch/said" 2>&1
}

# A build that must fail, for the reason and with the advice that are given.
refused() {
  local code=0
  build "$disk/output" || code=$?
  [ "$code" = 3 ] || fail "the build ended with $code: $(cat "$scratch/said")"
  local words
  for words in "$@"; do
    grep -q -- "$words" "$scratch/said" || fail "no word of '$words': $(cat "$scratch/said")"
  done
}

"$program" init "$scratch/site" >/dev/null
build "$scratch/former" || fail "$(cat "$scratch/said")"
sed -i 's/^title: .*/title: Một tên khác/' "$scratch/site/content/site.yaml"
build "$scratch/new" || fail "$(cat "$scratch/said")"
! diff --recursive --brief --exclude .doithoai "$scratch/former" "$scratch/new" >/dev/null || fail "nothing changed"

# The former site on the disk, in the state that its own build left.
put_former() {
  rm -rf "$disk/output"
  cp -a "$scratch/former" "$disk/output"
}

# Full, sooner or later: with so many kilobytes left, until all that a build needs is there.
mount -t tmpfs -o size=64m tmpfs "$disk"
fulls=0
for left in 0 4 16 64 128 256 512 1024 2048 4096; do
  put_former
  free=$(df --output=avail --block-size=1K "$disk" | tail -1)
  head -c "$(((free - left) * 1024))" /dev/zero >"$disk/filler"
  if build "$disk/output"; then
    same "$scratch/new" "$disk/output" "built with $left KB left"
  else
    fulls=$((fulls + 1))
    refused "ổ đĩa đã đầy" "giải phóng chỗ trống"
    same "$scratch/former" "$disk/output" "full with $left KB left"
  fi
  rm "$disk/filler"
  build "$disk/output" || fail "$(cat "$scratch/said")"
  same "$scratch/new" "$disk/output" "after $left KB were left"
done
[ "$fulls" -ge 4 ] || fail "the disk was full $fulls times only"
echo "full: $fulls builds failed and changed nothing; the next were right"

# Read-only.
put_former
mount -o remount,ro "$disk"
refused "chỉ cho đọc" "--output"
same "$scratch/former" "$disk/output" "read-only"
mount -o remount,rw "$disk"
build "$disk/output" || fail "$(cat "$scratch/said")"
same "$scratch/new" "$disk/output" "writable again"
umount "$disk"
echo "read-only: told, nothing changed; the next build was right"
