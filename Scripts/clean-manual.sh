#!/bin/sh
# Cleans the manual page that argument-parser's plug-in generates, and inserts the sections of manual-sections.mdoc.
#
#   Scripts/clean-manual.sh GENERATED.1 > CLEANED.1
#
# The output of the script can be its input again, so that the sections can be edited without a build.
set -eu
sections=$(dirname "$0")/manual-sections.mdoc

LC_ALL=C awk -v sections="$sections" '
  function insertSections(   line) {
    if (isInserted) return
    while ((getline line < sections) > 0) print line
    close(sections)
    isInserted = 1
  }

  # The date of the build is not a property of the manual: the same commands give the same page.
  /^\.Dd / { print ".Dd 2026"; next }

  # The one-line description is not a sentence.
  /^\.Nd / { sub(/\."$/, "\"") }

  # Sections of an earlier run are replaced. So is the exit status of the plug-in, which knows only 0 and >0.
  /^\.Sh / {
    name = $0
    sub(/^\.Sh /, "", name)
    gsub(/"/, "", name)
    isReplaced = name ~ /^(ENVIRONMENT|FILES|EXIT STATUS|EXAMPLES)$/
    if (name == "AUTHORS") insertSections()
    isParagraphDue = 0
  }
  isReplaced { next }

  # A blank line is a paragraph in a discussion, but “Empty input line” is a warning of man. No paragraph is needed
  # before an item, a list or a section, where mandoc would warn.
  /^[ \t]*$/ || /^\.Pp$/ { isParagraphDue = 1; next }
  /^\.(It|El|Bl|Sh)( |$)/ { isParagraphDue = 0 }
  isParagraphDue { print ".Pp"; isParagraphDue = 0 }

  # Macros of mdoc have two or three letters with the first one in upper case. Any other line that starts with a full
  # stop is text, such as “.tpkx”, and so is one that starts with an apostrophe. roff would take both for requests.
  /^\.([A-Z][a-z][a-z]?( |$)|\\")/ { print; next }
  /^[.\047]/ { $0 = "\\&" $0 }

  # A hyphen in text may be printed as a typographic one, and an option that is copied from the page would not work.
  {
    while (match($0, /(^|[ ("])--[a-z]/)) {
      start = RSTART + RLENGTH - 3
      $0 = substr($0, 1, start - 1) "\\-\\-" substr($0, start + 2)
    }
    # A sentence to a line: roff widens the space after a sentence only at the end of a line.
    while (match($0, /[a-z0-9)"][.] +[A-Z]/)) {
      print substr($0, 1, RSTART + 1)
      $0 = substr($0, RSTART + RLENGTH - 1)
    }
    print
  }

  END { insertSections() }
' "$1"
