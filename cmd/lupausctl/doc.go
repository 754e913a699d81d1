// Lupausctl is Lupaus without a window: it makes, fills, shows, checks, copies,
// exports and prints project files from a command line or a script.
//
//	lupausctl new [--template ID] FILE.lupaus
//	lupausctl templates
//	lupausctl import [--from FORMAT] IN FILE.lupaus
//	lupausctl export [--as FORMAT] [--journey ID|NAME] [--page A4…A0] [--portrait] [--tile A4|A3] FILE.lupaus OUT
//	lupausctl report journey [--journey ID|NAME] FILE.lupaus OUT.pdf
//	lupausctl report promises [--journey ID|NAME] [--blank] FILE.lupaus OUT.pdf
//	lupausctl report roles [--role ID|NAME]… [--blank] FILE.lupaus OUT.pdf
//	lupausctl report board [--blank] FILE.lupaus OUT.pdf
//	lupausctl report framework [--page A5…A0] [--portrait] [--tile A4|A3] [--blank] FILE.lupaus OUT.pdf
//	lupausctl report gaps [--journey ID|NAME] [--blank] FILE.lupaus OUT.pdf
//	lupausctl report sheets [--form FORM] [--blank] FILE.lupaus OUT.pdf
//	lupausctl report decisions [--blank] FILE.lupaus OUT.pdf
//	lupausctl report changes [--since ID|NAME] [--journey ID|NAME] FILE.lupaus OUT.pdf
//	lupausctl customers list [--json] FILE.lupaus
//	lupausctl customers import [--leave-out] [--dry-run] [--json] FILE.lupaus IN
//	lupausctl customers export|template FILE.lupaus -o OUT
//	lupausctl show [--json] FILE.lupaus
//	lupausctl check [--json] [--strict] FILE.lupaus
//	lupausctl verify FILE.lupaus
//	lupausctl backup FILE.lupaus OUT.lupaus
//
// # What scripts may rely on
//
// Results go to standard output, everything said to people to standard error.
// The exit code is 0 when all went well, 1 when the work failed and 2 when the
// command line was wrong. Gaps that check finds are no failure unless --strict
// is given. A file that exists is overwritten with --force only,
// and a file is either written whole or not touched. OUT may be "-" for
// standard output, IN may be "-" for standard input. Texts are in Finnish,
// English or Swedish: --lang, or else LC_ALL, LC_MESSAGES and LANG.
//
// The structure that show --json prints is that of the type outline, and that of
// check --json of the type gapOutline. Fields may be added to them, none is
// renamed or removed while "version" stays the same. Lists are never null; days
// are written YYYY-MM-DD.
package main
