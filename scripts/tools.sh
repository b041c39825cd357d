# Where the tools of this project are, and which Rust builds it. Sourced by the other scripts; changes nothing on disk.

project_root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
tool_cache="${XDG_CACHE_HOME:-$HOME/.cache}/safeguarding-audit"

wasm_bindgen_version=0.2.130
wasm_split_version=0.2.4
trunk_version=0.21.14

# Debian's own Rust lives here as links, so that it can stand before rustup's on PATH without hiding anything else.
debian_rust="$tool_cache/debian-rust/bin"

has_wasm_library() { # has_wasm_library RUSTC
  local folder
  folder="$("$1" --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" || return 1
  compgen -G "$folder/libcore-*.rlib" >/dev/null && compgen -G "$folder/libtest-*.rlib" >/dev/null
}

export PATH="$tool_cache/tools/bin:$project_root/node_modules/.bin:$PATH"
if [ -x "$debian_rust/rustc" ] && has_wasm_library "$debian_rust/rustc"; then
  export PATH="$debian_rust:$PATH"
fi

# One target folder for every checkout and every script: builds are what takes the time here.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$tool_cache/target}"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
if [ -z "${CHROMEDRIVER:-}" ]; then
  CHROMEDRIVER="$(command -v chromedriver || true)"
fi
export CHROMEDRIVER
if [ -z "${CHROMIUM:-}" ]; then
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    CHROMIUM="$(command -v "$name" || true)"
    [ -n "$CHROMIUM" ] && break
  done
fi
export CHROMIUM

say() { printf '\n== %s\n' "$*"; }
stop_because() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }
