export const HARNESS = String.raw`namespace harness {
static std::string text;
static size_t at = 0;

[[noreturn]] static void fail(const char* what) {
    fprintf(stderr, "harness: %s (byte %zu of the input)\n", what, at);
    _Exit(70);
}

static void load() {
    char block[65536];
    for (size_t got; (got = fread(block, 1, sizeof block, stdin)) > 0;) text.append(block, got);
}

static void skip_space() {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) at++;
}

static bool next_is(char c) {
    skip_space();
    if (at == text.size() || text[at] != c) return false;
    at++;
    return true;
}

static void expect(char c) {
    if (!next_is(c)) fail(c == '"' ? "expected a string" : c == '[' ? "expected a list" : "malformed list");
}

static bool next_is_word(const char* word) {
    skip_space();
    size_t length = strlen(word);
    if (text.compare(at, length, word) != 0) return false;
    at += length;
    return true;
}

template <class T>
static void decode_integer(T& value) {
    skip_space();
    auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
    if (error != std::errc()) fail("expected an integer of this size");
    at = end - text.data();
    if (at < text.size() && (text[at] == '.' || text[at] == 'e' || text[at] == 'E')) fail("expected an integer");
}
static void decode(int& value) { decode_integer(value); }
static void decode(long long& value) { decode_integer(value); }

static void decode(double& value) {
    skip_space();
    if (at == text.size() || (text[at] != '-' && !(text[at] >= '0' && text[at] <= '9'))) fail("expected a number");
    auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
    if (error != std::errc()) fail("expected a number");
    at = end - text.data();
}

static void decode(bool& value) {
    value = next_is_word("true");
    if (!value && !next_is_word("false")) fail("expected true or false");
}

static unsigned hex4() {
    unsigned code = 0;
    if (at + 4 > text.size()) fail("cut off escape");
    auto [end, error] = std::from_chars(text.data() + at, text.data() + at + 4, code, 16);
    if (error != std::errc() || end != text.data() + at + 4) fail("malformed escape");
    at += 4;
    return code;
}

static void append_utf8(std::string& value, unsigned code) {
    if (code < 0x80) value += char(code);
    else if (code < 0x800) (value += char(0xC0 | code >> 6)) += char(0x80 | (code & 63));
    else if (code < 0x10000) ((value += char(0xE0 | code >> 12)) += char(0x80 | (code >> 6 & 63))) += char(0x80 | (code & 63));
    else (((value += char(0xF0 | code >> 18)) += char(0x80 | (code >> 12 & 63))) += char(0x80 | (code >> 6 & 63))) += char(0x80 | (code & 63));
}

static void decode_escape(std::string& value) {
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    if (at == text.size()) fail("unfinished string");
    char c = text[at++];
    if (c != 'u') {
        const char* found = c == 0 ? nullptr : strchr(from, c);
        if (!found) fail("unknown escape");
        value += to[found - from];
        return;
    }
    unsigned code = hex4();
    if (code >= 0xD800 && code < 0xE000) {
        if (code >= 0xDC00 || text.compare(at, 2, "\\u") != 0) fail("half of a surrogate pair");
        at += 2;
        unsigned low = hex4();
        if (low < 0xDC00 || low > 0xDFFF) fail("half of a surrogate pair");
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    append_utf8(value, code);
}

static void decode(std::string& value) {
    value.clear();
    expect('"');
    for (;;) {
        size_t end = at;
        while (end < text.size() && text[end] != '"' && text[end] != '\\') end++;
        value.append(text, at, end - at);
        at = end;
        if (at == text.size()) fail("unfinished string");
        if (text[at++] == '"') return;
        decode_escape(value);
    }
}

static void decode(char& value) {
    std::string one;
    decode(one);
    if (one.size() != 1) fail("expected one ASCII character");
    value = one[0];
}

template <class T>
static void decode(std::vector<T>& values);

static std::string output;

// A template, since a pointer would turn into a bool by itself.
template <class T>
static std::enable_if_t<std::is_integral_v<T>> encode(const T& value) {
    if constexpr (std::is_same_v<T, bool>) output += value ? "true" : "false";
    else output += std::to_string(value);
}

static void encode(const double& value) {
    if (std::isnan(value)) output += "NaN";
    else if (std::isinf(value)) output += value < 0 ? "-Infinity" : "Infinity";
    else {
        char digits[64];
        std::string shortest(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
        output += shortest;
        if (shortest.find_first_of(".e") == std::string::npos) output += ".0";
    }
}
static void encode(const float& value) { encode(double(value)); }

static void encode(const std::string& value) {
    output += '"';
    for (char c : value) {
        if (c == '"' || c == '\\') (output += '\\') += c;
        else if ((unsigned char)c < 0x20 || c == 0x7f) {
            char escape[8];
            snprintf(escape, sizeof escape, "\\u%04x", (unsigned)(unsigned char)c);
            output += escape;
        } else output += c;
    }
    output += '"';
}
static void encode(const char& value) { encode(std::string(1, value)); }

template <class T>
static void encode(const std::vector<T>& values);
`;
