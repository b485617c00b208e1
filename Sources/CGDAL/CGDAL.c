#include "CGDAL.h"

#include <COpening.h>
#include <limits.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The part of GDAL's C interface that is used here (https://gdal.org/api/raster_c_api.html), which is the same in all
// versions from 3.4 on. Handles are untyped there as well.
enum {
  GA_READ_ONLY = 0,
  OF_RASTER = 0x02,
  OF_VECTOR = 0x04,
  OF_VERBOSE_ERROR = 0x40,
  GDT_BYTE = 1,
  GDT_FLOAT32 = 6,
  // The first type of complex numbers; newer real types have higher numbers and are not used by the formats read here.
  GDT_COMPLEX = 8,
  GF_READ = 0,
  CE_NONE = 0
};
// The largest block that is decoded of a file from a server, in pixels.
enum { LARGEST_BLOCK = 1 << 24 };
typedef struct {
  short c1, c2, c3, c4;
} color_entry;

static struct {
  const char *(*version_info)(const char *);
  void (*all_register)(void);
  int (*driver_count)(void);
  void *(*driver)(int);
  const char *(*driver_name)(void *);
  void (*deregister)(void *);
  void (*set_option)(const char *, const char *);
  void *(*set_error_handler)(void *);
  void (*quiet_handler)(int, int, const char *);
  void (*error_reset)(void);
  const char *(*last_error)(void);
  void (*set_cache)(int64_t);
  void *(*open)(const char *, unsigned, const char *const *, const char *const *, const char *const *);
  void (*close)(void *);
  void *(*dataset_driver)(void *);
  char **(*file_list)(void *);
  void (*free_list)(char **);
  char **(*metadata)(void *, const char *);
  const char *(*metadata_item)(void *, const char *, const char *);
  int (*gcp_count)(void *);
  int (*geo_transform)(void *, double *);
  void *(*spatial_ref)(void *);
  int (*x_size)(void *);
  int (*y_size)(void *);
  int (*band_count)(void *);
  void *(*band)(void *, int);
  int (*data_type)(void *);
  int (*color_interpretation)(void *);
  void *(*color_table)(void *);
  int (*color_entry_count)(void *);
  int (*color_entry_rgb)(void *, int, color_entry *);
  double (*nodata)(void *, int *);
  int (*mask_flags)(void *);
  void *(*mask_band)(void *);
  int (*overview_count)(void *);
  void *(*overview)(void *, int);
  int (*band_x_size)(void *);
  int (*band_y_size)(void *);
  void (*block_size)(void *, int *, int *);
  int (*dataset_io)(void *, int, int, int, int, int, void *, int, int, int, int, int *, int64_t, int64_t, int64_t,
                    void *);
  int (*raster_io)(void *, int, int, int, int, int, void *, int, int, int, int64_t, int64_t, void *);
  void *(*create_transformer)(void *, void *, char **);
  int (*transform)(void *, int, int, double *, double *, double *, int *);
  void (*destroy_transformer)(void *);
  int (*export_wkt)(void *, char **, const char *const *);
  void (*vsi_free)(void *);
  void (*set_network)(int);
  void *(*memory_file)(const char *, uint8_t *, uint64_t, int);
  int (*close_file)(void *);
  int (*remove_file)(const char *);
  void (*set_thread_option)(const char *, const char *);
  int (*layer_count)(void *);
  void *(*layer)(void *, int);
  const char *(*layer_name)(void *);
  int (*layer_geometry)(void *);
  void *(*layer_system)(void *);
  void (*layer_start)(void *);
  void *(*layer_next)(void *);
  void *(*feature_geometry)(void *);
  void (*feature_free)(void *);
  char *(*geometry_json)(void *, char **);
} gdal;

static cgdal_state state = CGDAL_MISSING;
static char version[32];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static const char *const allowed[] = {"GTiff", "COG",  "VRT",     "JP2OpenJPEG", "MBTiles", "GPKG", "PNG",
                                      "JPEG",  "HFA",  "ENVI",    "EHdr",        "AAIGrid", "SRTMHGT",
                                      "DTED",  "NITF", "USGSDEM", "ERS",         "MRF",     NULL};
