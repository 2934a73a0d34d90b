#include "CJSON.h"

#include <cstring>
#include <memory>
#include <new>
#include <vector>

#include <simdjson.h>

namespace reading = simdjson::SIMDJSON_BUILTIN_IMPLEMENTATION;
using simdjson::SIMDJSON_PADDING;

struct cjson_parser {
    simdjson::dom::parser dom;
    size_t depth = 0;
    size_t length = 0;
    size_t room = 0;
    std::unique_ptr<uint8_t[]> padded;
    std::vector<uint8_t> unescaped;
};

namespace {

// What simdjson's reader of numbers writes to. The text has the digits, so the kind alone is kept.
struct NumberKind {
    uint8_t kind = CJSON_DOUBLE;

    void append_s64(int64_t) { kind = CJSON_INTEGER; }
    void append_u64(uint64_t) { kind = CJSON_INTEGER; }
    void append_double(double) {}
    void skip_double() {}
};

// The kind of a number, or CJSON_NULL where the bytes are none.
[[gnu::noinline]] uint8_t number_kind(const uint8_t *bytes) {
    NumberKind number;
    return reading::numberparsing::parse_number(bytes, number) ? CJSON_NULL : number.kind;
}

// Puts the bytes of a string that has escapes behind those of the others; false where an escape is none.
[[gnu::noinline]] bool unescape(cjson_parser &owner, cjson_node &string) {
    const size_t used = owner.unescaped.size();
    owner.unescaped.resize(used + string.length + SIMDJSON_PADDING);
    uint8_t *const first = owner.unescaped.data() + used;
    const uint8_t *const last = owner.dom.implementation->parse_string(&owner.padded[string.content], first);
    if (!last) return false;
    string.unescaped = 1;
    string.content = uint32_t(used);
    string.length = uint32_t(last - first);
    owner.unescaped.resize(used + string.length);
    return true;
}

// Writes the nodes of a text in which simdjson has found the structural bytes: brackets, colons, commas, and the first
// bytes of strings and other scalars. It refuses the texts that simdjson's own second stage refuses.
//
// INVARIANT: behind the last structural byte stands the length of the text, and at that place in the text a space. Every
// byte is looked at before the place goes on, so nothing is read or written behind that.
class Walk {
  public:
    Walk(cjson_parser &owner, cjson_node *nodes)
        : owner(owner), node(nodes), place(owner.dom.implementation->structural_indexes.get()),
          end(place + owner.dom.implementation->n_structural_indexes), text(owner.padded.get()),
          length(uint32_t(owner.length)), escape(next_escape(0)) {}

    cjson_status run() {
        const uint8_t first = text[place[0]], last = text[end[-1]];
        // As simdjson has it: what is never closed is malformed, however deep it goes.
        if ((first == '{' && last != '}') || (first == '[' && last != ']')) return CJSON_MALFORMED;
        for (;;) {
            if (container && container->kind == CJSON_OBJECT && !key()) return CJSON_MALFORMED;
            const uint8_t *const bytes = text + *place;
            bool is_read = false;
            switch (*bytes) {
            case '"': is_read = string(); break;
            case '{': case '[':
                if (open(*bytes)) {
                    if (++depth >= owner.depth) return CJSON_TOO_DEEP;
                    continue;
                }
                is_read = true;
                break;
            case 't': is_read = word(CJSON_TRUE, reading::atomparsing::is_valid_true_atom(bytes)); break;
            case 'f': is_read = word(CJSON_FALSE, reading::atomparsing::is_valid_false_atom(bytes)); break;
            case 'n': is_read = word(CJSON_NULL, reading::atomparsing::is_valid_null_atom(bytes)); break;
            case '-': case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
                is_read = number(bytes);
            }
            if (!is_read || !close()) return CJSON_MALFORMED;
            if (!container) return place == end ? CJSON_OK : CJSON_MALFORMED;
        }
    }

    const cjson_node *behind() const { return node; }

  private:
    void append(uint8_t kind, uint32_t content, uint32_t length) {
        *node++ = cjson_node{*place++, content, length, 1, kind, 0, 0, 0};
    }

    // Begins a container, whose size is its distance from the one around it until it is closed; false where it is empty.
    bool open(uint8_t bracket) {
        const bool is_object = bracket == '{';
        append(is_object ? CJSON_OBJECT : CJSON_ARRAY, 0, 0);
        if (text[*place] == (is_object ? '}' : ']')) return place++, false;
        node[-1].size = container ? uint32_t(node - 1 - container) : 0;
        container = node - 1;
        return true;
    }

