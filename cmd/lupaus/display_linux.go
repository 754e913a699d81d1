package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// checkDisplay asks the X server whether a window with OpenGL can be opened at
// all. Without a display Fyne panics, and without GLX it waits for ever.
// The protocol is that of "X Window System Protocol, X Version 11", chapter 8
// and appendix B: a greeting, then the request QueryExtension.
func checkDisplay() *displayError {
	name := os.Getenv("DISPLAY")
	if name == "" {
		return &displayError{"none", "DISPLAY is not set"}
	}
	conn, number, err := dialX(name)
	if err != nil {
		return &displayError{"unreachable", err.Error()}
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(3 * time.Second)); err != nil {
		return &displayError{"unreachable", err.Error()}
	}
	if err := greet(conn, number); err != nil {
		return &displayError{"refused", err.Error()}
	}
	has, err := hasExtension(conn, "GLX")
	switch {
	case err != nil:
		return &displayError{"unreachable", err.Error()}
	case !has:
		return &displayError{"noGL", "the X server has no GLX"}
	}
	return nil
}

// dialX connects to a display: "host:number.screen".
func dialX(name string) (net.Conn, string, error) {
	i := strings.LastIndex(name, ":")
	if i < 0 {
		return nil, "", fmt.Errorf("display %q", name)
	}
	host := name[:i]
	number, _, _ := strings.Cut(name[i+1:], ".")
	n, err := strconv.Atoi(number)
	if err != nil {
		return nil, "", fmt.Errorf("display %q: %w", name, err)
	}
	if host == "" || host == "unix" {
		path := "/tmp/.X11-unix/X" + number
		conn, err := net.DialTimeout("unix", path, 3*time.Second)
		if err != nil {
			conn, err = net.DialTimeout("unix", "@"+path, 3*time.Second) // the abstract one
		}
		return conn, number, err
	}
	conn, err := net.DialTimeout("tcp", net.JoinHostPort(host, strconv.Itoa(6000+n)), 3*time.Second)
	return conn, number, err
}

// greet opens the connection, with the user's key when there is one.
func greet(conn io.ReadWriter, number string) error {
	key, data := cookie(number)
	msg := []byte{'l', 0, 11, 0, 0, 0}
	msg = binary.LittleEndian.AppendUint16(msg, uint16(len(key)))
	msg = binary.LittleEndian.AppendUint16(msg, uint16(len(data)))
	msg = append(msg, 0, 0)
	msg = append(msg, pad4([]byte(key))...)
	msg = append(msg, pad4(data)...)
	if _, err := conn.Write(msg); err != nil {
		return err
	}
	head := make([]byte, 8)
	if _, err := io.ReadFull(conn, head); err != nil {
		return err
	}
	rest := make([]byte, 4*int(binary.LittleEndian.Uint16(head[6:])))
	if _, err := io.ReadFull(conn, rest); err != nil {
		return err
	}
	if head[0] != 1 {
		return errors.New("the X server refuses: " + strings.TrimSpace(string(rest[:min(int(head[1]), len(rest))])))
	}
	return nil
}

func hasExtension(conn io.ReadWriter, name string) (bool, error) {
	msg := []byte{98, 0}
	padded := pad4([]byte(name))
	msg = binary.LittleEndian.AppendUint16(msg, uint16(2+len(padded)/4))
	msg = binary.LittleEndian.AppendUint16(msg, uint16(len(name)))
	msg = append(append(msg, 0, 0), padded...)
	if _, err := conn.Write(msg); err != nil {
		return false, err
	}
	reply := make([]byte, 32)
	if _, err := io.ReadFull(conn, reply); err != nil {
		return false, err
	}
	return reply[0] == 1 && reply[8] == 1, nil
}

func pad4(b []byte) []byte {
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

// cookie reads the user's key for a display from the file of xauth.
func cookie(number string) (name string, data []byte) {
	path := os.Getenv("XAUTHORITY")
	if path == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", nil
		}
		path = filepath.Join(home, ".Xauthority")
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return "", nil
	}
	for len(raw) > 2 {
		raw = raw[2:] // family
		var fields [4][]byte
		for i := range fields {
			if len(raw) < 2 {
				return "", nil
			}
			n := int(binary.BigEndian.Uint16(raw))
			if len(raw) < 2+n {
				return "", nil
			}
			fields[i], raw = raw[2:2+n], raw[2+n:]
		}
		if d := string(fields[1]); d == "" || d == number {
			return string(fields[2]), fields[3]
		}
	}
	return "", nil
}
