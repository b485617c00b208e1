#include "CYAML.h"

#include <COpening.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// The part of yaml.h that is used here (https://github.com/yaml/libyaml). These types have been the same since 0.1.1 of
// 2008, and the name of the library, libyaml-0.so.2, stands for them.
typedef struct {
  size_t index, line, column;
} yaml_mark;

typedef struct {
  int type;
  union {
    struct {
      char *anchor;
    } alias;
    struct {
      char *anchor, *tag;
      unsigned char *value;
      size_t length;
      int plain_implicit, quoted_implicit, style;
    } scalar;
    struct {
      char *anchor, *tag;
      int implicit, style;
    } collection;
    struct {
      void *version, *tags_start, *tags_end;
      int implicit;
    } document;
  } data;
  yaml_mark start, end;
} yaml_event;

// The beginning of a parser. Its whole size is 480 bytes on 64-bit systems; the rest is room for other versions.
typedef struct {
  int error;
  const char *problem;
  size_t problem_offset;
  int problem_value;
  yaml_mark problem_mark;
  char rest[4096];
} yaml_parser;

enum { ENCODING_UTF8 = 1, STYLE_PLAIN = 1 };

static struct {
  int (*initialize)(yaml_parser *);
  void (*delete)(yaml_parser *);
  void (*set_input_string)(yaml_parser *, const unsigned char *, size_t);
  void (*set_encoding)(yaml_parser *, int);
  int (*parse)(yaml_parser *, yaml_event *);
  void (*event_delete)(yaml_event *);
} yaml;

static bool is_open;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
  static const copening_function functions[] = {
      {&yaml.initialize, "yaml_parser_initialize"},
      {&yaml.delete, "yaml_parser_delete"},
      {&yaml.set_input_string, "yaml_parser_set_input_string"},
      {&yaml.set_encoding, "yaml_parser_set_encoding"},
      {&yaml.parse, "yaml_parser_parse"},
      {&yaml.event_delete, "yaml_event_delete"},
  };
  static const char *const names[] = {
#ifdef __APPLE__
      "libyaml-0.2.dylib", "/opt/homebrew/lib/libyaml-0.2.dylib", "/usr/local/lib/libyaml-0.2.dylib",
#else
      "libyaml-0.so.2", "libyaml.so",
#endif
  };
  is_open = copening_open(names, sizeof names / sizeof names[0], functions, sizeof functions / sizeof functions[0]);
}

struct cyaml_parser {
  yaml_parser parser;
  yaml_event event;
};

bool cyaml_is_available(void) {
  pthread_once(&once, open_library);
  return is_open;
}

cyaml_parser *cyaml_open(const uint8_t *bytes, size_t size) {
  if (!cyaml_is_available()) return NULL;
  cyaml_parser *parser = calloc(1, sizeof *parser);
  if (parser == NULL) return NULL;
  if (!yaml.initialize(&parser->parser)) {
    free(parser);
    return NULL;
  }
  yaml.set_encoding(&parser->parser, ENCODING_UTF8);
  yaml.set_input_string(&parser->parser, bytes, size);
  return parser;
}

// The numbers of the types are those of yaml_event_type_t.
cyaml_event cyaml_next(cyaml_parser *parser) {
  static const cyaml_kind kinds[] = {
      CYAML_OTHER,          CYAML_OTHER,        CYAML_END,           CYAML_DOCUMENT,    CYAML_OTHER, CYAML_ALIAS,
      CYAML_SCALAR,         CYAML_SEQUENCE_START, CYAML_SEQUENCE_END, CYAML_MAPPING_START, CYAML_MAPPING_END,
  };
  cyaml_event event = {CYAML_FAILED, NULL, 0, NULL, false, 0, 0};
  yaml.event_delete(&parser->event);
  memset(&parser->event, 0, sizeof parser->event);
  const yaml_event *found = &parser->event;
  if (!yaml.parse(&parser->parser, &parser->event)) return event;
  if (found->type < 0 || (size_t)found->type >= sizeof kinds / sizeof kinds[0]) return event;
  event.kind = kinds[found->type];
  event.start = found->start.index;
  event.end = found->end.index;
  switch (event.kind) {
    case CYAML_ALIAS: event.anchor = found->data.alias.anchor; break;
    case CYAML_SCALAR:
      event.anchor = found->data.scalar.anchor;
      event.value = found->data.scalar.value;
      event.length = found->data.scalar.length;
      event.is_plain = found->data.scalar.style == STYLE_PLAIN;
      break;
    case CYAML_SEQUENCE_START:
    case CYAML_MAPPING_START: event.anchor = found->data.collection.anchor; break;
    default: break;
  }
  return event;
}

const char *cyaml_problem(const cyaml_parser *parser, size_t *index) {
  *index = parser->parser.problem_mark.index;
  return parser->parser.problem;
}

void cyaml_close(cyaml_parser *parser) {
  if (parser == NULL) return;
  yaml.event_delete(&parser->event);
  yaml.delete(&parser->parser);
  free(parser);
}
