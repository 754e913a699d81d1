package ui

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"lupaus/assets"
	"lupaus/model/scene"
)

// App is the program: one window that shows the start page or one project.
// UI goroutine only.
type App struct {
	fyne  fyne.App
	win   fyne.Window
	deps  Deps
	tasks Tasks
	set   Settings
	words *assets.Words
	theme *Theme

	builder *scene.Builder // pictures in the words of the window
	actions []*Action
	menus   *menuBar
	modals  []*modal
	popped  *widget.PopUpMenu // the menu that was opened last, perhaps closed since
	toasts  *toasts

	session *session     // nil on the start page
	page    *projectPage // the session's widgets in the present language
	start   *startPage
	quit    bool // the window is closing
}

// New makes the window in the language and look of the settings. Call
// [App.Run] or, when a file is to be opened, [App.Open] before it.
func New(f fyne.App, deps Deps) *App {
	a := &App{fyne: f, deps: deps, tasks: deps.Tasks}
	if a.tasks == nil {
		a.tasks = realTasks{}
	}
	set, err := loadSettings(a.settingsPath())
	if err != nil {
		a.log(err)
	}
	a.set = set
	a.theme = newTheme(set.Theme, set.TextScale)
	f.Settings().SetTheme(a.theme)
	a.win = f.NewWindow("Lupaus")
	a.win.SetMaster()
	a.win.SetPadded(false)
	a.useLanguage(firstOf(deps.Language, set.Language, deps.SystemLanguage))
	a.actions = a.makeActions()
	size := fyne.NewSize(1280, 820)
	if set.Width > 400 && set.Height > 300 {
		size = fyne.NewSize(set.Width, set.Height)
	}
	a.win.Resize(size)
	a.win.SetCloseIntercept(a.close)
	a.win.SetOnDropped(a.dropped)
	a.win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { a.plainKey(ev) })
	a.lifecycle()
	f.Settings().AddListener(func(fyne.Settings) { a.restyle() })
	a.rebuild()
	return a
}

// Window is the program's window.
func (a *App) Window() fyne.Window { return a.win }

// Run shows the window and returns when it has been closed.
func (a *App) Run() { a.win.ShowAndRun() }

// lifecycle writes what is not on the disk yet whenever the program may be
// about to end: the close button is not the only way out.
func (a *App) lifecycle() {
	l := a.fyne.Lifecycle()
	l.SetOnStarted(func() { slog.Debug("first frame") })
	l.SetOnExitedForeground(func() {
		if a.page != nil {
			a.page.settle()
		}
	})
	l.SetOnStopped(a.flush)
}

// Stop ends the program as the close button does; for signals.
func (a *App) Stop() { a.tasks.OnUI(a.close) }

// close leaves the project and ends the program.
func (a *App) close() {
	if a.quit {
		return
	}
	size := a.win.Canvas().Size()
	a.set.Width, a.set.Height = size.Width, size.Height
	a.leave(func() {
		a.quit = true
		a.saveSettings()
		a.win.SetCloseIntercept(nil)
		a.fyne.Quit()
	})
}

// flushTimeout is how long the end of the program waits for a slow disk.
const flushTimeout = 10 * time.Second

// flush writes what is not on the disk yet and waits for it.
func (a *App) flush() {
	if a.session == nil {
		return
	}
	if a.page != nil {
		a.page.settle()
	}
	ctx, cancel := context.WithTimeout(context.Background(), flushTimeout)
	defer cancel()
	if err := a.session.file.Flush(ctx); err != nil {
		a.log(err)
	}
}

// T returns the text of a key in the window's language.
func (a *App) T(key string, args ...any) string { return a.words.T(key, args...) }

// useLanguage takes a language into use for everything that is made from now
// on; rebuild shows it.
func (a *App) useLanguage(tag string) {
	a.words = assets.WordsFor(tag)
	a.builder = scene.NewBuilder(assets.Typeset(), a.words)
	if err := lang.AddTranslationsForLocale(fyneWords(a.words.Lang()), lang.SystemLocale()); err != nil {
		a.log(err)
	}
}

// setLanguage changes the language of the window while it is open.
func (a *App) setLanguage(tag string) {
	if tag == a.words.Lang() {
		return
	}
	a.set.Language = tag
	a.saveSettings()
	a.useLanguage(tag)
	a.rebuild()
}

// setTheme changes the look: "" for light, dark, or system for the desktop's.
func (a *App) setTheme(variant string) {
	a.set.Theme = variant
	a.useTheme()
}

// setTextScale changes the size of all text of the window.
func (a *App) setTextScale(scale float32) {
	a.set.TextScale = scale
	a.useTheme()
}

func (a *App) useTheme() {
	a.saveSettings()
	a.theme = newTheme(a.set.Theme, a.set.TextScale)
	a.fyne.Settings().SetTheme(a.theme)
	a.restyle()
	a.updateActions()
}

// restyle follows the theme where Fyne does not do so by itself.
func (a *App) restyle() {
	if a.page != nil {
		a.page.board.SetPalette(a.palette())
	}
	if c := a.win.Content(); c != nil {
		c.Refresh()
	}
}

// rebuild makes the content of the window anew in the present language. What
// is open, selected and zoomed stays.
func (a *App) rebuild() {
	a.toasts = newToasts(a)
	if a.session != nil {
		a.start = nil
		a.page = newProjectPage(a, a.session, a.page)
		a.win.SetContent(a.toasts.over(a.page.content))
		a.page.shown()
	} else {
		a.page = nil
		a.start = newStartPage(a)
		a.win.SetContent(a.toasts.over(a.start.content))
	}
	a.menus = newMenuBar(a)
	a.win.SetMainMenu(a.menus.main)
	a.updateTitle()
	a.updateActions()
}

func (a *App) updateTitle() {
	title := "Lupaus"
	if a.session != nil {
		title = a.session.name() + " – Lupaus"
	}
	a.win.SetTitle(title)
}

// log writes an error that nobody has to act on.
func (a *App) log(err error) { slog.Error(err.Error()) }

func firstOf(texts ...string) string {
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			return t
		}
	}
	return ""
}
