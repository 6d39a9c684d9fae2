#!/usr/bin/env bash
# leptos 0.8.23 with the feature `csr` alone, wasm32-unknown-unknown, release, lto.
#
# A page that shows one word, with no server function, request or stream in it, exports the classes of wasm-streams: leptos depends
# on server_fn with its feature `browser` whatever the features asked for, and functions that #[wasm_bindgen] exports are kept by the
# linker even where nobody can call them. So every such program carries the futures behind them, and its glue the three classes.
#
# Seen, exports of the linked module: intounderlyingbytesource_pull, intounderlyingsink_write, intounderlyingsource_pull and others.
# It fails if they are gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat >Cargo.toml <<'TOML'
[package]
name = "one-word"
version = "0.1.0"
edition = "2021"

[dependencies]
leptos = { version = "=0.8.23", features = ["csr"] }

[profile.release]
lto = true
panic = "abort"
TOML
cat >src/main.rs <<'RUST'
use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <p>"word"</p> });
}
RUST
cargo build --quiet --release --target wasm32-unknown-unknown
found=$(grep -aoE 'intounderlying(byte)?(source|sink)_[a-zA-Z]+' target/wasm32-unknown-unknown/release/one-word.wasm | sort -u)
echo "$found"
for name in intounderlyingbytesource_pull intounderlyingsink_write intounderlyingsource_pull; do
  grep -q "^$name$" <<<"$found" || { echo "$name is no longer exported"; exit 1; }
done
