/** Names of the library are written out, since the submission may have classes of the same name. */
export const BODY = String.raw`
    static final int MAX_NODES = 10000000;
    static byte[] text;
    static int at = 0;
    static final StringBuilder out = new StringBuilder();

    static RuntimeException fail(String what) {
        return new IllegalStateException("harness: " + what + " (byte " + at + " of the input)");
    }

    static void skipSpace() {
        while (at < text.length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) at++;
    }

    static boolean anotherCall() {
        skipSpace();
        return at < text.length;
    }

    static boolean nextIs(char c) {
        skipSpace();
        if (at == text.length || text[at] != c) return false;
        at++;
        return true;
    }

    static void expect(char c) {
        if (!nextIs(c)) throw fail("expected '" + c + "'");
    }

    static boolean nextIsWord(String word) {
        skipSpace();
        if (at + word.length() > text.length) return false;
        for (int i = 0; i < word.length(); i++) if (text[at + i] != word.charAt(i)) return false;
        at += word.length();
        return true;
    }

    static long readLong() {
        skipSpace();
        int start = at;
        boolean negative = at < text.length && text[at] == '-';
        if (negative) at++;
        int digits = at;
        long value = 0;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            int digit = text[at++] - '0';
            if (value < (Long.MIN_VALUE + digit) / 10) throw fail("expected an integer of 64 bits");
            value = value * 10 - digit;
        }
        if (at == digits || at < text.length && (text[at] == '.' || text[at] == 'e' || text[at] == 'E')) throw fail("expected an integer");
        if (!negative && value == Long.MIN_VALUE) throw fail("expected an integer of 64 bits");
        return negative ? value : -value;
    }

    static int readInt() {
        long value = readLong();
        if (value != (int) value) throw fail("expected an integer of 32 bits");
        return (int) value;
    }

    static double readDouble() {
        skipSpace();
        int start = at;
        while (at < text.length && "+-.eE0123456789".indexOf(text[at]) >= 0) at++;
        if (at == start) throw fail("expected a number");
        return Double.parseDouble(new String(text, start, at - start, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    static boolean readBoolean() {
        if (nextIsWord("true")) return true;
        if (nextIsWord("false")) return false;
        throw fail("expected true or false");
    }

    static String readString() {
        expect('"');
        int start = at;
        while (at < text.length && text[at] != '"' && text[at] != '\\') at++;
        if (at < text.length && text[at] == '"') return plain(start, at++);
        StringBuilder value = new StringBuilder(plain(start, at));
        while (true) {
            if (at == text.length) throw fail("unfinished string");
            if (text[at] == '"') break;
            if (text[at] == '\\') value.append(readEscape());
            else {
                start = at;
                while (at < text.length && text[at] != '"' && text[at] != '\\') at++;
                value.append(plain(start, at));
            }
        }
        at++;
        return value.toString();
    }

    static String plain(int start, int end) {
        return new String(text, start, end - start, java.nio.charset.StandardCharsets.UTF_8);
    }

    static char readEscape() {
        if (at + 1 >= text.length) throw fail("unfinished string");
        char c = (char) text[at + 1];
        at += 2;
        int simple = "\"\\/bfnrt".indexOf(c);
        if (simple >= 0) return "\"\\/\b\f\n\r\t".charAt(simple);
        if (c != 'u' || at + 4 > text.length) throw fail("unknown escape");
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(text[at++], 16);
            if (digit < 0) throw fail("malformed escape");
            code = code * 16 + digit;
        }
        return (char) code;
    }

    static char readChar() {
        String value = readString();
        if (value.length() != 1) throw fail("expected one character");
        return value.charAt(0);
    }

    static int[] readInts() {
        int[] values = new int[8];
        int size = 0;
        expect('[');
        if (nextIs(']')) return new int[0];
        do {
            if (size == values.length) values = java.util.Arrays.copyOf(values, size * 2);
            values[size++] = readInt();
        } while (nextIs(','));
        expect(']');
        return java.util.Arrays.copyOf(values, size);
    }

    static long[] readLongs() {
        long[] values = new long[8];
        int size = 0;
        expect('[');
        if (nextIs(']')) return new long[0];
        do {
            if (size == values.length) values = java.util.Arrays.copyOf(values, size * 2);
            values[size++] = readLong();
        } while (nextIs(','));
        expect(']');
        return java.util.Arrays.copyOf(values, size);
    }

    static double[] readDoubles() {
        double[] values = new double[8];
        int size = 0;
        expect('[');
        if (nextIs(']')) return new double[0];
        do {
            if (size == values.length) values = java.util.Arrays.copyOf(values, size * 2);
            values[size++] = readDouble();
        } while (nextIs(','));
        expect(']');
        return java.util.Arrays.copyOf(values, size);
    }

    static boolean[] readBooleans() {
        boolean[] values = new boolean[8];
        int size = 0;
        expect('[');
        if (nextIs(']')) return new boolean[0];
        do {
            if (size == values.length) values = java.util.Arrays.copyOf(values, size * 2);
            values[size++] = readBoolean();
        } while (nextIs(','));
        expect(']');
        return java.util.Arrays.copyOf(values, size);
    }

    static char[] readChars() {
        char[] values = new char[8];
        int size = 0;
        expect('[');
        if (nextIs(']')) return new char[0];
        do {
            if (size == values.length) values = java.util.Arrays.copyOf(values, size * 2);
            values[size++] = readChar();
        } while (nextIs(','));
        expect(']');
        return java.util.Arrays.copyOf(values, size);
    }

    static void answer(Object value, String nullText) {
        encode(value, nullText);
        out.append('\n');
        if (out.length() > 65536) flush();
    }

    static void flush() {
        byte[] bytes = out.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
        out.setLength(0);
    }

    static void encodeString(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ' || c > '~') {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) out.append(Character.forDigit(c >> shift & 15, 16));
            } else out.append(c);
        }
        out.append('"');
    }

    static void encodeDouble(double value) {
        if (Double.isInfinite(value)) out.append(value < 0 ? "-Infinity" : "Infinity");
        else out.append(value);
    }

    static void encodeInts(int[] values) {
        out.append('[');
        for (int i = 0; i < values.length; i++) {
            if (i > 0) out.append(',');
            out.append(values[i]);
        }
        out.append(']');
    }

    static void encodeItems(java.util.Iterator<?> values, String nullText) {
        out.append('[');
        while (values.hasNext()) {
            encode(values.next(), nullText);
            if (values.hasNext()) out.append(',');
        }
        out.append(']');
    }

    static void encodeArray(Object values, String nullText) {
        out.append('[');
        for (int i = 0; i < java.lang.reflect.Array.getLength(values); i++) {
            if (i > 0) out.append(',');
            encode(java.lang.reflect.Array.get(values, i), nullText);
        }
        out.append(']');
    }
`;
