#!/usr/bin/env bash
# postfix-mk.sh ROOT PORT MILTER [SETTING…]: a Postfix of its own under ROOT that listens on 127.0.0.1:PORT, asks MILTER
# (inet:127.0.0.1:8890 or unix:/abs/milter.sock) and puts all mail, for whatever domain, into ROOT/mail/inbox/new. Nothing
# can leave. Further arguments are lines for main.cf, such as "milter_default_action = accept". Needs root; ROOT is
# absolute, and the user postfix can reach it (chmod o+x on all folders above). Stop it: postfix -c ROOT/etc stop.
set -euo pipefail
root=$1 port=$2 milter=$3
shift 3
mkdir -p "$root"/{etc,spool,data,mail}
chmod 755 "$root" "$root/etc"
chown postfix "$root/data"
id vmail >/dev/null 2>&1 || useradd -r -u 5000 -s /usr/sbin/nologin vmail
chown -R vmail "$root/mail"
cat >"$root/etc/main.cf" <<M
compatibility_level = 3.6
queue_directory = $root/spool
data_directory = $root/data
mail_owner = postfix
setgid_group = postdrop
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
myhostname = gw.example.test
mydestination =
local_recipient_maps =
alias_maps =
alias_database =
virtual_mailbox_domains = static:ALL
virtual_mailbox_maps = static:inbox/
virtual_mailbox_base = $root/mail
virtual_uid_maps = static:$(id -u vmail)
virtual_gid_maps = static:$(id -g vmail)
virtual_minimum_uid = 100
virtual_mailbox_limit = 0
message_size_limit = 52428800
default_transport = error:no outbound
relay_transport = error:no outbound
smtpd_recipient_restrictions = permit_mynetworks, reject
smtpd_peername_lookup = no
disable_dns_lookups = yes
smtp_dns_support_level = disabled
enable_long_queue_ids = yes
maillog_file = $root/maillog
maillog_file_prefixes = $root
smtpd_milters = $milter
milter_protocol = 6
milter_default_action = tempfail
milter_connect_timeout = 5s
milter_command_timeout = 10s
milter_content_timeout = 30s
M
# The last setting of a name counts; postconf warns of the one before.
for setting in "$@"; do
  name=${setting%%[ =]*}
  sed -i "/^$name *=/d" "$root/etc/main.cf"
  printf '%s\n' "$setting" >>"$root/etc/main.cf"
done
sed -e "s/^smtp  *inet .*/127.0.0.1:$port inet n - n - - smtpd/" \
  -e 's/^\([a-z0-9-]* *unix *[-n] *[-n] *\)y /\1n /' /usr/share/postfix/master.cf.dist >"$root/etc/master.cf"
grep -q '^postlog' "$root/etc/master.cf" || echo 'postlog unix-dgram n - n - 1 postlogd' >>"$root/etc/master.cf"
postfix -c "$root/etc" check
postfix -c "$root/etc" start
