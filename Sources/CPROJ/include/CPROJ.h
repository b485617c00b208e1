#ifndef CPROJ_H
#define CPROJ_H

#include <stdbool.h>
#include <stddef.h>

// What we ask of PROJ. The library is opened with dlopen at the first call: linking it would cost every run of the
// command 9 to 15 ms. Every function may be called from any thread; each call has a PROJ context of its own.

// Whether libproj can be opened on this machine.
bool cproj_is_available(void);

// The version of the library, such as "9.1.1", and the path of its file; an empty text for what is unknown. Returns false
// if there is no PROJ.
bool cproj_library(char *version, size_t version_capacity, char *path, size_t path_capacity);

// The identifier of a coordinate system: of Esri, or of the EPSG Dataset.
typedef struct {
  bool is_esri;
  int code;
} cproj_identifier;

// The first of the identifiers that PROJ knows, as Esri's WKT 1 on one line. All are looked up with one opening of the
// database, which takes longer than the answers.
// Writes at most `capacity` bytes, the closing zero included. Returns the index of the identifier, or -1.
long cproj_esri_wkt(const cproj_identifier *identifiers, size_t count, char *buffer, size_t capacity);

// The authority code of a WKT where PROJ is certain of it. `authority` is asked for: "EPSG" or "ESRI".
bool cproj_identify(const char *wkt, const char *authority, int *code);

// A rectangle in one system as the one around it in another. `bounds` holds xmin, ymin, xmax, ymax, on input and on
// output; longitudes come first. Beyond the antimeridian the west is greater than the east. Each side is checked in
// `density` points, at most 10,000.
bool cproj_bounds(const char *from, const char *to, double bounds[4], int density);

// Points of one system in another: x and y in turn, longitudes first. What has no place becomes infinite.
bool cproj_transform(const char *from, const char *to, double *points, size_t count);

// Where a system is meant to be used: west, south, east, north in degrees. West is greater than east where it crosses
// the antimeridian. Returns false where PROJ does not know it.
bool cproj_area_of_use(const char *definition, double bounds[4]);

// The name of that area, such as “New Zealand - North Island”. Writes at most `capacity` bytes, the closing zero included.
bool cproj_area_name(const char *definition, char *buffer, size_t capacity);

// A system in another language: a WKT as PROJJSON, or a PROJJSON as Esri's WKT 1, on one line. Writes at most `capacity`
// bytes, the closing zero included.
bool cproj_convert(const char *definition, bool to_json, char *buffer, size_t capacity);

#endif
