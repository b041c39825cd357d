//! Has the linker keep what the release build needs to divide the app into parts; see `scripts/app.mjs`.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_divided = std::env::var_os("CARGO_FEATURE_PARTS").is_some();
    let is_for_browsers = std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm");
    if is_divided && is_for_browsers {
        println!("cargo::rustc-link-arg-bin=safeguarding-audit=--emit-relocs");
    }
}
