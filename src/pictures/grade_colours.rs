//! How grades look in a chart: a colour and a texture for each, however many a scale has, and the colour of a figure on it.

/// A colour as red, green and blue.
type Colour = [u8; 3];

/// From the best grade to the worst, and how far along each colour is reached: dark green, green, amber, red.
const ALONG: [(f64, Colour); 4] =
    [(0.0, [0, 81, 59]), (1.0 / 3.0, [79, 157, 132]), (2.0 / 3.0, [240, 182, 77]), (1.0, [163, 22, 42])];

/// Lines of a texture: along, across, only dots of them, turned by so many degrees.
const TEXTURES: [(bool, bool, bool, u32); 8] = [
    (false, false, false, 0),
    (false, true, false, 45),
    (false, false, true, 0),
    (true, true, false, 45),
    (true, false, false, 0),
    (false, true, false, 0),
    (false, true, false, 135),
    (true, true, false, 0),
];

/// How one grade looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeLook {
    /// What it is filled with.
    pub fill: String,
    /// Black or white: whichever is read better on it; never under 4.5 to 1.
    pub ink: &'static str,
    /// The lines of its texture, as an SVG path; empty where it has none.
    pub lines: String,
    /// The side of the square that the texture repeats.
    pub side: usize,
    /// By how many degrees it is turned.
    pub angle: u32,
}

/// How the grade at this rank looks, from 0, of so many.
pub fn look(rank: usize, of: usize) -> GradeLook {
    let colour = colour(rank as f64 / of.saturating_sub(1).max(1) as f64);
    let [red, green, blue] = colour;
    let (along, across, dots, angle) = TEXTURES.get(rank % TEXTURES.len()).copied().unwrap_or_default();
    // Where there are more grades than textures, they come again wider.
    let side = 6 + 4 * (rank / TEXTURES.len());
    let middle = side / 2;
    let lines = [
        along.then(|| format!("M0 {middle}H{side}")),
        across.then(|| format!("M{middle} 0V{side}")),
        dots.then(|| format!("M{} {middle}h2", middle - 1)),
    ];
    GradeLook {
        fill: format!("#{red:02x}{green:02x}{blue:02x}"),
        ink: if luminance(colour) > 0.179 { "#000000" } else { "#ffffff" },
        lines: lines.into_iter().flatten().collect(),
        side,
        angle,
    }
}

fn colour(at: f64) -> Colour {
    let mut before = ALONG[0];
    for next in ALONG {
        if at <= next.0 {
            let way = if next.0 > before.0 { (at - before.0) / (next.0 - before.0) } else { 1.0 };
            let mix = |part: usize| {
                let [from, to] = [before, next].map(|(_, colour)| f64::from(colour.get(part).copied().unwrap_or_default()));
                (from + (to - from) * way).round() as u8
            };
            return [mix(0), mix(1), mix(2)];
        }
        before = next;
    }
    before.1
}

/// As WCAG defines it.
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
