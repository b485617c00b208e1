#include "CSQLite.h"

#include <COpening.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define FUNCTIONS(F)                                                                                                   \
  F(open_v2) F(close_v2) F(extended_errcode) F(errmsg) F(exec) F(prepare_v2) F(finalize) F(reset) F(step) F(bind_blob64)        \
  F(bind_double) F(bind_int64) F(bind_text) F(bind_zeroblob) F(column_blob) F(column_bytes) F(column_double) F(column_int64) F(column_text)   \
  F(column_type) F(limit) F(progress_handler)

// The types are those of sqlite3.h, so that a function is never called in another way than it was made.
#define POINTER(name) __typeof__(sqlite3_##name) *name;
static struct {
  FUNCTIONS(POINTER)
} sqlite;

static bool is_open;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
#define TARGET(name) {&sqlite.name, "sqlite3_" #name},
  static const copening_function functions[] = {FUNCTIONS(TARGET)};
#ifdef __APPLE__
  static const char *const name = "libsqlite3.dylib";
#else
  static const char *const name = "libsqlite3.so.0";
#endif
  is_open = copening_open(&name, 1, functions, sizeof functions / sizeof functions[0]);
}

bool csqlite_is_available(void) {
  pthread_once(&once, open_library);
  return is_open;
}

bool csqlite_library(char *version, size_t version_capacity, char *path, size_t path_capacity) {
  if (!csqlite_is_available()) return false;
  const char *(*text)(void);
  void *symbol = copening_look_up((const void *)sqlite.open_v2, "sqlite3_libversion");
  memcpy(&text, &symbol, sizeof symbol);
  snprintf(version, version_capacity, "%s", text == NULL ? "" : text());
  if (!copening_path((const void *)sqlite.open_v2, path, path_capacity)) path[0] = '\0';
  return true;
}

int csqlite_open_v2(const char *path, sqlite3 **database, int flags, const char *vfs) {
  return sqlite.open_v2(path, database, flags, vfs);
}

int csqlite_close_v2(sqlite3 *database) { return sqlite.close_v2(database); }

int csqlite_extended_errcode(sqlite3 *database) { return sqlite.extended_errcode(database); }

const char *csqlite_errmsg(sqlite3 *database) { return sqlite.errmsg(database); }

int csqlite_exec(sqlite3 *database, const char *text, int (*row)(void *, int, char **, char **), void *context,
                 char **message) {
  return sqlite.exec(database, text, row, context, message);
}

int csqlite_prepare_v2(sqlite3 *database, const char *text, int length, sqlite3_stmt **statement, const char **rest) {
  return sqlite.prepare_v2(database, text, length, statement, rest);
}

int csqlite_finalize(sqlite3_stmt *statement) { return sqlite.finalize(statement); }

int csqlite_reset(sqlite3_stmt *statement) { return sqlite.reset(statement); }

int csqlite_step(sqlite3_stmt *statement) { return sqlite.step(statement); }

int csqlite_bind_blob64(sqlite3_stmt *statement, int place, const void *bytes, sqlite3_uint64 count,
                        sqlite3_destructor_type destructor) {
  return sqlite.bind_blob64(statement, place, bytes, count, destructor);
}

int csqlite_bind_double(sqlite3_stmt *statement, int place, double value) {
  return sqlite.bind_double(statement, place, value);
}

int csqlite_bind_int64(sqlite3_stmt *statement, int place, sqlite3_int64 value) {
  return sqlite.bind_int64(statement, place, value);
}

int csqlite_bind_text(sqlite3_stmt *statement, int place, const char *text, int length,
                      sqlite3_destructor_type destructor) {
  return sqlite.bind_text(statement, place, text, length, destructor);
}

int csqlite_bind_zeroblob(sqlite3_stmt *statement, int place, int count) {
  return sqlite.bind_zeroblob(statement, place, count);
}

const void *csqlite_column_blob(sqlite3_stmt *statement, int column) { return sqlite.column_blob(statement, column); }

int csqlite_column_bytes(sqlite3_stmt *statement, int column) { return sqlite.column_bytes(statement, column); }

double csqlite_column_double(sqlite3_stmt *statement, int column) { return sqlite.column_double(statement, column); }

sqlite3_int64 csqlite_column_int64(sqlite3_stmt *statement, int column) {
  return sqlite.column_int64(statement, column);
}

const unsigned char *csqlite_column_text(sqlite3_stmt *statement, int column) {
  return sqlite.column_text(statement, column);
}

int csqlite_column_type(sqlite3_stmt *statement, int column) { return sqlite.column_type(statement, column); }

int csqlite_limit(sqlite3 *database, int kind, int value) { return sqlite.limit(database, kind, value); }

void csqlite_progress_handler(sqlite3 *database, int steps, int (*ask)(void *), void *context) {
  sqlite.progress_handler(database, steps, ask, context);
}
