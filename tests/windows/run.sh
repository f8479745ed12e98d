#!/usr/bin/env bash
# The program for Windows, run by Wine: the sample is built byte for byte as on Linux, and files that other programs hold
# are waited for. Needs the program for this system (first argument), mingw-w64, Wine, and Rust's target for Windows.
set -euo pipefail
cd "$(dirname "$0")/../.."

native=$(realpath "$1")
target=x86_64-pc-windows-gnu
here=tests/windows
wine=$(command -v wine64 || echo /usr/lib/wine/wine64)
server=$(command -v wineserver || echo /usr/lib/wine/wineserver64)
today=(--today 2026-11-23)

scratch=$(mktemp -d)
export WINEPREFIX=$scratch/wine WINEDEBUG=-all
# The server writes into the folder until it has ended.
trap '"$server" -k || true; "$server" -w || true; rm -rf "$scratch"' EXIT

# The same code as the release; only the time that the compiler may take is less.
cargo build --locked --quiet --profile windows-check --target "$target"
mkdir "$scratch/bin"
cp "${CARGO_TARGET_DIR:-target}/$target/windows-check/doithoai.exe" "$scratch/bin/"
# Without the C library, whose work at the end of every thread can meet the end of the process under Wine.
x86_64-w64-mingw32-gcc -shared -O1 -nostdlib -Wl,--entry=DllMain \
  -o "$scratch/bin/bcryptprimitives.dll" "$here/bcryptprimitives.c" -ladvapi32
x86_64-w64-mingw32-gcc -O1 -o "$scratch/bin/hold.exe" "$here/hold.c"
"$wine" cmd /c ver >/dev/null 2>&1

# Wine 8 may crash (139) at the very end of a process whose threads are ending too, when all its work is done, and its
# server kills (137) a process that takes more than a second from there, as it may on a busy machine: such a run is
# repeated. Only what the last run said counts.
windows() {
  local code run
  for run in 1 2 3 4; do
    code=0
    "$wine" "$scratch/bin/doithoai.exe" "$@" >"$scratch/said" 2>"$scratch/complained" || code=$?
    [ "$code" = 139 ] || [ "$code" = 137 ] || break
  done
  cat "$scratch/said"
  cat "$scratch/complained" >&2
  return "$code"
}

# A run that makes what is there once, so that it cannot be repeated: a comparison must tell whether it did its work.
windows_once() {
  "$wine" "$scratch/bin/doithoai.exe" "$@" >/dev/null || true
}

fail() {
  echo "$*"
  exit 1
}

# Compares two folders but for the private notes of builds, which hold times.
same() {
  diff --recursive --brief --exclude .doithoai "$1" "$2" || fail "$1 and $2 differ"
}

cp -r content "$scratch/site-content"
mkdir "$scratch/sample"
mv "$scratch/site-content" "$scratch/sample/content"
cd "$scratch"

"$native" build --strict "${today[@]}" --site sample --output linux >/dev/null
windows build --strict "${today[@]}" --site sample --output windows
same linux windows
# By a drive letter, in a folder whose name has spaces and accents; nothing is written twice.
windows build --strict "${today[@]}" --site "Z:${scratch//\//\\}\\sample" --output "trang đối thoại\\xã" >/dev/null
same linux "trang đối thoại/xã"
windows build --strict "${today[@]}" --site sample --output windows >again
grep -q 'không có gì thay đổi' again ||
  fail "a second build on Windows wrote something"

# Windows takes INDEX.HTML and index.html for one file: one that is not ours is told and kept.
mkdir case
echo "của tôi" >case/INDEX.HTML
windows build --strict "${today[@]}" --site sample --output case 2>refused && fail "published over a file of others"
grep -q 'Hãy chuyển các mục đó đi' refused || fail "$(cat refused)"
[ "$(cat case/INDEX.HTML)" = "của tôi" ] || fail "a file of others was overwritten"
rm case/INDEX.HTML
windows build --strict "${today[@]}" --site sample --output case >/dev/null
same linux case

# Windows line ends and a byte-order mark make no difference.
cp -r sample crlf
find crlf/content \( -name '*.md' -o -name '*.yaml' \) -exec sed -i -e 's/$/\r/' -e '1s/^/\xEF\xBB\xBF/' {} +
windows build --strict "${today[@]}" --site crlf --output crlf/output >/dev/null
same linux crlf/output

windows_once init trang
"$native" init trang-linux >/dev/null
diff --recursive trang trang-linux || fail "init differs"
windows check --strict "${today[@]}" --site trang
windows schema --site trang --output luoc-do >/dev/null
diff --recursive luoc-do trang/.doithoai/schema || fail "schema differs"
article=(--yes --title "Đối thoại: đường liên thôn" --date 18/06/2026 --time 7h30 --commune "Ia Le" --chair "Nguyễn Văn A, Chủ tịch UBND xã")
windows_once new --site trang "${article[@]}"
"$native" new --site trang-linux "${article[@]}" >/dev/null
diff --recursive trang/content trang-linux/content || fail "new differs"
windows check "${today[@]}" --site trang >/dev/null || fail "check of a new article"
windows_once theme eject style.css --site trang
"$native" theme eject style.css --site trang-linux >/dev/null
diff --recursive trang/themes trang-linux/themes || fail "theme eject differs"
printf '%s\n' --- 'title: x' 'date: 31/02/2026' --- >trang/content/news.md
mkdir -p trang/content/news && mv trang/content/news.md trang/content/news/x.md
windows check --format short --site trang >mistakes || [ $? = 1 ] || fail "check of a mistake"
grep -q '^content/news/x.md:3:7: lỗi\[invalid-date\]: không có ngày 31/02/2026' mistakes || fail "$(cat mistakes)"
windows build --site trang --output 'trang\content\x' 2>refused && fail "published into content"
grep -q 'không thể ghi trang vào' refused || fail "$(cat refused)"

# A file that another program holds for a moment is waited for; one that stays held is named, and nothing changes.
hold() {
  "$wine" "$scratch/bin/hold.exe" "$1" "$2" >"$scratch/held" &
  until [ -s "$scratch/held" ]; do sleep 0.05; done
}
rm -r windows/.doithoai/receipt
hold sample/content/site.yaml 300
windows build --strict "${today[@]}" --site sample --output windows >/dev/null || fail "a short hold on an article"
wait
sed -i 's/^title: .*/title: Đối thoại (bản mới)/' sample/content/site.yaml
hold windows/index.html 300
windows build --strict "${today[@]}" --site sample --output windows >/dev/null || fail "a short hold on a page"
wait
sed -i 's/^title: .*/title: Đối thoại (bản mới hơn)/' sample/content/site.yaml
hold windows/index.html 600000
windows build --strict "${today[@]}" --site sample --output windows 2>refused && fail "published over a page that is held"
grep -q 'index.html.*Hãy đóng chương trình' refused || fail "$(cat refused)"
kill $!
wait || true
windows build --strict "${today[@]}" --site sample --output windows >/dev/null || fail "a page that is held no more"
"$native" build --strict "${today[@]}" --site sample --output linux >/dev/null
same linux windows
hold sample/content/topics.yaml 5000
windows build --strict "${today[@]}" --site sample --output windows 2>refused && fail "read a file that is held"
grep -q 'topics.yaml. Hãy đóng tệp này' refused || fail "$(cat refused)"
wait
echo "Windows: ok"
