#!/bin/sh
# Runs the eight parts of a plan as an array of Slurm, whose daemons are started on this machine and end with the script.
#
#   slurm.sh TOOL PLAN FOLDER      FOLDER: is made, for the files of the daemons
#
# Task 3 is killed at its first attempt. `finish` starts when all tasks have ended (afterany) and names part 3. Then part
# 3 is started again, and part 5 for a second time, twice at once.
set -u

tool=$1
plan=$2
# The path of a socket may have only 107 characters.
work=$(mktemp -d /tmp/slurm.XXXXXX) || exit 1
mkdir -p "$3" || exit 1
chmod 0711 "$work"
host=$(hostname -s)
user=$(id -un)
PATH=$PATH:/usr/sbin:/sbin

end() {
  scontrol shutdown > /dev/null 2>&1
  sleep 0.5
  for pid in slurmctld slurmd munged; do
    [ -s "$work/$pid.pid" ] && kill "$(cat "$work/$pid.pid")" 2> /dev/null
  done
  rm -rf "$work"
}
trap end EXIT
trap 'exit 1' HUP INT TERM

fail() {
  echo "$1" >&2
  cat "$work"/*.log >&2
  exit 1
}

port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

dd if=/dev/urandom of="$work/key" bs=1024 count=1 2> /dev/null
chmod 0400 "$work/key"
munged --key-file="$work/key" --socket="$work/socket" --pid-file="$work/munged.pid" --log-file="$work/munged.log" \
  --seed-file="$work/seed" --force 2> /dev/null || fail "munged does not start"

cat > "$work/slurm.conf" << END
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$work/socket
CredType=cred/munge
SlurmctldPort=$(port)
SlurmdPort=$(port)
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_min_interval=0,bf_interval=1
ReturnToService=2
KillWait=5
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 RealMemory=1000
PartitionName=main Nodes=$host Default=YES State=UP
END
mkdir "$work/state" "$work/spool"
export SLURM_CONF="$work/slurm.conf"
slurmctld -f "$SLURM_CONF" 2>> "$work/start.log" || fail "slurmctld does not start"
slurmd -f "$SLURM_CONF" 2>> "$work/start.log" || fail "slurmd does not start"
tries=0
until sinfo -h -o %T 2> /dev/null | grep -q idle; do
  tries=$((tries + 1))
  [ "$tries" -lt 150 ] || fail "no node is idle"
  sleep 0.2
done

cat > "$work/part.sh" << END
#!/bin/sh
if [ "\$SLURM_ARRAY_TASK_ID" = 3 ] && mkdir "$work/killed" 2> /dev/null; then
  '$tool' convert --plan '$plan' --part auto --jobs 1 &
  kill -9 \$!
  wait
  exit 137
fi
exec '$tool' convert --plan '$plan' --part auto --jobs 1
END
cat > "$work/finish.sh" << END
#!/bin/sh
'$tool' finish '$plan' --wait 0 > '$work/finish.out' 2>&1
echo \$? > '$work/finish.status'
END

# submit OPTION...: submits a script, and prints its number.
submit() { sbatch --parsable --output="$work/task-%A-%a.out" "$@"; }

# finished JOB...: submits the last step, which starts after any end of the jobs, and waits for it.
finished() {
  jobs=$(echo "$*" | tr ' ' ':')
  sbatch --wait --output="$work/end.out" --dependency="afterany:$jobs" "$work/finish.sh" > /dev/null ||
    fail "the last step did not run"
}

first=$(submit --array=0-7 "$work/part.sh") || fail "the array was not accepted"
finished "$first"
echo "first finish: $(cat "$work/finish.status"), $(grep -o 'part 3 is not complete' "$work/finish.out")"
one=$(submit --array=3,5 "$work/part.sh")
two=$(submit --array=5 "$work/part.sh")
finished "$one" "$two"
echo "second finish: $(cat "$work/finish.status")"