// For areas. No raster driver leads to them.
static const char *const allowed_vectors[] = {"GPKG", "ESRI Shapefile", NULL};

static bool is_allowed(const char *name) {
  for (int i = 0; allowed[i] != NULL; i++) {
    if (strcmp(allowed[i], name) == 0) return true;
  }
  for (int i = 0; allowed_vectors[i] != NULL; i++) {
    if (strcmp(allowed_vectors[i], name) == 0) return true;
  }
  return false;
}

// A GDAL from a wheel does not know where the wheel has the tables of GDAL and the database of PROJ.
static void use_data_of_wheel(void) {
  char folder[PATH_MAX];
  if (copening_data((const void *)gdal.open, "gdalvrt.xsd", folder, sizeof folder)) gdal.set_option("GDAL_DATA", folder);
  void (*set_paths)(const char *const *);
  void *symbol = copening_look_up((const void *)gdal.open, "OSRSetPROJSearchPaths");
  memcpy(&set_paths, &symbol, sizeof symbol);
  if (set_paths == NULL || !copening_data((const void *)gdal.open, "proj.db", folder, sizeof folder)) return;
  const char *const folders[] = {folder, NULL};
  set_paths(folders);
}

static void open_library(void) {
  static const copening_function functions[] = {
      {&gdal.version_info, "GDALVersionInfo"},
      {&gdal.all_register, "GDALAllRegister"},
      {&gdal.driver_count, "GDALGetDriverCount"},
      {&gdal.driver, "GDALGetDriver"},
      {&gdal.driver_name, "GDALGetDriverShortName"},
      {&gdal.deregister, "GDALDeregisterDriver"},
      {&gdal.set_option, "CPLSetConfigOption"},
      {&gdal.set_error_handler, "CPLSetErrorHandler"},
      {&gdal.quiet_handler, "CPLQuietErrorHandler"},
      {&gdal.error_reset, "CPLErrorReset"},
      {&gdal.last_error, "CPLGetLastErrorMsg"},
      {&gdal.set_cache, "GDALSetCacheMax64"},
      {&gdal.open, "GDALOpenEx"},
      {&gdal.close, "GDALClose"},
      {&gdal.dataset_driver, "GDALGetDatasetDriver"},
      {&gdal.file_list, "GDALGetFileList"},
      {&gdal.free_list, "CSLDestroy"},
      {&gdal.metadata, "GDALGetMetadata"},
      {&gdal.metadata_item, "GDALGetMetadataItem"},
      {&gdal.gcp_count, "GDALGetGCPCount"},
      {&gdal.geo_transform, "GDALGetGeoTransform"},
      {&gdal.spatial_ref, "GDALGetSpatialRef"},
      {&gdal.x_size, "GDALGetRasterXSize"},
      {&gdal.y_size, "GDALGetRasterYSize"},
      {&gdal.band_count, "GDALGetRasterCount"},
      {&gdal.band, "GDALGetRasterBand"},
      {&gdal.data_type, "GDALGetRasterDataType"},
      {&gdal.color_interpretation, "GDALGetRasterColorInterpretation"},
      {&gdal.color_table, "GDALGetRasterColorTable"},
      {&gdal.color_entry_count, "GDALGetColorEntryCount"},
      {&gdal.color_entry_rgb, "GDALGetColorEntryAsRGB"},
      {&gdal.nodata, "GDALGetRasterNoDataValue"},
      {&gdal.mask_flags, "GDALGetMaskFlags"},
      {&gdal.mask_band, "GDALGetMaskBand"},
      {&gdal.overview_count, "GDALGetOverviewCount"},
      {&gdal.overview, "GDALGetOverview"},
      {&gdal.band_x_size, "GDALGetRasterBandXSize"},
      {&gdal.band_y_size, "GDALGetRasterBandYSize"},
      {&gdal.block_size, "GDALGetBlockSize"},
      {&gdal.dataset_io, "GDALDatasetRasterIOEx"},
      {&gdal.raster_io, "GDALRasterIOEx"},
      {&gdal.create_transformer, "GDALCreateGenImgProjTransformer2"},
      {&gdal.transform, "GDALGenImgProjTransform"},
      {&gdal.destroy_transformer, "GDALDestroyGenImgProjTransformer"},
      {&gdal.export_wkt, "OSRExportToWktEx"},
      {&gdal.vsi_free, "VSIFree"},
      {&gdal.set_network, "OSRSetPROJEnableNetwork"},
      {&gdal.memory_file, "VSIFileFromMemBuffer"},
      {&gdal.close_file, "VSIFCloseL"},
      {&gdal.remove_file, "VSIUnlink"},
      {&gdal.set_thread_option, "CPLSetThreadLocalConfigOption"},
      {&gdal.layer_count, "GDALDatasetGetLayerCount"},
      {&gdal.layer, "GDALDatasetGetLayer"},
      {&gdal.layer_name, "OGR_L_GetName"},
      {&gdal.layer_geometry, "OGR_L_GetGeomType"},
      {&gdal.layer_system, "OGR_L_GetSpatialRef"},
      {&gdal.layer_start, "OGR_L_ResetReading"},
      {&gdal.layer_next, "OGR_L_GetNextFeature"},
      {&gdal.feature_geometry, "OGR_F_GetGeometryRef"},
      {&gdal.feature_free, "OGR_F_Destroy"},
      {&gdal.geometry_json, "OGR_G_ExportToJsonEx"},
  };
  const size_t count = sizeof functions / sizeof functions[0];
  const char *const chosen = getenv("TILESCHEME_GDAL");
  static const char *const names[] = {
#ifdef __APPLE__
      "libgdal.dylib", "/opt/homebrew/lib/libgdal.dylib", "/usr/local/lib/libgdal.dylib",
#else
      // GDAL 3.12 to 3.4, newest first.
      "libgdal.so.38", "libgdal.so.37", "libgdal.so.36", "libgdal.so.35", "libgdal.so.34", "libgdal.so.33",
      "libgdal.so.32", "libgdal.so.31", "libgdal.so.30", "libgdal.so",
#endif
  };
  const bool is_open = chosen != NULL && chosen[0] != '\0'
                           ? copening_open(&chosen, 1, functions, count)
                           : copening_open(names, sizeof names / sizeof names[0], functions, count);
  if (!is_open) return;
  snprintf(version, sizeof version, "%s", gdal.version_info("RELEASE_NAME"));
  if (atoi(gdal.version_info("VERSION_NUM")) < 3040000) {
    state = CGDAL_TOO_OLD;
    return;
  }
  // A handler for the whole process, so that no thread prints. The last message of a thread can still be asked for.
  gdal.set_error_handler((void *)gdal.quiet_handler);
  gdal.set_option("GDAL_VRT_ENABLE_PYTHON", "NO");
  gdal.set_option("GDAL_VRT_RAWRASTERBAND_ALLOWED_SOURCE", "SIBLING_OR_CHILD_OF_VRT_PATH");
  // No file has this suffix, so nothing is read over the network, whatever a raster refers to.
  gdal.set_option("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", ".tilescheme-reads-no-network");
  // Otherwise some drivers start threads of their own, and the number of jobs would not limit them.
  gdal.set_option("GDAL_NUM_THREADS", "1");
  // With each file, GDAL reads the names beside it, up to this number; above it, it looks for each name that it needs. Its
  // own limit of 1,000 doubles the time of a mosaic of 10,000 files in one directory.
  gdal.set_option("GDAL_READDIR_LIMIT_ON_OPEN", "100");
  gdal.set_network(0);
  use_data_of_wheel();
  gdal.all_register();
  for (int i = gdal.driver_count() - 1; i >= 0; i--) {
    void *driver = gdal.driver(i);
    const char *name = driver == NULL ? NULL : gdal.driver_name(driver);
    // A VRT opens its sources with any registered driver, so an allow list for the first file alone is not enough.
    if (name != NULL && !is_allowed(name)) gdal.deregister(driver);
  }
  state = CGDAL_READY;
}

