package kit

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strings"

	"bureau/internal/fault"
	"bureau/internal/i18n"
)

// SignedUpload is Signed for a form that brings a file of at most max bytes; it is kept in memory, and File gives it.
func (k *Kit) SignedUpload(max int64, h Handler) http.Handler {
	return k.signed(h, func(w http.ResponseWriter, r *http.Request) error { return readUpload(w, r, max) })
}

// SignedUploadOr is SignedUpload with the answer to a file that is too large.
func (k *Kit) SignedUploadOr(max int64, h, tooLarge Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer, sent := h, r.Body
		read := func(w http.ResponseWriter, r *http.Request) error {
			err := readUpload(w, r, max)
			if f, ok := fault.As(err); !ok || f.Text != i18n.FormTooBig {
				return err
			}
			answer = tooLarge
			_, _ = io.CopyN(io.Discard, sent, 4*max) // a browser reads the answer only when it has sent all
			return nil
		}
		k.signed(func(v *View, r *http.Request) (Answer, error) { return answer(v, r) }, read).ServeHTTP(w, r)
	})
}

// readUpload reads a form with files within its limits. A form without one comes as every other form.
func readUpload(w http.ResponseWriter, r *http.Request, max int64) error {
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		return readForm(w, r)
	}
	r.Body = http.MaxBytesReader(w, r.Body, max+maxBody)
	err := r.ParseMultipartForm(max + maxBody)
	if _, tooBig := errors.AsType[*http.MaxBytesError](err); tooBig || errors.Is(err, multipart.ErrMessageTooLarge) {
		return fault.New(fault.Invalid, i18n.FormTooBig).Because(err)
	}
	if err != nil {
		return fault.New(fault.Invalid, i18n.BadInput).Because(err)
	}
	return checkForm(r)
}

// File gives the content of an uploaded file, and nothing where none was chosen.
func File(r *http.Request, field string) ([]byte, error) {
	if r.MultipartForm == nil || len(r.MultipartForm.File[field]) == 0 {
		return nil, nil
	}
	f, err := r.MultipartForm.File[field][0].Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}