    // Counts a value, and closes the containers that end behind it; false where neither an end nor a comma stands there.
    bool close() {
        while (container) {
            container->length++;
            const uint8_t next = text[*place++];
            if (next == ',') return true;
            if (next != (container->kind == CJSON_OBJECT ? '}' : ']')) return false;
            const uint32_t distance = container->size;
            container->size = uint32_t(node - container);
            container = distance ? container - distance : nullptr;
            depth--;
        }
        return true;
    }

    bool key() {
        if (text[*place] != '"' || !string() || text[*place++] != ':') return false;
        const cjson_node &key = node[-1];
        const uint8_t *const bytes = key.unescaped ? owner.unescaped.data() : text;
        const uint32_t mark = cjson_mark(bytes + key.content, key.length);
        container->repeats |= (container->content & mark) != 0;
        container->content |= mark;
        return true;
    }

    bool word(uint8_t kind, bool is_whole) {
        append(kind, 0, 0);
        return is_whole;
    }

    bool number(const uint8_t *bytes) {
        const uint8_t kind = number_kind(bytes);
        append(kind, *place, 0);
        node[-1].length = end_of_scalar() - node[-1].start;
        return kind != CJSON_NULL;
    }

    [[gnu::always_inline]] bool string() {
        append(CJSON_STRING, *place + 1, 0);
        cjson_node &string = node[-1];
        const uint32_t end = end_of_scalar() - 1;
        if (end <= string.start) return false;
        string.length = end - string.content;
        if (escape < string.start) escape = next_escape(string.start);
        return escape > end || unescape(owner, string);
    }

    // Where the scalar ends that was begun last: nothing but space parts it from what follows.
    uint32_t end_of_scalar() const {
        uint32_t end = *place;
        while (text[end - 1] <= ' ') end--;
        return end;
    }

    uint32_t next_escape(uint32_t from) const {
        const void *const found = std::memchr(text + from, '\\', length - from);
        return found ? uint32_t(static_cast<const uint8_t *>(found) - text) : length;
    }

    cjson_parser &owner;
    // Where the next node goes, and the next structural byte.
    cjson_node *node;
    const uint32_t *place;
    const uint32_t *const end;
    // The innermost container that is open, and how many are.
    cjson_node *container = nullptr;
    size_t depth = 0;
    const uint8_t *const text;
    const uint32_t length;
    // The first backslash that does not stand before the string that was read last.
    uint32_t escape;
};

cjson_status status(simdjson::error_code code) {
    switch (code) {
    case simdjson::SUCCESS: return CJSON_OK;
    case simdjson::MEMALLOC:
    case simdjson::CAPACITY: return CJSON_TOO_LARGE;
    default: return CJSON_MALFORMED;
    }
}

cjson_status find(cjson_parser &owner, const uint8_t *text, size_t length, size_t depth) {
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
    return status(owner.dom.implementation->stage1(owner.padded.get(), length, simdjson::stage1_mode::regular));
}

}  // namespace

extern "C" cjson_parser *cjson_parser_create(void) { return new (std::nothrow) cjson_parser; }

extern "C" void cjson_parser_destroy(cjson_parser *parser) { delete parser; }

extern "C" cjson_status cjson_find(
    cjson_parser *parser, const uint8_t *text, size_t length, size_t depth, size_t *room) {
    *room = 0;
    try {
        const cjson_status outcome = find(*parser, text, length, depth);
        if (outcome == CJSON_OK) *room = parser->dom.implementation->n_structural_indexes;
        return outcome;
    } catch (const std::bad_alloc &) {
        return CJSON_TOO_LARGE;
    }
}

extern "C" cjson_status cjson_take(
    cjson_parser *parser, cjson_node *nodes, size_t *count, const uint8_t **unescaped, size_t *unescaped_count) {
    *count = 0;
    try {
        parser->unescaped.clear();
        Walk walk(*parser, nodes);
        const cjson_status outcome = walk.run();
        if (outcome == CJSON_OK) *count = size_t(walk.behind() - nodes);
        *unescaped = parser->unescaped.data();
        *unescaped_count = parser->unescaped.size();
        return outcome;
    } catch (const std::bad_alloc &) {
        return CJSON_TOO_LARGE;
    }
}
