//! Decimals read and written without the standard library's exact reader and writers: their tables and code are 20 kB, compressed,
//! of a program that a reader waits for. `f64::clamp` with bounds known only at run time brings the writers back, by its assertion:
//! write `.max(low).min(high)`.

use std::fmt::{self, Display, Formatter};

/// A decimal such as `-44.5`: a sign, digits, a point. `None` for anything else, exponents and bare signs included.
///
/// Up to 15 digits it is the nearest `f64`, as the standard library would have it; of more digits the last bits may differ.
pub fn read(text: &str) -> Option<f64> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        all => (false, all),
    };
    let (mut whole, mut divisor, mut past_point, mut any) = (0.0, 1.0, false, false);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                whole = whole * 10.0 + f64::from(byte - b'0');
                divisor *= if past_point { 10.0 } else { 1.0 };
                any = true;
            }
            b'.' if !past_point => past_point = true,
            _ => return None,
        }
    }
    let value: f64 = whole / divisor;
    (any && value.is_finite()).then_some(if negative { -value } else { value })
}

/// A number as SVG and addresses write it: to at most `N` decimals, without zeros at its end, `44.5` or `-146`.
#[derive(Clone, Copy, Debug)]
pub struct Rounded<const N: u32>(f64);

/// A number to at most this many decimals.
pub const fn rounded<const N: u32>(value: f64) -> Rounded<N> {
    Rounded(value)
}

impl<const N: u32> Display for Rounded<N> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        const { assert!(N < 16, "an f64 has no more decimals") };
        let unit = 10_u64.pow(N);
        // What is no number becomes 0, and what is too large the largest there is: neither has a place in a picture.
        let units = (self.0.abs() * unit as f64).round() as u64;
        let sign = if self.0 < 0.0 && units > 0 { "-" } else { "" };
        let (mut rest, mut digits) = (units % unit, N as usize);
        if rest == 0 {
            return write!(f, "{sign}{}", units / unit);
        }
        while rest % 10 == 0 {
            (rest, digits) = (rest / 10, digits - 1);
        }
        write!(f, "{sign}{}.{rest:0digits$}", units / unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_as_the_standard_library_reads_them() {
        let written =
            ["0", "-0", "7", "44.5", "-146.25", "+8.", ".5", "00.0625", "179.9999", "123456789.012345", "0.1"];
        for text in written {
            assert_eq!(read(text), text.parse().ok(), "{text}");
        }
        for ten_thousandths in (-1_800_000..=1_800_000).step_by(7) {
            let text = (f64::from(ten_thousandths) / 1e4).to_string();
            assert_eq!(read(&text), text.parse().ok(), "{text}");
        }
        let scale = 0.000_123_456_789_012_345_67_f64;
        assert!((read(&scale.to_string()).unwrap() / scale - 1.0).abs() < 1e-15);
    }

    #[test]
    fn decimals_are_written_as_the_standard_library_writes_them_but_for_ties_and_for_what_is_no_number() {
        for ten_thousandths in (-1_800_000..=1_800_000).step_by(7) {
            let value = f64::from(ten_thousandths) / 1e4;
            assert_eq!(rounded::<4>(value).to_string(), value.to_string());
        }
        let cases = [
            (rounded::<2>(0.126).to_string(), "0.13"),
            (rounded::<2>(-0.004).to_string(), "0"),
            (rounded::<0>(120.4).to_string(), "120"),
            (rounded::<6>(0.000_012).to_string(), "0.000012"),
            (rounded::<2>(0.125).to_string(), "0.13"),
            (rounded::<1>(-0.0).to_string(), "0"),
            (rounded::<1>(f64::NAN).to_string(), "0"),
            (rounded::<0>(f64::INFINITY).to_string(), "18446744073709551615"),
            (rounded::<1>(1000.04).to_string(), "1000"),
        ];
        for (written, expected) in cases {
            assert_eq!(written, expected);
        }
    }

    #[test]
    fn what_is_no_decimal_is_nothing() {
        let long = "9".repeat(400);
        for text in ["", "-", ".", "-.", "1e5", "inf", "NaN", "1.2.3", "--1", "1 ", "١", "0x1", &long] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
