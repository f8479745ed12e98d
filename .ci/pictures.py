"""Holds the pictures of a build to what their formats need: exiftool must find nothing else.

    pictures.py DOITHOAI PHOTO.jpg

Writes a place, names, a comment, a thumbnail and an orientation into a copy of the photo, builds a small site around it
with the program, and exits with 1 and one line for each tag that should not be there.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

# What a format cannot do without, and what exiftool reckons from that.
NEEDED = {
    "BitsPerSample", "ColorComponents", "EncodingProcess", "ImageHeight", "ImageSize", "ImageWidth", "Megapixels",
    "YCbCrSubSampling", "JFIFVersion", "ResolutionUnit", "XResolution", "YResolution", "VP8Version", "HorizontalScale",
    "VerticalScale", "WebP_Flags", "AlphaIsUsed",
}
SECRETS = [
    "-GPSLatitude=13.5", "-GPSLongitude=108.1", "-GPSLatitudeRef=N", "-GPSLongitudeRef=E", "-Artist=Nguyễn Văn A",
    "-Make=Máy", "-XMP:Creator=Nguyễn Văn A", "-IPTC:By-line=Nguyễn Văn A", "-Comment=bí mật", "-Orientation#=6",
]
ARTICLE = "---\ntitle: Đối thoại\ndate: 2026-03-12\ncover: {src: anh.jpg, alt: Ảnh}\ndocuments: [anh.jpg]\n---\n"


def main(program: str, photo: str) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        site = pathlib.Path(scratch)
        folder = site / "content/sessions/2026-03-12-thu"
        folder.mkdir(parents=True)
        shutil.copy(photo, folder / "anh.jpg")
        (folder / "index.md").write_text(ARTICLE, encoding="utf-8")
        exiftool("-q", "-overwrite_original", *SECRETS, str(folder / "anh.jpg"))
        subprocess.run([str(pathlib.Path(program).resolve()), "build", "--site", scratch], check=True, stdout=subprocess.DEVNULL)
        pictures = sorted((site / "output").rglob("*.webp")) + sorted((site / "output").rglob("*.jpg"))
        found = json.loads(exiftool("-json", "-G1", "-all", *map(str, pictures)))
    faults = []
    for tags in found:
        name = pathlib.Path(tags.pop("SourceFile")).name
        for tag in tags:
            group, _, key = tag.partition(":")
            if group not in ("ExifTool", "System", "File") and key not in NEEDED or key in ("Comment", "Warning"):
                faults.append(f"{name}: {tag} {tags[tag]}")
    print("\n".join(faults) or f"{len(found)} pictures, nothing but what they need")
    return 1 if faults or len(found) < 4 else 0


def exiftool(*arguments: str) -> str:
    return subprocess.run(["exiftool", *arguments], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
