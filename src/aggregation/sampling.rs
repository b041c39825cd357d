//! How many cases to audit, so that what is found in them is true of all within a margin. Which ones: [`draw`]. What people
//! type for both: [`typed`].

pub mod draw;
pub mod list;
pub mod typed;

/// From this share of all cases on, in per cent, everyone is audited.
const EVERYONE_FROM: u128 = 70;
/// The margins that can be asked for, in percentage points.
const MARGINS: std::ops::RangeInclusive<f64> = 0.1..=50.0;

/// How sure a finding is to hold of all cases, within its margin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ConfidenceLevel {
    /// In 90 of 100 samples.
    Ninety,
    /// In 95 of 100 samples.
    #[default]
    NinetyFive,
    /// In 99 of 100 samples.
    NinetyNine,
}

impl ConfidenceLevel {
    /// From the least sure.
    pub const ALL: [Self; 3] = [Self::Ninety, Self::NinetyFive, Self::NinetyNine];

    /// In so many of 100 samples.
    pub fn of_hundred(self) -> usize {
        match self {
            Self::Ninety => 90,
            Self::NinetyFive => 95,
            Self::NinetyNine => 99,
        }
    }

    /// How many standard deviations either side hold that share of a normal distribution.
    pub fn z(self) -> f64 {
        match self {
            Self::Ninety => 1.644_854,
            Self::NinetyFive => 1.959_964,
            Self::NinetyNine => 2.575_829,
        }
    }
}

/// What a sample shall show, and how closely.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aim {
    /// How sure.
    pub confidence: ConfidenceLevel,
    /// How many percentage points off, either way: from 0.1 to 50.
    pub margin: f64,
    /// The share that is expected to be found, in per cent, above 0 and below 100. 50 when unsure: it asks for most cases.
    pub expected: f64,
}

impl Aim {
    /// For a share that nobody knows beforehand.
    pub fn unsure(confidence: ConfidenceLevel, margin: f64) -> Self {
        Self { confidence, margin, expected: 50.0 }
    }

    fn is_possible(&self) -> bool {
        MARGINS.contains(&self.margin) && self.expected > 0.0 && self.expected < 100.0
    }
}

/// How many cases to audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleSize {
    /// All of them: a sample would be nearly as many. What is found is true of all, and has no interval.
    Everyone {
        /// How many there are.
        of: usize,
    },
    /// A sample.
    Sample {
        /// How many.
        n: usize,
        /// Of how many; none where nobody knows.
        of: Option<usize>,
    },
}

impl SampleSize {
    /// So many are audited.
    pub fn n(self) -> usize {
        match self {
            Self::Everyone { of } => of,
            Self::Sample { n, .. } => n,
        }
    }

    /// So many there are; none where nobody knows.
    pub fn of(self) -> Option<usize> {
        match self {
            Self::Everyone { of } => Some(of),
            Self::Sample { of, .. } => of,
        }
    }
}

/// How many cases to audit; none for an aim that cannot be.
pub fn how_many(population: Option<usize>, aim: &Aim) -> Option<SampleSize> {
    let n = sample_size(population, aim)?;
    Some(match population {
        Some(of) if n as u128 * 100 >= of as u128 * EVERYONE_FROM => SampleSize::Everyone { of },
        of => SampleSize::Sample { n, of },
    })
}

/// The size of a sample by the formula of W. G. Cochran, "Sampling techniques" (1977), with his correction for a population
/// that is not endless, rounded up; none for an aim that cannot be.
///
/// ```text
/// n₀ = z² p (1 − p) / e²      n = n₀ / (1 + (n₀ − 1) / N)
/// ```
pub fn sample_size(population: Option<usize>, aim: &Aim) -> Option<usize> {
    if !aim.is_possible() {
        return None;
    }
    let (z, share, margin) = (aim.confidence.z(), aim.expected / 100.0, aim.margin / 100.0);
    let endless = z * z * share * (1.0 - share) / (margin * margin);
    Some(match population {
        None => endless.ceil() as usize,
        Some(0) => 0,
        // Of one case rounding might ask for two.
        Some(all) => ((endless / (1.0 + (endless - 1.0) / all as f64)).ceil() as usize).clamp(1, all),
    })
}
