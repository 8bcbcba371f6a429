import type { InputLayout } from "../layout";

const LISTS = String.raw`
template <class T>
static void decode(std::vector<T>& values) {
    values.clear();
    expect('[');
    if (next_is(']')) return;
    do {
        T value;
        decode(value);
        values.push_back(std::move(value));
    } while (next_is(','));
    expect(']');
}

template <class T>
static void encode(const std::vector<T>& values) {
    output += '[';
    for (size_t i = 0; i < values.size(); i++) {
        if (i) output += ',';
        const T& value = values[i];
        encode(value);
    }
    output += ']';
}
`;

export const FRONT = (layout: InputLayout) => String.raw`${LISTS}
static bool another_call() {
    static bool loaded = (load(), true);
    (void)loaded;
    skip_space();
    if (at == text.size()) return false;
${layout === "argument_list" ? "    expect('[');\n" : ""}    return true;
}

static bool first_argument = true;

template <class T>
static void argument(T& value) {
${layout === "argument_list" ? "    if (!first_argument) expect(',');\n" : ""}    first_argument = false;
    decode(value);
}

static void end_arguments() {
${layout === "argument_list" ? "    expect(']');\n" : ""}    first_argument = true;
}

template <class T>
static void answer(const T& value) {
    output.clear();
    encode(value);
    output += '\n';
    if (fwrite(output.data(), 1, output.size(), stdout) != output.size()) fail("cannot write the answer");
}
`;
