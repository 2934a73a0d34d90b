#include "CJSON.h"

#include <array>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

#include <simdjson.h>

using simdjson::dom::parser;

struct cjson_parser {
    parser dom;
    size_t depth = 0;
    size_t length = 0;
    size_t room = 0;
    std::unique_ptr<uint8_t[]> padded;
    std::vector<uint8_t> unescaped;
    std::vector<uint32_t> open;
};

namespace {

// Whether a structural byte begins a node; the others part and end nodes.
constexpr auto begins_node = [] {
    std::array<uint8_t, 256> table{};
    for (auto &entry : table) entry = 1;
    for (const unsigned char byte : {',', ':', ']', '}'}) table[byte] = 0;
    return table;
}();

bool ends_number(uint8_t byte) {
    switch (byte) {
    case ',': case ']': case '}': case ' ': case '\t': case '\n': case '\r': case 0: return true;
    default: return false;
    }
}

// Walks simdjson's tape beside its list of structural bytes: both are in the order of the text, and the list alone
// knows where each value stands.
class Walk {
  public:
    Walk(cjson_parser &owner, cjson_node *nodes)
        : owner(owner), nodes(nodes), node(nodes), place(owner.dom.implementation->structural_indexes.get()),
          text(owner.padded.get()), length(owner.length), tape(owner.dom.doc.tape.get()),
          strings(owner.dom.doc.string_buf.get()) {}

    void run() {
        const size_t end = size_t(tape[0] & simdjson::internal::JSON_VALUE_MASK) - 1;
        for (size_t at = 1; at < end; at++) {
            const uint64_t entry = tape[at];
            switch (char(entry >> 56)) {
            case '{': open(CJSON_OBJECT, entry); break;
            case '[': open(CJSON_ARRAY, entry); break;
            case '}': case ']': close(); break;
            case '"': string(entry & simdjson::internal::JSON_VALUE_MASK); break;
            case 'l': case 'u': number(CJSON_INTEGER); at++; break;
            case 'd': number(CJSON_DOUBLE); at++; break;
            case 't': append(CJSON_TRUE); break;
            case 'f': append(CJSON_FALSE); break;
            default: append(CJSON_NULL); break;
            }
        }
    }

  private:
    // The most members or elements that simdjson's tape counts.
    static constexpr uint32_t most_counted = 0xffffff;

    cjson_node &append(uint8_t kind) {
        while (!begins_node[text[*place]]) place++;
        *node = cjson_node{*place++, 0, 0, 1, kind, 0, 0, 0};
        return *node++;
    }

    void open(uint8_t kind, uint64_t entry) {
        cjson_node &opened = append(kind);
        opened.length = uint32_t(entry >> 32) & most_counted;
        owner.open[depth++] = uint32_t(&opened - nodes);
    }

    void close() {
        cjson_node &closed = nodes[owner.open[--depth]];
        closed.size = uint32_t(node - &closed);
        if (depth > 0) nodes[owner.open[depth - 1]].repeats |= closed.repeats;
        if (closed.length == most_counted) closed.length = count(closed);
    }

    uint32_t count(const cjson_node &container) const {
        uint32_t result = 0;
        for (const cjson_node *inside = &container + 1; inside < node; inside += inside->size) result++;
        return container.kind == CJSON_OBJECT ? result / 2 : result;
    }

    void number(uint8_t kind) {
        cjson_node &number = append(kind);
        number.content = number.start;
        while (number.start + number.length < length && !ends_number(text[number.start + number.length])) number.length++;
    }

    // Without escapes the closing quote stands right behind the bytes, and with some the quote there is an escaped one.
    bool is_plain(const cjson_node &string) const {
        const uint8_t *end = text + string.content + string.length;
        return end[0] == '"' && (string.length == 0 || end[-1] != '\\');
    }

    void string(uint64_t at) {
        cjson_node &string = append(CJSON_STRING);
        std::memcpy(&string.length, strings + at, sizeof(uint32_t));
        string.content = string.start + 1;
        const uint8_t *bytes = strings + at + sizeof(uint32_t);
        if (text[*place] == ':') mark(nodes[owner.open[depth - 1]], cjson_mark(bytes, string.length));
        if (is_plain(string)) return;
        string.unescaped = 1;
        string.content = uint32_t(owner.unescaped.size());
        owner.unescaped.insert(owner.unescaped.end(), bytes, bytes + string.length);
    }

    void mark(cjson_node &object, uint32_t mark) {
        object.repeats |= (object.content & mark) != 0;
        object.content |= mark;
    }

    cjson_parser &owner;
    cjson_node *const nodes;
    // Where the next node goes, and the next structural byte.
    cjson_node *node;
    const uint32_t *place;
    size_t depth = 0;
    const uint8_t *text;
    size_t length;
    const uint64_t *tape;
    const uint8_t *strings;
};

cjson_status status(simdjson::error_code code) {
    switch (code) {
    case simdjson::SUCCESS: return CJSON_OK;
    case simdjson::DEPTH_ERROR: return CJSON_TOO_DEEP;
    case simdjson::MEMALLOC:
    case simdjson::CAPACITY: return CJSON_TOO_LARGE;
    default: return CJSON_MALFORMED;
    }
}

size_t count_nodes(const cjson_parser &owner) {
    const auto &implementation = *owner.dom.implementation;
    const uint32_t *places = implementation.structural_indexes.get();
    size_t count = 0;
    for (uint32_t at = 0; at < implementation.n_structural_indexes; at++) count += begins_node[owner.padded[places[at]]];
    return count;
}

cjson_status parse(cjson_parser &owner, const uint8_t *text, size_t length, size_t depth) {
    using simdjson::SIMDJSON_PADDING;
    if (length >= UINT32_MAX - SIMDJSON_PADDING) return CJSON_TOO_LARGE;
    const size_t capacity = length < 4096 ? 4096 : length;
    if (owner.dom.capacity() < length || owner.depth != depth) {
        if (auto code = owner.dom.allocate(capacity, depth)) return status(code);
        owner.depth = depth;
    }
    if (owner.room < length) {
        owner.padded.reset(new uint8_t[capacity + SIMDJSON_PADDING]);
        owner.room = capacity;
    }
    std::memcpy(owner.padded.get(), text, length);
    std::memset(owner.padded.get() + length, ' ', SIMDJSON_PADDING);
    owner.length = length;
    return status(owner.dom.parse(owner.padded.get(), length, false).error());
}

}  // namespace

extern "C" cjson_parser *cjson_parser_create(void) { return new (std::nothrow) cjson_parser; }

extern "C" void cjson_parser_destroy(cjson_parser *parser) { delete parser; }

extern "C" cjson_status cjson_parse(
    cjson_parser *parser, const uint8_t *text, size_t length, size_t depth, size_t *node_count) {
    try {
        const cjson_status outcome = parse(*parser, text, length, depth);
        *node_count = outcome == CJSON_OK ? count_nodes(*parser) : 0;
        return outcome;
    } catch (const std::bad_alloc &) {
        *node_count = 0;
        return CJSON_TOO_LARGE;
    }
}

extern "C" cjson_status cjson_take(
    cjson_parser *parser, cjson_node *nodes, const uint8_t **unescaped, size_t *unescaped_count) {
    try {
        parser->unescaped.clear();
        parser->open.resize(parser->depth + 1);
        Walk(*parser, nodes).run();
    } catch (const std::bad_alloc &) {
        return CJSON_TOO_LARGE;
    }
    *unescaped = parser->unescaped.data();
    *unescaped_count = parser->unescaped.size();
    return CJSON_OK;
}
