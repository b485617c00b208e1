#include "CPROJ.h"

#include <COpening.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The part of PROJ's C interface that is used here (https://proj.org/development/reference/functions.html).
typedef struct PJ PJ;
typedef struct PJ_CONTEXT PJ_CONTEXT;
typedef struct PJ_AREA PJ_AREA;
typedef struct PJ_OBJ_LIST PJ_OBJ_LIST;
enum { PJ_LOG_LEVEL_NONE = 0, PJ_CATEGORY_CRS = 3, PJ_WKT1_ESRI_TYPE = 5, PJ_FORWARD = 1 };

static struct {
  PJ_CONTEXT *(*context_create)(void);
  void (*context_destroy)(PJ_CONTEXT *);
  int (*log_level)(PJ_CONTEXT *, int);
  PJ *(*create)(PJ_CONTEXT *, const char *);
  PJ *(*create_from_database)(PJ_CONTEXT *, const char *, const char *, int, int, const char *const *);
  void (*destroy)(PJ *);
  const char *(*as_projjson)(PJ_CONTEXT *, const PJ *, const char *const *);
  const char *(*as_wkt)(PJ_CONTEXT *, const PJ *, int, const char *const *);
  PJ_OBJ_LIST *(*identify)(PJ_CONTEXT *, const PJ *, const char *, const char *const *, int **);
  int (*list_count)(const PJ_OBJ_LIST *);
  PJ *(*list_get)(PJ_CONTEXT *, const PJ_OBJ_LIST *, int);
  void (*list_destroy)(PJ_OBJ_LIST *);
  void (*int_list_destroy)(int *);
  const char *(*id_code)(const PJ *, int);
  PJ *(*create_crs_to_crs)(PJ_CONTEXT *, const char *, const char *, PJ_AREA *);
  PJ *(*normalize)(PJ_CONTEXT *, const PJ *);
  int (*trans_bounds)(PJ_CONTEXT *, PJ *, int, double, double, double, double, double *, double *, double *, double *,
                      int);
  size_t (*trans_generic)(PJ *, int, double *, size_t, size_t, double *, size_t, size_t, double *, size_t, size_t,
                          double *, size_t, size_t);
  int (*area_of_use)(PJ_CONTEXT *, const PJ *, double *, double *, double *, double *, const char **);
} proj;

static bool is_open;
// The folder of proj.db, if the library comes from a wheel; empty for a library that knows it.
static char data_folder[PATH_MAX];
static void (*set_search_paths)(PJ_CONTEXT *, int, const char *const *);
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
  static const copening_function functions[] = {
      {&proj.context_create, "proj_context_create"},
      {&proj.context_destroy, "proj_context_destroy"},
      {&proj.log_level, "proj_log_level"},
      {&proj.create, "proj_create"},
      {&proj.create_from_database, "proj_create_from_database"},
      {&proj.destroy, "proj_destroy"},
      {&proj.as_projjson, "proj_as_projjson"},
      {&proj.as_wkt, "proj_as_wkt"},
      {&proj.identify, "proj_identify"},
      {&proj.list_count, "proj_list_get_count"},
      {&proj.list_get, "proj_list_get"},
      {&proj.list_destroy, "proj_list_destroy"},
      {&proj.int_list_destroy, "proj_int_list_destroy"},
      {&proj.id_code, "proj_get_id_code"},
      {&proj.create_crs_to_crs, "proj_create_crs_to_crs"},
      {&proj.normalize, "proj_normalize_for_visualization"},
      {&proj.trans_bounds, "proj_trans_bounds"},
      {&proj.trans_generic, "proj_trans_generic"},
      {&proj.area_of_use, "proj_get_area_of_use"},
  };
  // Newest first; the functions used here are the same in all of them (PROJ 8.2 and later).
  static const char *const names[] = {
#ifdef __APPLE__
      "libproj.dylib", "/opt/homebrew/lib/libproj.dylib", "/usr/local/lib/libproj.dylib",
#else
      "libproj.so.28", "libproj.so.27", "libproj.so.26", "libproj.so.25", "libproj.so.24", "libproj.so.22", "libproj.so",
#endif
  };
  is_open = copening_open(names, sizeof names / sizeof names[0], functions, sizeof functions / sizeof functions[0]);
  if (!is_open || !copening_data((const void *)proj.context_create, "proj.db", data_folder, sizeof data_folder)) return;
  void *symbol = copening_look_up((const void *)proj.context_create, "proj_context_set_search_paths");
  memcpy(&set_search_paths, &symbol, sizeof symbol);
}

bool cproj_is_available(void) {
  pthread_once(&once, open_library);
  return is_open;
}

// The first members of PJ_INFO, which proj_info returns by value; the others only give it its size.
typedef struct {
  int major, minor, patch;
  const char *release, *version, *searchpath;
  const char *const *paths;
  size_t path_count;
} PJ_INFO;

bool cproj_library(char *version, size_t version_capacity, char *path, size_t path_capacity) {
  if (!cproj_is_available()) return false;
  PJ_INFO (*information)(void);
  void *symbol = copening_look_up((const void *)proj.context_create, "proj_info");
  memcpy(&information, &symbol, sizeof symbol);
  snprintf(version, version_capacity, "%s", information == NULL ? "" : information().version);
  if (!copening_path((const void *)proj.context_create, path, path_capacity)) path[0] = '\0';
  return true;
}

static PJ_CONTEXT *new_context(void) {
  if (!cproj_is_available()) return NULL;
  PJ_CONTEXT *context = proj.context_create();
  if (context == NULL) return NULL;
  proj.log_level(context, PJ_LOG_LEVEL_NONE);
  if (set_search_paths != NULL) {
    const char *const folders[] = {data_folder};
    set_search_paths(context, 1, folders);
  }
  return context;
}

