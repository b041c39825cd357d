//! What is sealed with a passphrase opens with it, and with nothing else.

use crate::pretence::pretend;
use safeguarding_audit::platform::crypto::{Key, is_available, key_from_passphrase, random};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const SALT: &[u8] = b"a salt of 16 byt";

/// Few rounds, because only the test of known answers needs many.
async fn key(passphrase: &str) -> Key {
    key_from_passphrase(passphrase, SALT, 1000).await.expect("the browser makes keys")
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("it is hex")).collect()
}

#[wasm_bindgen_test]
async fn what_was_sealed_opens_with_the_same_passphrase() {
    for text in ["", "x", "what was said, with “quotes” and 🙂", &"long ".repeat(100_000)] {
        let (iv, sealed) = key("correct horse").await.seal(text.as_bytes()).await.expect("it is sealed");
        assert_eq!((iv.len(), sealed.len()), (12, text.len() + 16), "a tag of 16 bytes is at the end");
        let opened = key("correct horse").await.open(&iv, &sealed).await.expect("it is tried");
        assert!(opened.as_deref() == Some(text.as_bytes()), "{} bytes came back otherwise", text.len());
    }
}

#[wasm_bindgen_test]
async fn another_passphrase_salt_or_number_of_rounds_opens_nothing() {
    let (iv, sealed) = key("correct horse").await.seal(b"text").await.expect("it is sealed");
    let others = [("correct horsf", SALT, 1000), ("correct horse", b"a salt of 16 byu", 1000), ("correct horse", SALT, 1001)];
    for (passphrase, salt, rounds) in others {
        let other = key_from_passphrase(passphrase, salt, rounds).await.expect("the browser makes keys");
        assert_eq!(other.open(&iv, &sealed).await, Ok(None), "{passphrase}, {rounds}");
    }
}

#[wasm_bindgen_test]
async fn one_altered_or_missing_byte_opens_nothing() {
    let key = key("correct horse").await;
    let (iv, sealed) = key.seal(b"text").await.expect("it is sealed");
    for at in 0..sealed.len() {
        let mut altered = sealed.clone();
        altered[at] ^= 1;
        assert_eq!(key.open(&iv, &altered).await, Ok(None), "byte {at}");
    }
    for length in 0..sealed.len() {
        assert_eq!(key.open(&iv, &sealed[..length]).await, Ok(None), "{length} bytes");
    }
    let mut altered = iv.clone();
    altered[0] ^= 1;
    assert_eq!(key.open(&altered, &sealed).await, Ok(None));
    assert_eq!(key.open(&[], &sealed).await, Ok(None));
    assert_eq!(key.open(&iv, &sealed).await, Ok(Some(b"text".to_vec())), "the test altered what was sealed, and not the key");
}

#[wasm_bindgen_test]
async fn the_same_text_is_never_sealed_the_same_way_twice() {
    let key = key("correct horse").await;
    let (first_iv, first) = key.seal(b"text").await.expect("it is sealed");
    let (second_iv, second) = key.seal(b"text").await.expect("it is sealed");
    assert_ne!(first_iv, second_iv);
    assert_ne!(first, second);
}

#[wasm_bindgen_test]
async fn the_same_words_of_another_keyboard_make_the_same_key() {
    let (composed, decomposed) = ("caf\u{e9} \u{c5}ngstr\u{f6}m", "cafe\u{301} A\u{30a}ngstro\u{308}m");
    for (sealing, opening) in [(composed, decomposed), (decomposed, composed)] {
        let (iv, sealed) = key(sealing).await.seal(b"text").await.expect("it is sealed");
        assert_eq!(key(opening).await.open(&iv, &sealed).await, Ok(Some(b"text".to_vec())));
    }
}

/// Sealed by Node.js 20 (`node:crypto`, which uses OpenSSL), not by this code:
///
/// ```js
/// const key = pbkdf2Sync(passphrase.normalize("NFC"), salt, rounds, 32, "sha256");
/// const cipher = createCipheriv("aes-256-gcm", key, Buffer.from("000102030405060708090a0b", "hex"));
/// Buffer.concat([cipher.update("sealed elsewhere"), cipher.final(), cipher.getAuthTag()]).toString("hex");
/// ```
///
/// Python's `cryptography` 48 gives the same bytes. The first two passphrases, salts and rounds are those of RFC 7914,
/// section 11; their keys begin 55ac046e and 4ddcd8f6, as printed there. The third has the rounds that files are sealed with,
/// and the fourth a letter that has two forms.
#[wasm_bindgen_test]
async fn what_was_sealed_elsewhere_opens_here() {
    let iv = bytes("000102030405060708090a0b");
    let known = [
        ("passwd", "salt", 1, "9316da59a8f23aedb5d2747fc9ed22bed9460205708f9a5e9fbfb9f8c5958595"),
        ("Password", "NaCl", 80_000, "8d10f97a3c10dbdde9b487cb42ae0bfc6db1ec513efd13d99fb0fb88148c708a"),
        (
            "correct horse battery staple",
            "a salt of 16 byt",
            600_000,
            "5c5c58eda04c8d00a4eb27244de5767ed1a1b2aee0c55ccb5718328956c621c7",
        ),
        ("cafe\u{301}", "a salt of 16 byt", 1000, "1cd545df579ecbd04d01cf5369104f92c2ca337e13db16ed5f14384a00ad9a3e"),
    ];
    for (passphrase, salt, rounds, sealed) in known {
        let key = key_from_passphrase(passphrase, salt.as_bytes(), rounds).await.expect("the browser makes keys");
        assert_eq!(key.open(&iv, &bytes(sealed)).await, Ok(Some(b"sealed elsewhere".to_vec())), "{passphrase}");
    }
}

#[wasm_bindgen_test]
async fn no_rounds_are_an_error_with_words() {
    let error = key_from_passphrase("correct horse", SALT, 0).await.expect_err("that is no key");
    assert!(!error.message.is_empty());
}

#[wasm_bindgen_test]
async fn a_key_shows_nothing() {
    assert_eq!(format!("{:?}", key("correct horse").await), "Key");
}

#[wasm_bindgen_test]
fn random_bytes_are_as_many_as_asked_for_and_differ() {
    assert!(random(0).expect("the browser has chance").is_empty());
    assert_ne!(random(16), random(16));
    let many = random(200_001).expect("the browser has chance");
    assert_eq!(many.len(), 200_001);
    assert!(many.chunks(1000).all(|part| part.len() < 1000 || part.iter().any(|byte| *byte != 0)), "none is left out");
}

#[wasm_bindgen_test]
async fn where_the_browser_does_not_seal_it_says_so() {
    assert!(is_available());
    let _pretence = pretend("crypto", "subtle", &JsValue::UNDEFINED);
    assert!(!is_available());
    let error = key_from_passphrase("correct horse", SALT, 1).await.expect_err("nothing seals");
    assert!(error.message.contains("https"), "{error:?}");
}
