#ifndef CJSON_H
#define CJSON_H

// JSON text as a flat list of nodes, in the order of the text: what simdjson read, with the place of every value.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
    CJSON_NULL = 0,
    CJSON_FALSE = 1,
    CJSON_TRUE = 2,
    CJSON_INTEGER = 3,
    CJSON_DOUBLE = 4,
    CJSON_STRING = 5,
    CJSON_ARRAY = 6,
    CJSON_OBJECT = 7
};

/// One value. The members of an object follow it, a key before its value; the elements of an array likewise.
typedef struct {
    /// The byte of the text where the value begins.
    uint32_t start;
    /// Where the bytes of a string or number begin: in the text, or in the unescaped bytes where `unescaped` is 1. The
    /// marks of an object's keys.
    uint32_t content;
    /// The bytes of a string or number; the members or elements of a container.
    uint32_t length;
    /// The nodes of this value and of all that it holds.
    uint32_t size;
    uint8_t kind;
    uint8_t unescaped;
    uint8_t style;
    /// 1 where two keys of this object, or of one inside, have one mark, and so may be the same.
    uint8_t repeats;
} cjson_node;

/// One of 32 bits: an object that lacks the mark of a key lacks the key.
static inline uint32_t cjson_mark(const uint8_t *_Nonnull key, uint32_t length) {
    return length == 0 ? 1 : 1u << ((length * 7 + key[0] * 47u + key[length - 1] * 85u) & 31);
}

typedef enum {
    CJSON_OK = 0,
    /// The text is not one JSON value.
    CJSON_MALFORMED = 1,
    CJSON_TOO_DEEP = 2,
    /// The text is longer than 4 GiB, or there is no memory.
    CJSON_TOO_LARGE = 3
} cjson_status;

/// A parser that keeps its memory from call to call; for one thread at a time.
typedef struct cjson_parser cjson_parser;

/// NULL where there is no memory.
cjson_parser *_Nullable cjson_parser_create(void);
void cjson_parser_destroy(cjson_parser *_Nonnull parser);

/// Reads a text; `node_count` is then the room that `cjson_take` needs.
cjson_status cjson_parse(
    cjson_parser *_Nonnull parser, const uint8_t *_Nonnull text, size_t length, size_t depth,
    size_t *_Nonnull node_count);

/// Writes the nodes of the text that was read last, once. `unescaped` are the bytes of the strings that had an escape in
/// the text, and stay valid until the parser's next call.
cjson_status cjson_take(
    cjson_parser *_Nonnull parser, cjson_node *_Nonnull nodes, const uint8_t *_Nullable *_Nonnull unescaped,
    size_t *_Nonnull unescaped_count);

#ifdef __cplusplus
}
#endif
#endif
