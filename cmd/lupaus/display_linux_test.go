package main

import (
	"encoding/binary"
	"io"
	"net"
	"os"
	"path/filepath"
	"testing"
)

// xServer answers a greeting and one question about an extension.
func xServer(t *testing.T, number string, admits, hasGLX bool) {
	t.Helper()
	path := filepath.Join("/tmp/.X11-unix", "X"+number)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Skip(err)
	}
	l, err := net.Listen("unix", "@"+path) // the abstract one leaves no file behind
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		head := make([]byte, 12)
		if _, err := io.ReadFull(conn, head); err != nil {
			return
		}
		rest := (int(binary.LittleEndian.Uint16(head[6:]))+3)/4*4 + (int(binary.LittleEndian.Uint16(head[8:]))+3)/4*4
		if _, err := io.CopyN(io.Discard, conn, int64(rest)); err != nil {
			return
		}
		reply := []byte{0, 4, 11, 0, 0, 0, 1, 0, 'n', 'o', '!', ' '}
		if admits {
			reply = []byte{1, 0, 11, 0, 0, 0, 1, 0, 0, 0, 0, 0}
		}
		if _, err := conn.Write(reply); err != nil || !admits {
			return
		}
		if _, err := io.CopyN(io.Discard, conn, 12); err != nil {
			return
		}
		answer := make([]byte, 32)
		answer[0] = 1
		if hasGLX {
			answer[8] = 1
		}
		_, _ = conn.Write(answer) // the test sees what is missing
	}()
}

func TestCheckDisplay(t *testing.T) {
	t.Setenv("XAUTHORITY", filepath.Join(t.TempDir(), "none"))
	for name, c := range map[string]struct {
		number         string
		admits, hasGLX bool
		want           string
	}{
		"all well": {"9501", true, true, ""},
		"no GLX":   {"9502", true, false, "noGL"},
		"refused":  {"9503", false, false, "refused"},
	} {
		t.Run(name, func(t *testing.T) {
			xServer(t, c.number, c.admits, c.hasGLX)
			t.Setenv("DISPLAY", ":"+c.number+".0")
			got := ""
			if err := checkDisplay(); err != nil {
				got = err.key
			}
			if got != c.want {
				t.Errorf("says %q, want %q", got, c.want)
			}
		})
	}
	t.Run("nobody there", func(t *testing.T) {
		t.Setenv("DISPLAY", ":9599")
		if err := checkDisplay(); err == nil || err.key != "unreachable" {
			t.Errorf("says %v", err)
		}
	})
}

func TestCookie_ReadsTheFileOfXauth(t *testing.T) {
	path := filepath.Join(t.TempDir(), "xauth")
	entry := func(display, name, data string) []byte {
		b := []byte{1, 0}
		for _, f := range []string{"host", display, name, data} {
			b = binary.BigEndian.AppendUint16(b, uint16(len(f)))
			b = append(b, f...)
		}
		return b
	}
	file := append(entry("1", "MIT-MAGIC-COOKIE-1", "wrong"), entry("7", "MIT-MAGIC-COOKIE-1", "right")...)
	if err := os.WriteFile(path, append(file, 1, 0, 0), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XAUTHORITY", path)
	if name, data := cookie("7"); name != "MIT-MAGIC-COOKIE-1" || string(data) != "right" {
		t.Errorf("cookie %q %q", name, data)
	}
	if name, _ := cookie("8"); name != "" {
		t.Errorf("a cookie for another display: %q", name)
	}
}
