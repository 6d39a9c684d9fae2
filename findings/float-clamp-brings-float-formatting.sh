#!/usr/bin/env bash
# rustc 1.95.0, wasm32-unknown-unknown, opt-level z, lto, panic abort.
#
# `f64::clamp` with bounds that the compiler does not know brings the formatting of floats into a program that formats nothing: its
# assertion says both bounds with {:?}, and that is the shortest and the exponential form with their tables. And a float printed with
# {:.1} brings the shortest form too, which it never uses: both stand in one function, chosen at run time.
#
# Seen, bytes of the linked module of one function: max and min 180, clamp 24606; a whole number as text 13315, a float with {:.1} 32673.
# It fails if clamp costs less than 10 kB more, or {:.1} less than 5 kB more than a whole number: then this is mended.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
rustup toolchain install 1.95.0 --profile minimal --target wasm32-unknown-unknown >/dev/null 2>&1 ||
  rustc --version | grep -q '^rustc 1\.95\.0 ' || { echo "rustc 1.95.0 is needed"; exit 2; }

size() {
  printf '#[unsafe(no_mangle)]\npub extern "C" fn run(value: f64, low: f64, high: f64) -> f64 {\n    %s\n}\n' "$2" >"$1.rs"
  rustc +1.95.0 --edition 2024 --crate-type cdylib --target wasm32-unknown-unknown \
    -C opt-level=z -C lto=fat -C panic=abort -C codegen-units=1 -C strip=symbols "$1.rs" -o "$1.wasm"
  wc -c <"$1.wasm"
}

bare=$(size bare 'value.max(low).min(high)')
clamp=$(size clamp 'value.clamp(low, high)')
fixed=$(size fixed 'let _ = (low, high); format!("{value:.1}").len() as f64')
text=$(size text 'let _ = (low, high); format!("{}", value as i64).len() as f64')
echo "max and min $bare bytes, clamp $clamp; a whole number as text $text, a float with {:.1} $fixed"
((clamp - bare > 10000)) || { echo "clamp no longer brings float formatting"; exit 1; }
((fixed - text > 5000)) || { echo "{:.1} no longer brings the other forms"; exit 1; }
