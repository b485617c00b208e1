#!/bin/sh
# Runs the eight parts of a plan with GNU parallel, one of which fails at first, and then the whole list again.
#
#   parallel.sh TOOL PLAN FOLDER      FOLDER: is made, for the list of the jobs and their output
set -u

tool=$1
plan=$2
work=$3
mkdir -p "$work" || exit 1

cat > "$work/part.sh" << END
#!/bin/sh
# Part 3 is killed at its first attempt.
if [ "\$1" = 3 ] && mkdir '$work/killed' 2> /dev/null; then kill -9 \$\$; fi
exec '$tool' convert --plan '$plan' --part "\$1/8" --jobs 1
END

# parallel exits with the number of jobs that failed.
parallel --will-cite -j 2 --joblog "$work/log" sh "$work/part.sh" ::: 0 1 2 3 4 5 6 7 > "$work/first" 2> "$work/errors"
echo "first run: $? failed"
# Not --resume-failed, which believes its log: the markers of the parts decide.
parallel --will-cite -j 2 sh "$work/part.sh" ::: 0 1 2 3 4 5 6 7 > "$work/second" 2>> "$work/errors" || exit 1
echo "second run: $(grep -c 'was complete' "$work/second") were complete"
"$tool" finish "$plan" --wait 0 > "$work/finish" 2>&1
echo "finish: $?"