cgdal_state cgdal_prepare(void) {
  pthread_once(&once, open_library);
  return state;
}

const char *cgdal_version(void) { return version; }

bool cgdal_path(char *path, size_t capacity) {
  return version[0] != '\0' && copening_path((const void *)gdal.open, path, capacity);
}

void cgdal_set_cache(int64_t bytes) { gdal.set_cache(bytes); }

static void copy(const char *text, char *buffer, size_t capacity) {
  snprintf(buffer, capacity, "%s", text == NULL ? "" : text);
}

void *cgdal_open(const char *path, int overview, char *message, size_t capacity) {
  char option[32];
  snprintf(option, sizeof option, "OVERVIEW_LEVEL=%d", overview);
  const char *const options[] = {option, NULL};
  gdal.error_reset();
  void *dataset = gdal.open(path, OF_RASTER | OF_VERBOSE_ERROR, allowed, overview < 0 ? NULL : options, NULL);
  if (dataset == NULL) copy(gdal.last_error(), message, capacity);
  return dataset;
}

void cgdal_close(void *dataset) { gdal.close(dataset); }

void cgdal_describe(void *dataset, cgdal_raster *raster) {
  memset(raster, 0, sizeof *raster);
  raster->width = gdal.x_size(dataset);
  raster->height = gdal.y_size(dataset);
  raster->bands = gdal.band_count(dataset);
  raster->has_transform = gdal.geo_transform(dataset, raster->transform) == CE_NONE;
  raster->control_points = gdal.gcp_count(dataset);
  if (raster->bands > 0) raster->overviews = gdal.overview_count(gdal.band(dataset, 1));
  char **list = gdal.metadata(dataset, "SUBDATASETS");
  for (int i = 0; list != NULL && list[i] != NULL; i++) {
    if (strstr(list[i], "_NAME=") != NULL) raster->subdatasets++;
  }
  const char *colours = gdal.metadata_item(dataset, "SOURCE_COLOR_SPACE", "IMAGE_STRUCTURE");
  raster->has_inks = colours != NULL && (strcmp(colours, "CMYK") == 0 || strcmp(colours, "YCbCrK") == 0);
  void *driver = gdal.dataset_driver(dataset);
  copy(driver == NULL ? "" : gdal.driver_name(driver), raster->driver, sizeof raster->driver);
}

