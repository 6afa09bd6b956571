# Makes mails of a support desk over three years: awk -v count=N -v mbox=FILE -v lines=FILE -f mails.awk writes N of them as an
# mbox, and the same drafts as lines for "softspoken batch".
function say_it(i) { return text[1 + int(rand() * n)] }
BEGIN {
  split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", month, " ")
  split("Mon Tue Wed Thu Fri Sat Sun", weekday, " ")
  writers = split("billing help desk orders returns", writer, " ")
  n = split("Thank you for waiting. I have sent the invoice again.|No problem! We will look into it soon.|Hopefully you have not lost all your data.|You should have read the manual, obviously.|Please flush your DNS cache and try again.|The room is booked for noon on Friday.|We apologize for any inconvenience this may have caused.|I can ring you at nine tomorrow; does that suit you?|From here on it works; please let me know by Friday.|That is not our department.", text, "|")
  srand(7)
  for (i = 1; i <= count; i++) {
    if (i == 1 || rand() < 0.4) root = i
    m = int(rand() * 36); year = 2024 + int(m / 12); m = m % 12 + 1; day = 1 + int(rand() * 28)
    who = writer[1 + int(rand() * writers)] "@example.test"
    printf "From %s %s %s %2d 09:%02d:00 %d\n", who, weekday[1 + i % 7], month[m], day, i % 60, year >mbox
    printf "From: %s\nTo: customer%d@example.test\nSubject: Re: order %d\n", who, i, root >mbox
    printf "Date: %d %s %d 09:%02d:00 +0000\nMessage-ID: <made-%d@example.test>\n", day, month[m], year, i % 60, i >mbox
    if (root != i) printf "References: <made-%d@example.test>\n", root >mbox
    printf "\nDear customer %d,\n\n", i >mbox
    printf "{\"id\":%d,\"draft\":\"Dear customer %d,\\n\\n", i, i >lines
    for (k = 0; k < 3; k++) {
      t = say_it(i)
      print (t ~ /^From / ? ">" : "") t >mbox
      printf "%s\\n", t >lines
    }
    printf "\nKind regards\n%s\n\n", who >mbox
    printf "\\nKind regards\\n%s\\n\"}\n", who >lines
  }
}
