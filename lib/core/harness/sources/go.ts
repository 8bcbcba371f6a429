export const BODY = String.raw`
var harness_text []byte
var harness_at int
var harness_output []byte

func harness_fail(what string) {
	harness_os.Stderr.WriteString("harness: " + what + " (byte " + harness_strconv.Itoa(harness_at) + " of the input)\n")
	harness_os.Exit(70)
}

func harness_load() {
	text, err := harness_io.ReadAll(harness_os.Stdin)
	if err != nil {
		harness_fail("cannot read the input")
	}
	harness_text = text
}

func harness_flush() {
	if _, err := harness_os.Stdout.Write(harness_output); err != nil {
		harness_fail("cannot write the answers")
	}
}

func harness_skipSpace() {
	for harness_at < len(harness_text) && (harness_text[harness_at] == ' ' || harness_text[harness_at] == '\n' || harness_text[harness_at] == '\r' || harness_text[harness_at] == '\t') {
		harness_at++
	}
}

func harness_anotherCall() bool {
	harness_skipSpace()
	return harness_at < len(harness_text)
}

func harness_nextIs(c byte) bool {
	harness_skipSpace()
	if harness_at == len(harness_text) || harness_text[harness_at] != c {
		return false
	}
	harness_at++
	return true
}

func harness_expect(c byte) {
	if !harness_nextIs(c) {
		harness_fail("expected " + string(rune(c)))
	}
}

func harness_nextIsWord(word string) bool {
	harness_skipSpace()
	end := harness_at + len(word)
	if end > len(harness_text) || string(harness_text[harness_at:end]) != word {
		return false
	}
	harness_at = end
	return true
}

func harness_number() string {
	harness_skipSpace()
	start := harness_at
	for harness_at < len(harness_text) {
		c := harness_text[harness_at]
		if (c < '0' || c > '9') && c != '-' && c != '+' && c != '.' && c != 'e' && c != 'E' {
			break
		}
		harness_at++
	}
	return string(harness_text[start:harness_at])
}

func harness_decodeLong() int64 {
	value, err := harness_strconv.ParseInt(harness_number(), 10, 64)
	if err != nil {
		harness_fail("expected an integer of 64 bits")
	}
	return value
}

func harness_decodeInt() int {
	return int(harness_decodeLong())
}

func harness_decodeDouble() float64 {
	value, err := harness_strconv.ParseFloat(harness_number(), 64)
	if err != nil {
		harness_fail("expected a number")
	}
	return value
}

func harness_decodeBool() bool {
	if harness_nextIsWord("true") {
		return true
	}
	if !harness_nextIsWord("false") {
		harness_fail("expected true or false")
	}
	return false
}

func harness_hex4() rune {
	if harness_at+4 > len(harness_text) {
		harness_fail("unfinished escape")
	}
	code, err := harness_strconv.ParseUint(string(harness_text[harness_at:harness_at+4]), 16, 32)
	if err != nil {
		harness_fail("malformed escape")
	}
	harness_at += 4
	return rune(code)
}

func harness_decodeEscape(value []byte) []byte {
	if harness_at == len(harness_text) {
		harness_fail("unfinished string")
	}
	c := harness_text[harness_at]
	harness_at++
	from, to := "\"\\/bfnrt", "\"\\/\b\f\n\r\t"
	for i := 0; i < len(from); i++ {
		if from[i] == c {
			return append(value, to[i])
		}
	}
	if c != 'u' {
		harness_fail("unknown escape")
	}
	code := harness_hex4()
	if code >= 0xD800 && code < 0xE000 {
		if code >= 0xDC00 || harness_at+2 > len(harness_text) || string(harness_text[harness_at:harness_at+2]) != "\\u" {
			harness_fail("half of a surrogate pair")
		}
		harness_at += 2
		low := harness_hex4()
		if low < 0xDC00 || low > 0xDFFF {
			harness_fail("half of a surrogate pair")
		}
		code = 0x10000 + (code-0xD800)<<10 + (low - 0xDC00)
	}
	return append(value, string(code)...)
}

func harness_decodeString() string {
	harness_expect('"')
	value := []byte{}
	for {
		start := harness_at
		for harness_at < len(harness_text) && harness_text[harness_at] != '"' && harness_text[harness_at] != '\\' {
			harness_at++
		}
		value = append(value, harness_text[start:harness_at]...)
		if harness_at == len(harness_text) {
			harness_fail("unfinished string")
		}
		harness_at++
		if harness_text[harness_at-1] == '"' {
			return string(value)
		}
		value = harness_decodeEscape(value)
	}
}

func harness_decodeChar() byte {
	value := harness_decodeString()
	if len(value) != 1 {
		harness_fail("expected one ASCII character")
	}
	return value[0]
}

func harness_decodeList[T any](item func() T) func() []T {
	return func() []T {
		values := []T{}
		harness_expect('[')
		if harness_nextIs(']') {
			return values
		}
		for {
			values = append(values, item())
			if !harness_nextIs(',') {
				break
			}
		}
		harness_expect(']')
		return values
	}
}

func harness_encodeLong(value int64) {
	harness_output = harness_strconv.AppendInt(harness_output, value, 10)
}

func harness_encodeInt(value int) {
	harness_encodeLong(int64(value))
}

func harness_encodeDouble(value float64) {
	if harness_math.IsNaN(value) {
		harness_output = append(harness_output, "NaN"...)
	} else if harness_math.IsInf(value, 0) {
		if value < 0 {
			harness_output = append(harness_output, '-')
		}
		harness_output = append(harness_output, "Infinity"...)
	} else {
		start := len(harness_output)
		harness_output = harness_strconv.AppendFloat(harness_output, value, 'g', -1, 64)
		for _, c := range harness_output[start:] {
			if c == '.' || c == 'e' {
				return
			}
		}
		harness_output = append(harness_output, ".0"...)
	}
}

func harness_encodeBool(value bool) {
	harness_output = harness_strconv.AppendBool(harness_output, value)
}

func harness_encodeString(value string) {
	const hex = "0123456789abcdef"
	harness_output = append(harness_output, '"')
	for i := 0; i < len(value); i++ {
		c := value[i]
		if c == '"' || c == '\\' {
			harness_output = append(harness_output, '\\', c)
		} else if c < 0x20 || c == 0x7f {
			harness_output = append(harness_output, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		} else {
			harness_output = append(harness_output, c)
		}
	}
	harness_output = append(harness_output, '"')
}

func harness_encodeChar(value byte) {
	harness_encodeString(string([]byte{value}))
}

func harness_encodeList[T any](item func(T)) func([]T) {
	return func(values []T) {
		harness_output = append(harness_output, '[')
		for i, value := range values {
			if i > 0 {
				harness_output = append(harness_output, ',')
			}
			item(value)
		}
		harness_output = append(harness_output, ']')
	}
}
`;