void cgdal_describe_band(void *dataset, int number, cgdal_band *band) {
  memset(band, 0, sizeof *band);
  void *handle = gdal.band(dataset, number);
  if (handle == NULL) return;
  band->type = gdal.data_type(handle);
  band->colour = gdal.color_interpretation(handle);
  band->mask_flags = gdal.mask_flags(handle);
  const char *bits = gdal.metadata_item(handle, "NBITS", "IMAGE_STRUCTURE");
  band->bits = bits == NULL ? 0 : atoi(bits);
  int has_nodata = 0;
  band->nodata = gdal.nodata(handle, &has_nodata);
  band->has_nodata = has_nodata != 0;
  gdal.block_size(handle, &band->block_width, &band->block_height);
  band->has_palette = gdal.color_table(handle) != NULL;
}

bool cgdal_overview_size(void *dataset, int overview, int *width, int *height) {
  void *band = gdal.band(dataset, 1);
  void *handle = band == NULL ? NULL : gdal.overview(band, overview);
  if (handle == NULL) return false;
  *width = gdal.band_x_size(handle);
  *height = gdal.band_y_size(handle);
  return true;
}

int cgdal_palette(void *dataset, uint8_t colours[1024]) {
  void *band = gdal.band(dataset, 1);
  void *table = band == NULL ? NULL : gdal.color_table(band);
  if (table == NULL) return 0;
  int count = gdal.color_entry_count(table);
  if (count > 256) count = 256;
  for (int i = 0; i < count; i++) {
    color_entry entry = {0, 0, 0, 0};
    gdal.color_entry_rgb(table, i, &entry);
    colours[4 * i] = (uint8_t)entry.c1;
    colours[4 * i + 1] = (uint8_t)entry.c2;
    colours[4 * i + 2] = (uint8_t)entry.c3;
    colours[4 * i + 3] = (uint8_t)entry.c4;
  }
  return count;
}