static bool write_esri_wkt(PJ_CONTEXT *context, PJ *crs, char *buffer, size_t capacity) {
  static const char *const options[] = {"MULTILINE=NO", NULL};
  const char *wkt = proj.as_wkt(context, crs, PJ_WKT1_ESRI_TYPE, options);
  if (wkt == NULL || strlen(wkt) >= capacity) return false;
  strcpy(buffer, wkt);
  return true;
}

long cproj_esri_wkt(const cproj_identifier *identifiers, size_t count, char *buffer, size_t capacity) {
  PJ_CONTEXT *context = new_context();
  if (context == NULL) return -1;
  long found = -1;
  for (size_t i = 0; i < count && found < 0; i++) {
    char code[16];
    snprintf(code, sizeof code, "%d", identifiers[i].code);
    const char *authority = identifiers[i].is_esri ? "ESRI" : "EPSG";
    PJ *crs = proj.create_from_database(context, authority, code, PJ_CATEGORY_CRS, 0, NULL);
    if (crs == NULL) continue;
    if (write_esri_wkt(context, crs, buffer, capacity)) found = (long)i;
    proj.destroy(crs);
  }
  proj.context_destroy(context);
  return found;
}

bool cproj_identify(const char *wkt, const char *authority, int *code) {
  PJ_CONTEXT *context = new_context();
  if (context == NULL) return false;
  bool done = false;
  PJ *crs = proj.create(context, wkt);
  if (crs != NULL) {
    int *confidence = NULL;
    PJ_OBJ_LIST *list = proj.identify(context, crs, authority, NULL, &confidence);
    if (list != NULL) {
      if (proj.list_count(list) > 0 && confidence != NULL && confidence[0] >= 90) {
        PJ *match = proj.list_get(context, list, 0);
        if (match != NULL) {
          const char *text = proj.id_code(match, 0);
          char *end = NULL;
          long value = text == NULL ? 0 : strtol(text, &end, 10);
          if (value > 0 && value < 1000000 && *end == '\0') {
            *code = (int)value;
            done = true;
          }
          proj.destroy(match);
        }
      }
      proj.list_destroy(list);
    }
    if (confidence != NULL) proj.int_list_destroy(confidence);
    proj.destroy(crs);
  }
  proj.context_destroy(context);
  return done;
}

// From one system to another, x or longitude first in both; NULL where PROJ knows no way.
static PJ *new_transformation(PJ_CONTEXT *context, const char *from, const char *to) {
  PJ *declared = proj.create_crs_to_crs(context, from, to, NULL);
  if (declared == NULL) return NULL;
  PJ *transformation = proj.normalize(context, declared);
  proj.destroy(declared);
  return transformation;
}

bool cproj_bounds(const char *from, const char *to, double bounds[4], int density) {
  PJ_CONTEXT *context = new_context();
  if (context == NULL) return false;
  bool done = false;
  PJ *transformation = new_transformation(context, from, to);
  if (transformation != NULL) {
    double out[4];
    done = proj.trans_bounds(context, transformation, PJ_FORWARD, bounds[0], bounds[1], bounds[2], bounds[3], &out[0],
                             &out[1], &out[2], &out[3], density) != 0;
    if (done) memcpy(bounds, out, sizeof out);
    proj.destroy(transformation);
  }
  proj.context_destroy(context);
  return done;
}

bool cproj_transform(const char *from, const char *to, double *points, size_t count) {
  PJ_CONTEXT *context = new_context();
  if (context == NULL) return false;
  PJ *transformation = new_transformation(context, from, to);
  if (transformation != NULL) {
    const size_t step = 2 * sizeof(double);
    proj.trans_generic(transformation, PJ_FORWARD, points, step, count, points + 1, step, count, NULL, 0, 0, NULL, 0,
                       0);
    proj.destroy(transformation);
  }
  proj.context_destroy(context);
  return transformation != NULL;
}

bool cproj_area_of_use(const char *definition, double bounds[4]) {
  PJ_CONTEXT *context = new_context();
  if (context == NULL) return false;
  bool done = false;
  PJ *crs = proj.create(context, definition);
  if (crs != NULL) {
    done = proj.area_of_use(context, crs, &bounds[0], &bounds[1], &bounds[2], &bounds[3], NULL) != 0 &&
           bounds[0] > -1000;
    proj.destroy(crs);
  }
  proj.context_destroy(context);
  return done;
}

bool cproj_area_name(const char *definition, char *buffer, size_t capacity) {
  PJ_CONTEXT *context = new_context();
  if (context == NULL) return false;
  bool done = false;
  PJ *crs = proj.create(context, definition);
  if (crs != NULL) {
    double bounds[4];
    const char *name = NULL;
    if (proj.area_of_use(context, crs, &bounds[0], &bounds[1], &bounds[2], &bounds[3], &name) != 0 && name != NULL) {
      const int length = snprintf(buffer, capacity, "%s", name);
      done = length > 0 && (size_t)length < capacity;
    }
    proj.destroy(crs);
  }
  proj.context_destroy(context);
  return done;
}

bool cproj_convert(const char *definition, bool to_json, char *buffer, size_t capacity) {
  static const char *const options[] = {"MULTILINE=NO", NULL};
  PJ_CONTEXT *context = new_context();
  if (context == NULL) return false;
  bool done = false;
  PJ *crs = proj.create(context, definition);
  if (crs != NULL) {
    if (to_json) {
      const char *text = proj.as_projjson(context, crs, options);
      done = text != NULL && strlen(text) < capacity;
      if (done) strcpy(buffer, text);
    } else {
      done = write_esri_wkt(context, crs, buffer, capacity);
    }
    proj.destroy(crs);
  }
  proj.context_destroy(context);
  return done;
}
