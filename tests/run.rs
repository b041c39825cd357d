//! Every test in the tree is run by `scripts/test`: a test that nothing runs proves nothing, and nobody notices.

#[path = "source_code/blank.rs"]
mod blank;
mod what_runs;

use what_runs::{Tree, count, not_run, repository};

#[test]
fn every_test_in_the_tree_is_run() {
    let tree = repository();
    assert!(count(&tree) > 400, "only {} tests were found", count(&tree));
    let lost = not_run(&tree);
    assert!(lost.is_empty(), "\n{}\n", lost.join("\n"));
}

/// A small tree in which everything is run.
fn small_tree() -> Tree {
    let files = [
        (
            "Cargo.toml",
            "[features]\ndefault = [\"ui\"]\nui = []\n[[bin]]\nname = \"app\"\npath = \"src/main.rs\"\nrequired-features = [\"ui\"]\n",
        ),
        (
            "scripts/test",
            "cargo test --no-default-features --features schema\n\
             cargo test --target wasm32-unknown-unknown --test browser\n\
             SEED=7 \\\n  node --test tests/e2e/*.test.mjs\n",
        ),
        ("src/lib.rs", "pub mod model;\n#[cfg(feature = \"ui\")]\npub mod pages;\n"),
        ("src/main.rs", "fn main() {}\n"),
        ("src/model.rs", "pub mod ids;\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn f() {}\n}\n"),
        ("src/model/ids.rs", "pub struct Id;\n"),
        ("src/pages.rs", "// #[test] is named in a comment\npub const TEXT: &str = \"#[test]\";\n"),
        ("tests/grading.rs", "mod story;\n#[test]\nfn f() {}\n"),
        ("tests/schema.rs", "#![cfg(feature = \"schema\")]\nproptest! {\n    #[test]\n    fn f() {}\n}\n"),
        ("tests/story/mod.rs", "pub fn told() {}\n"),
        ("tests/browser.rs", "#![cfg(target_arch = \"wasm32\")]\n#[path = \"browser/locks.rs\"]\nmod locks;\n"),
        ("tests/browser/locks.rs", "#[wasm_bindgen_test]\nasync fn f() {}\n"),
        ("tests/e2e/tabs.test.mjs", "scenario('two tabs', async () => {});\n"),
        ("tests/e2e/person.mjs", "export class Person {}\n"),
    ];
    files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

/// What is not run once a file is planted in the small tree, or takes the place of one.
#[track_caller]
fn planted(path: &str, text: &str, lost: &[&str]) {
    let mut tree = small_tree();
    tree.insert(path.to_owned(), text.to_owned());
    assert_eq!(not_run(&tree), lost, "{path}: {text}");
}

const A_TEST: &str = "#[cfg(test)]\nmod tests {\n    #[test]\n    fn f() {}\n}\n";

#[test]
fn what_is_run_is_left_alone() {
    assert_eq!(not_run(&small_tree()), [""; 0]);
    assert_eq!(count(&small_tree()), 6);
    planted("src/model/ids.rs", A_TEST, &[]);
    planted(
        "src/model.rs",
        "mod ids;\n#[cfg(all(test, not(feature = \"ui\")))]\nmod tests {\n    #[test]\n    fn f() {}\n}\n",
        &[],
    );
}

#[test]
fn a_test_behind_a_feature_that_no_native_command_has_is_noticed() {
    planted("src/pages.rs", A_TEST, &["src/pages.rs:2: no command runs this test", "src/pages.rs:4: no command runs this test"]);
    planted("src/main.rs", "#[test]\nfn f() {}\n", &["src/main.rs:2: no command runs this test"]);
    planted(
        "tests/grading.rs",
        "mod story;\n#[test]\n#[cfg(feature = \"ui\")]\nfn f() {}\n",
        &["tests/grading.rs:4: no command runs this test"],
    );
    planted(
        "src/model/ids.rs",
        "#[cfg(feature = \"ui\")]\nmod shown {\n    #[test]\n    fn f() {}\n}\n#[test]\nfn g() {}\n",
        &["src/model/ids.rs:4: no command runs this test"],
    );
    planted(
        "tests/schema.rs",
        "#![cfg(target_os = \"plan9\")]\n#[test]\nfn f() {}\n",
        &["tests/schema.rs:3: no command runs this test"],
    );
}

#[test]
fn a_test_for_another_runner_is_noticed() {
    planted("tests/browser/locks.rs", "#[test]\nfn f() {}\n", &["tests/browser/locks.rs:2: no command runs this test"]);
    planted("src/model/ids.rs", "#[wasm_bindgen_test]\nfn f() {}\n", &["src/model/ids.rs:2: no command runs this test"]);
    planted("src/model/ids.rs", "#[test]\n#[ignore = \"slow\"]\nfn f() {}\n", &["src/model/ids.rs:3: no command runs this test"]);
}

#[test]
fn a_suite_that_cargo_does_not_build_is_noticed() {
    let mut cargo = small_tree()["Cargo.toml"].clone();
    cargo.push_str("[package]\nautotests = false\n[[test]]\nname = \"browser\"\n[[test]]\nname = \"schema\"\n");
    planted("Cargo.toml", &cargo, &["tests/grading.rs: no file declares it", "tests/story/mod.rs: no file declares it"]);
    planted(
        "Cargo.toml",
        &(small_tree()["Cargo.toml"].clone() + "[[test]]\nname = \"schema\"\nrequired-features = [\"ui\"]\n"),
        &["tests/schema.rs:4: no command runs this test"],
    );
    planted(
        "Cargo.toml",
        &(small_tree()["Cargo.toml"].clone() + "[lib]\ntest = false\n"),
        &["src/model.rs:3: no command runs this test", "src/model.rs:5: no command runs this test"],
    );
}

#[test]
fn a_file_that_nothing_declares_is_noticed() {
    planted("tests/browser/tabs.rs", "#[wasm_bindgen_test]\nfn f() {}\n", &["tests/browser/tabs.rs: no file declares it"]);
    planted("tests/story/audits.rs", "pub fn audit() {}\n", &["tests/story/audits.rs: no file declares it"]);
    planted("src/model/dates.rs", A_TEST, &["src/model/dates.rs: no file declares it"]);
}

#[test]
fn a_command_that_is_gone_or_runs_only_sometimes_is_noticed() {
    let browser = "tests/browser/locks.rs:2: no command runs this test";
    planted("scripts/test", "cargo test --no-default-features --features schema\nnode --test tests/e2e/*.test.mjs\n", &[browser]);
    planted(
        "scripts/test",
        "cargo test --no-default-features --features schema\nif x; then\n  cargo test --target wasm32-unknown-unknown --test browser\nfi\nnode --test tests/e2e/*.test.mjs\n",
        &[browser],
    );
    planted(
        "scripts/test",
        "cargo test --no-default-features --features schema --test grading\n\
         cargo test --target wasm32-unknown-unknown --test browser\nnode --test tests/e2e/*.test.mjs\n",
        &[
            "src/model.rs:3: no command runs this test",
            "src/model.rs:5: no command runs this test",
            "tests/schema.rs:4: no command runs this test",
        ],
    );
}

#[test]
fn scenarios_that_the_pattern_does_not_match_are_noticed() {
    let told = "scenario('a person', async () => {});\n";
    planted("tests/e2e/offices/forms.test.mjs", told, &["tests/e2e/offices/forms.test.mjs: no command runs these scenarios"]);
    planted("tests/e2e/forms.mjs", told, &["tests/e2e/forms.mjs: no command runs these scenarios"]);
    planted("tests/measure/bytes.test.mjs", "", &["tests/measure/bytes.test.mjs: no command runs these scenarios"]);
    planted("tests/e2e/forms.test.mjs", told, &[]);
}
