//! Points the asset embedding at the built front end, or says how to build it.

use std::path::PathBuf;
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-env-changed=CARNET_UI_DIST");
    let dist = env::var_os("CARNET_UI_DIST").map_or_else(beside_the_crate, PathBuf::from);
    let manifest = dist.join("manifest.json");
    println!("cargo::rerun-if-changed={}", manifest.display());
    let Ok(dist) = dist.canonicalize() else { stop(&manifest) };
    if !manifest.is_file() {
        stop(&manifest);
    }
    let code = format!(
        "/// The built front end.\n#[derive(rust_embed::RustEmbed)]\n#[folder = {:?}]\nstruct Dist;\n",
        dist.display().to_string()
    );
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("dist.rs");
    if let Err(error) = fs::write(&out, code) {
        println!("cargo::error=cannot write {}: {error}", out.display());
        process::exit(1);
    }
}

fn beside_the_crate() -> PathBuf {
    PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../ui/dist")
}

fn stop(manifest: &std::path::Path) -> ! {
    println!(
        "cargo::error={} is missing: build the front end with `npm --prefix ui ci && npm --prefix ui run build`, \
         or point CARNET_UI_DIST at a built one",
        manifest.display()
    );
    process::exit(1);
}
