// The headers of a libxml2 with ICU include those of ICU, which differ from the ones in Foundation: a compiler that sees
// both may refuse them. Only the handler of an encoding depends on ICU, and it is not used here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
