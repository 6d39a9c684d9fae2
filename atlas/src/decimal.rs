//! Decimals read and written without the standard library's exact reader and its writer of the shortest form: their tables and
//! code are 14 kB, compressed, of a program that a reader waits for.

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

/// A number with at most this many decimals, without zeros at its end: `44.5`, `-146`.
pub fn write(value: f64, decimals: usize) -> String {
    let written = format!("{value:.decimals$}");
    let bare = if decimals == 0 { &written } else { written.trim_end_matches('0').trim_end_matches('.') };
    bare.to_owned()
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
    fn decimals_are_written_as_the_standard_library_writes_them() {
        for ten_thousandths in (-1_800_000..=1_800_000).step_by(7) {
            let value = f64::from(ten_thousandths) / 1e4;
            assert_eq!(write(value, 4), value.to_string());
        }
        let cases = [(0.0, 2, "0"), (120.0, 0, "120"), (0.126, 2, "0.13"), (-0.5, 1, "-0.5"), (1000.0, 3, "1000")];
        for (value, decimals, written) in cases {
            assert_eq!(write(value, decimals), written);
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