static bool export(void *system, const char *format, char *text, size_t capacity) {
  if (system == NULL) return false;
  char option[64];
  snprintf(option, sizeof option, "FORMAT=%s", format);
  const char *const options[] = {option, NULL};
  char *wkt = NULL;
  const bool done = gdal.export_wkt(system, &wkt, options) == 0 && wkt != NULL && wkt[0] != '\0' &&
                    strlen(wkt) < capacity;
  if (done) copy(wkt, text, capacity);
  if (wkt != NULL) gdal.vsi_free(wkt);
  return done;
}

bool cgdal_system(void *dataset, const char *format, char *text, size_t capacity) {
  return export(gdal.spatial_ref(dataset), format, text, capacity);
}

void *cgdal_open_vector(const char *path, char *message, size_t capacity) {
  gdal.error_reset();
  void *dataset = gdal.open(path, OF_VECTOR | OF_VERBOSE_ERROR, allowed_vectors, NULL, NULL);
  if (dataset == NULL) copy(gdal.last_error(), message, capacity);
  return dataset;
}

int cgdal_layer_count(void *dataset) { return gdal.layer_count(dataset); }

bool cgdal_layer_has_geometry(void *dataset, int layer) {
  enum { NONE = 100 };
  void *handle = gdal.layer(dataset, layer);
  return handle != NULL && gdal.layer_geometry(handle) != NONE;
}

void cgdal_layer_name(void *dataset, int layer, char *name, size_t capacity) {
  void *handle = gdal.layer(dataset, layer);
  copy(handle == NULL ? NULL : gdal.layer_name(handle), name, capacity);
}

bool cgdal_layer_system(void *dataset, int layer, const char *format, char *text, size_t capacity) {
  void *handle = gdal.layer(dataset, layer);
  return handle != NULL && export(gdal.layer_system(handle), format, text, capacity);
}

bool cgdal_layer_geometries(void *dataset, int layer, void *context, bool (*add)(void *, const char *), char *message,
                            size_t capacity) {
  void *handle = gdal.layer(dataset, layer);
  if (handle == NULL) return false;
  char precision[] = "SIGNIFICANT_FIGURES=17";
  char *options[] = {precision, NULL};
  gdal.error_reset();
  gdal.layer_start(handle);
  bool goes_on = true;
  for (void *feature; goes_on && (feature = gdal.layer_next(handle)) != NULL;) {
    // A feature without a geometry is a row of the table like any other.
    void *geometry = gdal.feature_geometry(feature);
    char *json = geometry == NULL ? NULL : gdal.geometry_json(geometry, options);
    if (json != NULL) goes_on = add(context, json);
    if (json != NULL) gdal.vsi_free(json);
    gdal.feature_free(feature);
  }
  copy(gdal.last_error(), message, capacity);
  return goes_on && message[0] == '\0';
}

char **cgdal_file_list(void *dataset) { return gdal.file_list(dataset); }

void cgdal_free_file_list(char **list) {
  if (list != NULL) gdal.free_list(list);
}

bool cgdal_read(void *dataset, int x, int y, int width, int height, void *buffer, int buffer_width, int buffer_height,
                int type, int band_count, const int *bands, int pixel_space, int64_t line_space, int64_t band_space,
                char *message, size_t capacity) {
  int numbers[16];
  if (band_count > 16) return false;
  memcpy(numbers, bands, sizeof(int) * (size_t)band_count);
  gdal.error_reset();
  const bool done = gdal.dataset_io(dataset, GF_READ, x, y, width, height, buffer, buffer_width, buffer_height, type,
                                    band_count, numbers, pixel_space, line_space, band_space, NULL) == CE_NONE;
  if (!done) copy(gdal.last_error(), message, capacity);
  return done;
}

bool cgdal_read_mask(void *dataset, int x, int y, int width, int height, uint8_t *buffer, int pixel_space,
                     int64_t line_space, char *message, size_t capacity) {
  gdal.error_reset();
  void *mask = gdal.mask_band(gdal.band(dataset, 1));
  const bool done = mask != NULL && gdal.raster_io(mask, GF_READ, x, y, width, height, buffer, width, height, GDT_BYTE,
                                                   pixel_space, line_space, NULL) == CE_NONE;
  if (!done) copy(gdal.last_error(), message, capacity);
  return done;
}

