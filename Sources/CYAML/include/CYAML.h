#ifndef CYAML_H
#define CYAML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What we ask of libyaml: the events of a document, with their positions. The library is opened with dlopen at the first
// call. Any thread may call the functions; a parser belongs to one thread at a time.

typedef struct cyaml_parser cyaml_parser;

typedef enum {
  CYAML_FAILED,
  CYAML_OTHER,  // The begin and the end of the stream and of a document.
  CYAML_END,
  CYAML_DOCUMENT,
  CYAML_ALIAS,
  CYAML_SCALAR,
  CYAML_SEQUENCE_START,
  CYAML_SEQUENCE_END,
  CYAML_MAPPING_START,
  CYAML_MAPPING_END
} cyaml_kind;

typedef struct {
  cyaml_kind kind;
  // The text of a scalar, which may contain zero bytes; the anchor of an alias or of a value, or NULL. They are valid until
  // the next call.
  const uint8_t *value;
  size_t length;
  const char *anchor;
  // Whether a scalar is written without quotes, so that it may be a number.
  bool is_plain;
  // The number of characters, not bytes, in front of the event and of its end.
  size_t start, end;
} cyaml_event;

bool cyaml_is_available(void);

// Starts to parse UTF-8. The bytes must live as long as the parser. Returns NULL if the library is missing.
cyaml_parser *cyaml_open(const uint8_t *bytes, size_t size);

// The next event. After CYAML_FAILED and CYAML_END, only `cyaml_problem` and `cyaml_close` may be called.
cyaml_event cyaml_next(cyaml_parser *parser);

// Why the text cannot be parsed, in libyaml's words, and the number of characters in front of the place.
const char *cyaml_problem(const cyaml_parser *parser, size_t *index);

void cyaml_close(cyaml_parser *parser);

#endif
