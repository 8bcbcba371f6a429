export const BODY = String.raw`    use std::io::{Read, Write};
    use std::option::Option::{self, None, Some};
    use std::result::Result::{Err, Ok};
    use std::string::String;
    use std::vec::Vec;

    pub struct Input {
        text: Vec<u8>,
        at: usize,
    }

    pub fn fail(what: &str) -> ! {
        eprintln!("harness: {}", what);
        std::process::exit(70)
    }

    pub fn print(output: &str) {
        if std::io::stdout().write_all(output.as_bytes()).is_err() {
            fail("cannot write the answers");
        }
    }

    pub fn answer<T: Encode>(value: &T, output: &mut String) {
        value.encode(output);
        output.push('\n');
    }

    impl Input {
        pub fn read() -> Input {
            let mut text = Vec::new();
            if std::io::stdin().read_to_end(&mut text).is_err() {
                fail("cannot read the input");
            }
            Input { text, at: 0 }
        }

        pub fn fail(&self, what: &str) -> ! {
            fail(&format!("{} (byte {} of the input)", what, self.at))
        }

        fn skip_space(&mut self) {
            while self.at < self.text.len() && matches!(self.text[self.at], b' ' | b'\n' | b'\r' | b'\t') {
                self.at += 1;
            }
        }

        pub fn another_call(&mut self) -> bool {
            self.skip_space();
            self.at < self.text.len()
        }

        pub fn next_is(&mut self, c: u8) -> bool {
            self.skip_space();
            let found = self.text.get(self.at) == Some(&c);
            self.at += found as usize;
            found
        }

        pub fn expect(&mut self, c: u8) {
            if !self.next_is(c) {
                self.fail(&format!("expected {}", c as char));
            }
        }

        pub fn next_is_word(&mut self, word: &str) -> bool {
            self.skip_space();
            let found = self.text[self.at..].starts_with(word.as_bytes());
            self.at += if found { word.len() } else { 0 };
            found
        }

        fn number<T: std::str::FromStr>(&mut self, what: &str) -> T {
            self.skip_space();
            let start = self.at;
            while self.at < self.text.len() && matches!(self.text[self.at], b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E') {
                self.at += 1;
            }
            match std::str::from_utf8(&self.text[start..self.at]).map(|digits| digits.parse::<T>()) {
                Ok(Ok(value)) => value,
                _ => self.fail(what),
            }
        }

        fn hex4(&mut self) -> u32 {
            let digits = self.text.get(self.at..self.at + 4).and_then(|bytes| std::str::from_utf8(bytes).ok());
            match digits.map(|digits| u32::from_str_radix(digits, 16)) {
                Some(Ok(code)) => {
                    self.at += 4;
                    code
                }
                _ => self.fail("malformed escape"),
            }
        }

        fn escape(&mut self) -> char {
            self.at += 1;
            match self.text.get(self.at - 1) {
                Some(b'"') => '"',
                Some(b'\\') => '\\',
                Some(b'/') => '/',
                Some(b'b') => '\u{8}',
                Some(b'f') => '\u{c}',
                Some(b'n') => '\n',
                Some(b'r') => '\r',
                Some(b't') => '\t',
                Some(b'u') => self.unicode(),
                _ => self.fail("unknown escape"),
            }
        }

        fn unicode(&mut self) -> char {
            let mut code = self.hex4();
            if (0xD800..0xDC00).contains(&code) && self.text[self.at..].starts_with(b"\\u") {
                self.at += 2;
                let low = self.hex4();
                if !(0xDC00..0xE000).contains(&low) {
                    self.fail("half of a surrogate pair");
                }
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            }
            match std::char::from_u32(code) {
                Some(c) => c,
                None => self.fail("half of a surrogate pair"),
            }
        }
    }

    pub trait Decode {
        fn decode(input: &mut Input) -> Self;
    }

    impl Decode for i32 {
        fn decode(input: &mut Input) -> i32 {
            input.number("expected an integer of 32 bits")
        }
    }

    impl Decode for i64 {
        fn decode(input: &mut Input) -> i64 {
            input.number("expected an integer of 64 bits")
        }
    }

    impl Decode for f64 {
        fn decode(input: &mut Input) -> f64 {
            input.number("expected a number")
        }
    }

    impl Decode for bool {
        fn decode(input: &mut Input) -> bool {
            let value = input.next_is_word("true");
            if !value && !input.next_is_word("false") {
                input.fail("expected true or false");
            }
            value
        }
    }

    impl Decode for String {
        fn decode(input: &mut Input) -> String {
            input.expect(b'"');
            let mut value = Vec::new();
            loop {
                match input.text.get(input.at) {
                    None => input.fail("unfinished string"),
                    Some(b'"') => break,
                    Some(b'\\') => {
                        input.at += 1;
                        let c = input.escape();
                        value.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                    }
                    Some(&byte) => {
                        value.push(byte);
                        input.at += 1;
                    }
                }
            }
            input.at += 1;
            match String::from_utf8(value) {
                Ok(value) => value,
                Err(_) => input.fail("the input is not UTF-8"),
            }
        }
    }

    impl Decode for char {
        fn decode(input: &mut Input) -> char {
            let value = String::decode(input);
            let mut characters = value.chars();
            match (characters.next(), characters.next()) {
                (Some(c), None) => c,
                _ => input.fail("expected one character"),
            }
        }
    }

    impl<T: Decode> Decode for Vec<T> {
        fn decode(input: &mut Input) -> Vec<T> {
            let mut values = Vec::new();
            input.expect(b'[');
            if input.next_is(b']') {
                return values;
            }
            loop {
                values.push(T::decode(input));
                if !input.next_is(b',') {
                    break;
                }
            }
            input.expect(b']');
            values
        }
    }

    pub trait Encode {
        fn encode(&self, output: &mut String);
    }

    macro_rules! encode_integers {
        ($($name:ty)*) => {$(
            impl Encode for $name {
                fn encode(&self, output: &mut String) {
                    output.push_str(&self.to_string());
                }
            }
        )*};
    }
    encode_integers!(i32 i64 u32 u64 usize bool);

    impl Encode for f64 {
        fn encode(&self, output: &mut String) {
            if self.is_nan() {
                output.push_str("NaN");
            } else if self.is_infinite() {
                output.push_str(if *self < 0.0 { "-Infinity" } else { "Infinity" });
            } else {
                output.push_str(&format!("{:?}", self));
            }
        }
    }

    impl Encode for String {
        fn encode(&self, output: &mut String) {
            output.push('"');
            for c in self.chars() {
                match c {
                    '"' | '\\' => {
                        output.push('\\');
                        output.push(c);
                    }
                    '\u{0}'..='\u{1f}' | '\u{7f}' => output.push_str(&format!("\\u{:04x}", c as u32)),
                    _ => output.push(c),
                }
            }
            output.push('"');
        }
    }

    impl Encode for char {
        fn encode(&self, output: &mut String) {
            self.to_string().encode(output);
        }
    }

    impl<T: Encode> Encode for Vec<T> {
        fn encode(&self, output: &mut String) {
            output.push('[');
            for (index, value) in self.iter().enumerate() {
                if index > 0 {
                    output.push(',');
                }
                value.encode(output);
            }
            output.push(']');
        }
    }
`;