void *cgdal_transformer(void *dataset, const char *source, const char *target, char *message, size_t capacity) {
  char *options[4] = {NULL, NULL, NULL, NULL};
  int count = 0;
  const char *const keys[] = {"DST_SRS=", "SRC_SRS="};
  const char *const values[] = {target, source};
  bool done = true;
  for (int i = 0; i < 2; i++) {
    if (values[i] == NULL) continue;
    const size_t size = strlen(keys[i]) + strlen(values[i]) + 1;
    options[count] = malloc(size);
    if (options[count] == NULL) {
      done = false;
      break;
    }
    snprintf(options[count++], size, "%s%s", keys[i], values[i]);
  }
  gdal.error_reset();
  void *transformer = done ? gdal.create_transformer(dataset, NULL, options) : NULL;
  if (transformer == NULL) copy(gdal.last_error(), message, capacity);
  for (int i = 0; i < count; i++) free(options[i]);
  return transformer;
}

void cgdal_free_transformer(void *transformer) { gdal.destroy_transformer(transformer); }

void cgdal_transform(void *transformer, bool to_map, double *x, double *y, int count) {
  if (count <= 0) return;
  double *z = calloc((size_t)count, sizeof(double));
  int *success = calloc((size_t)count, sizeof(int));
  const bool ready = z != NULL && success != NULL;
  if (ready) gdal.transform(transformer, to_map ? 0 : 1, count, x, y, z, success);
  for (int i = 0; i < count; i++) {
    if (!ready || !success[i] || !isfinite(x[i]) || !isfinite(y[i])) x[i] = y[i] = NAN;
  }
  free(z);
  free(success);
}

// Makes red, green, blue and alpha of the bands of a picture.
static bool read_picture(void *dataset, int width, int height, uint8_t *rgba, char *message, size_t capacity) {
  const int bands = gdal.band_count(dataset);
  void *first = bands > 0 ? gdal.band(dataset, 1) : NULL;
  if (first == NULL || gdal.x_size(dataset) != width || gdal.y_size(dataset) != height) {
    copy("the picture has another size or no bands", message, capacity);
    return false;
  }
  if (gdal.data_type(first) != GDT_BYTE || bands > 4) {
    copy("the picture has more than 8 bits or more than four channels", message, capacity);
    return false;
  }
  const size_t count = (size_t)width * (size_t)height;
  const int64_t line = 4 * (int64_t)width;
  uint8_t colours[1024];
  memset(colours, 0, sizeof colours);
  const int palette = bands == 1 ? cgdal_palette(dataset, colours) : 0;
  const int grey[3] = {1, 1, 1}, colour[4] = {1, 2, 3, 4};
  if (!cgdal_read(dataset, 0, 0, width, height, rgba, width, height, GDT_BYTE, 3, bands < 3 ? grey : colour, 4, line, 1,
                  message, capacity)) {
    return false;
  }
  if (palette > 0) {
    for (size_t i = 0; i < count; i++) memcpy(rgba + 4 * i, colours + 4 * rgba[4 * i], 4);
    return true;
  }
  const char *bits = gdal.metadata_item(first, "NBITS", "IMAGE_STRUCTURE");
  const int largest = bits == NULL ? 255 : (1 << atoi(bits)) - 1;
  if (largest > 0 && largest < 255) {
    for (size_t i = 0; i < count; i++) {
      for (int c = 0; c < 3; c++) rgba[4 * i + c] = (uint8_t)(rgba[4 * i + c] * 255 / largest);
    }
  }
  // The mask of a band is its alpha channel if there is one, and otherwise says which pixels have the transparent colour.
  if (bands == 2 || bands == 4) {
    const int alpha = bands;
    return cgdal_read(dataset, 0, 0, width, height, rgba + 3, width, height, GDT_BYTE, 1, &alpha, 4, line, 1, message,
                      capacity);
  }
  return cgdal_read_mask(dataset, 0, 0, width, height, rgba + 3, 4, line, message, capacity);
}

