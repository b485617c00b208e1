#ifndef CSQLITE_H
#define CSQLITE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

// What we ask of SQLite, as its own functions of the same names do it (https://sqlite.org/c3ref/funclist.html). The
// library is opened with dlopen before the first database is: linking it would cost every run of the command 0.2 ms,
// a tenth of what xmllint takes for a file.

// Whether libsqlite3 can be opened on this machine. The others may be called where it can.
bool csqlite_is_available(void);

// The version of the library, such as "3.40.1", and the path of its file; an empty text for what is unknown. Returns false
// if there is no SQLite.
bool csqlite_library(char *version, size_t version_capacity, char *path, size_t path_capacity);

int csqlite_open_v2(const char *path, sqlite3 **database, int flags, const char *vfs);
int csqlite_close_v2(sqlite3 *database);
int csqlite_extended_errcode(sqlite3 *database);
const char *csqlite_errmsg(sqlite3 *database);
int csqlite_exec(sqlite3 *database, const char *text, int (*row)(void *, int, char **, char **), void *context,
                 char **message);
int csqlite_prepare_v2(sqlite3 *database, const char *text, int length, sqlite3_stmt **statement, const char **rest);
int csqlite_finalize(sqlite3_stmt *statement);
int csqlite_reset(sqlite3_stmt *statement);
int csqlite_step(sqlite3_stmt *statement);
int csqlite_bind_blob64(sqlite3_stmt *statement, int place, const void *bytes, sqlite3_uint64 count,
                        sqlite3_destructor_type destructor);
int csqlite_bind_double(sqlite3_stmt *statement, int place, double value);
int csqlite_bind_int64(sqlite3_stmt *statement, int place, sqlite3_int64 value);
int csqlite_bind_text(sqlite3_stmt *statement, int place, const char *text, int length,
                      sqlite3_destructor_type destructor);
int csqlite_bind_zeroblob(sqlite3_stmt *statement, int place, int count);
const void *csqlite_column_blob(sqlite3_stmt *statement, int column);
int csqlite_column_bytes(sqlite3_stmt *statement, int column);
double csqlite_column_double(sqlite3_stmt *statement, int column);
sqlite3_int64 csqlite_column_int64(sqlite3_stmt *statement, int column);
const unsigned char *csqlite_column_text(sqlite3_stmt *statement, int column);
int csqlite_column_type(sqlite3_stmt *statement, int column);
int csqlite_limit(sqlite3 *database, int kind, int value);
void csqlite_progress_handler(sqlite3 *database, int steps, int (*ask)(void *), void *context);

#endif
