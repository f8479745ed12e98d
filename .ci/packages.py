"""Holds every package of Cargo.lock against the licences, bans and sources of deny.toml.

Reads the output of `cargo metadata --locked --format-version 1` on standard input; exits with 1 and one line for each
package that deny.toml does not allow.
"""

import json
import re
import sys
import tomllib


def main() -> int:
    with open("deny.toml", "rb") as file:
        rules = tomllib.load(file)
    allowed = set(rules["licenses"]["allow"])
    exceptions = {entry["crate"]: set(entry["allow"]) for entry in rules["licenses"]["exceptions"]}
    banned = {ban["crate"]: ban["reason"] for ban in rules["bans"]["deny"]}
    packages = json.load(sys.stdin)["packages"]
    faults = []
    for package in packages:
        name = f"{package['name']} {package['version']}"
        licence = package["license"]
        if not licence or not satisfied(licence, allowed | exceptions.get(package["name"], set())):
            faults.append(f"{name}: licence {licence}")
        if package["name"] in banned:
            faults.append(f"{name}: banned, {banned[package['name']]}")
        if package["source"] and not package["source"].startswith("registry+"):
            faults.append(f"{name}: source {package['source']}")
    print("\n".join(faults) or f"{len(packages)} packages, all allowed")
    return 1 if faults else 0


def satisfied(expression: str, allowed: set[str]) -> bool:
    """Whether the allowed licences satisfy an SPDX expression (`/` is an old way of writing OR)."""
    tokens = re.findall(r"\(|\)|[^\s()]+", expression.replace("/", " OR "))

    def either() -> bool:
        value = both()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            value = both() or value
        return value

    def both() -> bool:
        value = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            value = one() and value
        return value

    def one() -> bool:
        token = tokens.pop(0)
        if token == "(":
            value = either()
            tokens.pop(0)
            return value
        if tokens and tokens[0] == "WITH":
            token = f"{token} WITH {tokens[1]}"
            del tokens[:2]
        return token in allowed

    return either()


if __name__ == "__main__":
    sys.exit(main())