// Reads the values of one band, and which of them have content.
static bool read_values(void *dataset, int width, int height, float *values, uint8_t *valid, char *message,
                        size_t capacity) {
  if (gdal.x_size(dataset) != width || gdal.y_size(dataset) != height) {
    snprintf(message, capacity, "it has %d x %d values, but %d x %d were requested", gdal.x_size(dataset),
             gdal.y_size(dataset), width, height);
    return false;
  }
  if (gdal.band_count(dataset) != 1) {
    snprintf(message, capacity, "it has %d bands instead of one", gdal.band_count(dataset));
    return false;
  }
  void *band = gdal.band(dataset, 1);
  if (gdal.data_type(band) >= GDT_COMPLEX) {
    copy("its values are complex numbers", message, capacity);
    return false;
  }
  // GDAL reads whole blocks, whose size is stated by the file and not by the picture.
  int columns = 0, rows = 0;
  gdal.block_size(band, &columns, &rows);
  if (columns <= 0 || rows <= 0 || (int64_t)columns * rows > LARGEST_BLOCK) {
    copy("its blocks are too large", message, capacity);
    return false;
  }
  const int number = 1;
  return cgdal_read(dataset, 0, 0, width, height, values, width, height, GDT_FLOAT32, 1, &number, 4, 4 * (int64_t)width,
                    0, message, capacity) &&
         cgdal_read_mask(dataset, 0, 0, width, height, valid, 1, width, message, capacity);
}

// A file in memory that only the drivers of the list may open.
typedef struct {
  char name[64];
  void *dataset;
} memory_raster;

// On failure, the dataset is NULL, and GDAL's message is written. `close_memory` is called in any case.
static memory_raster open_memory(const uint8_t *bytes, size_t size, const char *const *drivers, char *message,
                                 size_t capacity) {
  memory_raster raster = {.dataset = NULL};
  // The address of the bytes makes the name unique among the threads.
  snprintf(raster.name, sizeof raster.name, "/vsimem/tilescheme-%p", (const void *)bytes);
  gdal.error_reset();
  void *file = gdal.memory_file(raster.name, (uint8_t *)bytes, size, 0);
  if (file != NULL) {
    gdal.close_file(file);
    // libjpeg only warns about damaged data, and fills the rest with grey.
    gdal.set_thread_option("GDAL_ERROR_ON_LIBJPEG_WARNING", "TRUE");
    // No files beside the picture are looked for, such as a world file.
    gdal.set_thread_option("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR");
    raster.dataset = gdal.open(raster.name, OF_RASTER | OF_VERBOSE_ERROR, drivers, NULL, NULL);
  }
  if (raster.dataset == NULL) copy(gdal.last_error(), message, capacity);
  return raster;
}

static void close_memory(memory_raster raster) {
  if (raster.dataset != NULL) gdal.close(raster.dataset);
  gdal.set_thread_option("GDAL_ERROR_ON_LIBJPEG_WARNING", NULL);
  gdal.set_thread_option("GDAL_DISABLE_READDIR_ON_OPEN", NULL);
  gdal.remove_file(raster.name);
}

bool cgdal_decode(const uint8_t *bytes, size_t size, int width, int height, uint8_t *rgba, char *message,
                  size_t capacity) {
  static const char *const drivers[] = {"PNG", "JPEG", NULL};
  const memory_raster raster = open_memory(bytes, size, drivers, message, capacity);
  const bool done =
      raster.dataset != NULL && read_picture(raster.dataset, width, height, rgba, message, capacity);
  close_memory(raster);
  return done;
}

bool cgdal_decode_values(const uint8_t *bytes, size_t size, int width, int height, float *values, uint8_t *valid,
                         char *message, size_t capacity) {
  static const char *const drivers[] = {"GTiff", NULL};
  const memory_raster raster = open_memory(bytes, size, drivers, message, capacity);
  const bool done =
      raster.dataset != NULL && read_values(raster.dataset, width, height, values, valid, message, capacity);
  close_memory(raster);
  return done;
}
