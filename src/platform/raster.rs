//! A drawn picture as pixels, for programs that take no drawings.

use super::{BrowserError, document};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// How many pixels stand for one of the drawing, so that it is sharp on paper.
const SCALE: u32 = 2;

/// An SVG of that size as PNG.
pub async fn png(svg: &str, (width, height): (usize, usize)) -> Result<Vec<u8>, BrowserError> {
    let image = HtmlImageElement::new()?;
    image.set_src(&format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg)));
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document()?.create_element("canvas")?.unchecked_into();
    let pixels = |length: usize| u32::try_from(length).unwrap_or(u32::MAX).saturating_mul(SCALE);
    canvas.set_width(pixels(width));
    canvas.set_height(pixels(height));
    let context = canvas.get_context("2d")?.ok_or_else(|| BrowserError::new("the browser draws no pictures"))?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, pixels(width).into(), pixels(height).into())?;
    let address = canvas.to_data_url_with_type("image/png")?;
    let (_, encoded) = address.split_once("base64,").ok_or_else(|| BrowserError::new("the picture is too large"))?;
    STANDARD.decode(encoded).map_err(|error| BrowserError::new(error.to_string()))
}
